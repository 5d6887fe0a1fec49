import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Task } from './task.entity.js';

/** Who sees which open task, in the order of urgency; written in the transaction that changes the task. */
@Entity()
// All that a list asks for before it knows which rows are on its page: read without looking at the table.
@Index(['organisation', 'principal', 'dueAt', 'task', 'hiddenUntil'])
export class Inbox {
  @ForeignKey(() => Task)
  @PrimaryColumn('uuid')
  task: string;

  /** `person:<id>` or `role:<role>`: a group is one principal. */
  @PrimaryColumn('text')
  principal: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** The task's due time; `infinity` where it has none. */
  @Column('timestamptz')
  dueAt: Date;

  /** Not listed before: its case is on hold, or its holder has put it aside. Null: listed. */
  @Column('timestamptz', { nullable: true })
  hiddenUntil: Date | null;
}
