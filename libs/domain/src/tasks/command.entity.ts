import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import { ProcessInstance } from './process-instance.entity.js';
import type { CommandKind, CommandStatus } from './task.type.js';

/** What a person or the world wants of a process; committed before Temporal hears of it. */
@Entity()
@Check('command_status', "status IN ('accepted', 'applied', 'refused')")
@Check('command_kind', "kind IN ('task', 'message', 'correct', 'cancel', 'hold', 'clock')")
@Index(['nextTryAt'], { where: "status = 'accepted'" })
@Index(['instance'])
export class Command {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  /** What is wanted: `task`, `message` and `correct` of a wait; `cancel`, `hold` and `clock` of the instance. */
  @Column('text')
  kind: CommandKind;

  @ForeignKey(() => ProcessInstance)
  @Column('uuid')
  instance: string;

  @Column('uuid', { nullable: true })
  wait: string | null;

  @Column('uuid', { nullable: true })
  task: string | null;

  /** Which of the things raced in the wait. */
  @Column('text', { nullable: true })
  key: string | null;

  /** The message that it brings. */
  @Column('uuid', { nullable: true })
  message: string | null;

  @Column('text')
  actor: string;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('jsonb', { nullable: true })
  data: unknown;

  @Column('text')
  status: CommandStatus;

  /** The run it is for: stored before the first call and used in every call. */
  @Column('text', { nullable: true })
  run: string | null;

  @Column('uuid', { nullable: true })
  answer: string | null;

  /** What Temporal said when it was applied: the tasks that came next. */
  @Column('jsonb', { nullable: true })
  next: unknown;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  decidedAt: Date;

  /** A sweeper delivers what is due; a lease is `next_try_at` pushed ahead. Wall-clock time of the database, not business time. */
  @Column('timestamptz')
  nextTryAt: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  /** The request that gave it: it goes along to Temporal. */
  @Column('uuid', { nullable: true })
  request: string | null;
}
