import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { Role } from '../people/role.type.js';
import type { TaskFilter } from './task-filter.type.js';

/** A filter of tasks that somebody gave a name: his own, or shared with a group. (`view` is a word of SQL, hence the table's name.) */
@Entity()
@Index(['owner'])
@Index(['organisation', 'sharedWith'])
export class TaskView {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  owner: string;

  @Column('text')
  name: string;

  /** Whose inboxes have it, too; null: the owner's alone. */
  @Column('text', { nullable: true })
  sharedWith: Role | null;

  @Column('jsonb')
  filter: TaskFilter;

  @Column('timestamptz')
  createdAt: Date;

  /** Taken away, and brought back by whoever wants it back: its address stays the same. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
