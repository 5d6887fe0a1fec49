import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Task } from '../tasks/task.entity.js';

/** A file that somebody laid beside a task or a case. What it holds lies on disk, named by its hash. */
@Entity()
@Check('attachment_beside', 'num_nonnulls("case", task) > 0')
@Index(['case', 'addedAt', 'id'])
@Index(['task', 'addedAt', 'id'])
@Index(['sha256'])
@Index(['organisation', 'addedAt'])
export class Attachment {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** Null of a task that belongs to no case. */
  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  case: string | null;

  /** Null of one that was laid beside the case itself. */
  @ForeignKey(() => Task)
  @Column('uuid', { nullable: true })
  task: string | null;

  /** For people; never a part of a path. */
  @Column('text')
  name: string;

  /** As its first bytes say, not as its name does. */
  @Column('text')
  type: string;

  /** Bytes. */
  @Column('integer')
  size: number;

  /** Of its content, in hex: where it lies. */
  @Column('text')
  sha256: string;

  @ForeignKey(() => Person)
  @Column('uuid')
  addedBy: string;

  @Column('timestamptz')
  addedAt: Date;

  /** Taken away by whoever had added it; may be brought back until it is tidied. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
