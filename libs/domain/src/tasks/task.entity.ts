import type { Promised } from '#kit/contract/protocol.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { Why } from '../assignment/assignment.type.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { Role } from '../people/role.type.js';
import { ProcessInstance } from './process-instance.entity.js';
import type { Timing, TaskStatus } from './task.type.js';
import { Wait } from './wait.entity.js';

/** One thing for one person to do. */
@Entity()
@Index('task_promised', ['organisation', 'dueAt'], { where: 'promise IS NOT NULL' })
@Check('task_status', "status IN ('open', 'completing', 'closed')")
@Check('task_timing', "timing IN ('elapsed', 'working', 'promised')")
@Index(['case'])
@Index(['wait'])
@Index(['assignee'], { where: "assignee IS NOT NULL AND status = 'open'" })
@Index('task_held_due', ['dueAt'], { where: "assignee IS NOT NULL AND status = 'open'" })
@Index('task_held_warn', ['warnAt'], { where: "assignee IS NOT NULL AND status = 'open'" })
@Index(['wanted'], { where: "wanted IS NOT NULL AND status = 'open'" })
@Index(['organisation', 'dueAt', 'id'], { where: "status IN ('open', 'completing')" })
@Index(['organisation', 'role', 'dueAt', 'id'], { where: "status IN ('open', 'completing')" })
export class Task {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Organisation)
  @Column('uuid')
  organisation: string;

  @ForeignKey(() => Wait)
  @Column('uuid')
  wait: string;

  @ForeignKey(() => ProcessInstance)
  @Column('uuid')
  instance: string;

  @ForeignKey(() => Case)
  @Column('uuid', { nullable: true })
  case: string | null;

  @Column('text')
  process: string;

  /** Its name in the contract, such as `confirmRequest`. */
  @Column('text')
  name: string;

  /** Its key in the wait. */
  @Column('text')
  key: string;

  /** The queue it belongs to. */
  @Column('text')
  role: Role;

  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  assignee: string | null;

  /** Asked for it first, while all of the group see it: whoever is free may take it. Null once somebody holds it. */
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  wanted: string | null;

  /** Why its holder has it, or its group; null where a person took it, gave it or gave it back. */
  @Column('jsonb', { nullable: true })
  why: Why | null;

  @Column('text')
  status: TaskStatus;

  /** Put aside by its holder until then; the task and its clock go on. */
  @Column('timestamptz', { nullable: true })
  snoozedUntil: Date | null;

  @Column('text', { nullable: true })
  snoozeReason: string | null;

  /** What was promised to the client with it, and by whom: kept where it is closed in time (ALL-2). */
  @Column('jsonb', { nullable: true })
  promise: Promised | null;

  /** How often it was put aside: there is a limit. */
  @Column('integer', { default: 0 })
  snoozes: number;

  /** Grows by claim, release, assign and reopening: a click on an old one is 409. */
  @Column('integer', { default: 1 })
  version: number;

  /** What closed it: the cause of its wait. */
  @Column('text', { nullable: true })
  cause: string | null;

  /** Values that the form begins with. */
  @Column('jsonb')
  prefill: Record<string, unknown>;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('jsonb', { nullable: true })
  data: Record<string, unknown> | null;

  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  completedBy: string | null;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  warnAt: Date | null;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** How its instants were found: a hold moves working time otherwise than elapsed time, and a promise is shown as one. */
  @Column('text', { default: 'elapsed' })
  timing: Timing;

  /** Who hears of it when it is late. */
  @Column('text', { nullable: true })
  escalateTo: Role | null;

  @Column('timestamptz', { nullable: true })
  escalatedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** Whether it was closed after its due time; a fact, known at closing. */
  @Column('boolean', { nullable: true })
  late: boolean | null;
}
