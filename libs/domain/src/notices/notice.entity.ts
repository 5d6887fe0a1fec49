import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { Incident } from '../incidents/incident.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Comment } from '../tasks/comment.entity.js';
import { Task } from '../tasks/task.entity.js';
import type { NoticeKind } from './notice.type.js';

/** Something that a person is told. Person and cause are its key: whoever tells it again, and however many do at once, tells it once. */
@Entity()
@Check('notice_kind', "kind IN ('task', 'urgent', 'soon', 'late', 'mention', 'answer', 'taken', 'incident')")
@Index(['person', 'at', 'cause'])
@Index(['person'], { where: 'read_at IS NULL' })
@Index(['at'])
export class Notice {
  @ForeignKey(() => Person)
  @PrimaryColumn('uuid')
  person: string;

  /** Why, and about what: `late:<task>:<instant>`, `comment:<id>`. */
  @PrimaryColumn('text')
  cause: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @Column('text')
  kind: NoticeKind;

  @ForeignKey(() => Task)
  @Column('uuid', { nullable: true })
  task: string | null;

  /** Where it is about no task. */
  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  case: string | null;

  @ForeignKey(() => Comment)
  @Column('uuid', { nullable: true })
  comment: string | null;

  @ForeignKey(() => Incident)
  @Column('uuid', { nullable: true })
  incident: string | null;

  /** Who did it; null: a rule, or time. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  actor: string | null;

  /** How many tasks at once, where they are not told one by one. */
  @Column('integer', { nullable: true })
  count: number | null;

  /** When its cause came about. */
  @Column('timestamptz')
  at: Date;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
