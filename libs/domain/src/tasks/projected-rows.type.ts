import type { Promised } from '#kit/contract/protocol.js';
import type { Timing } from './task.type.js';
import type { Why } from '../assignment/assignment.type.js';

/** A wait with one of its tasks, or with none, as the rows say. */
export interface WaitRow {
  wait: string;
  timers: Record<string, number>;
  id: string | null;
  key: string;
  name: string;
  process: string;
  status: string;
  due_at: Date | null;
  escalated_at: Date | null;
  escalate_to: string | null;
}

/** A task as it was closed, for its event. */
export interface ClosedTask {
  wait: string;
  name: string;
  process: string;
  role: string;
  outcome: string | null;
  late: boolean | null;
  due_at: Date | null;
  timing: Timing;
  opened_at: Date;
  cause: string;
  closed_at: Date;
  actor: string | null;
}

/** A new wait with one of its new tasks, or with none. */
export interface MadeRow extends Omit<ClosedTask, 'closed_at'>, WaitRow {
  of: string;
  place: string;
  wait_opened_at: Date;
  working: string[];
  timing: Timing;
  decided_by: string | null;
  assignee: string | null;
  wanted: string | null;
  why: Why | null;
  prefill: object;
  promise: Promised | null;
  snoozed_until: Date | null;
  warn_at: Date | null;
  due_at: Date | null;
  closed_at: Date | null;
  /** Whom the insert has told of its tasks; of all that it made, beside each. */
  told: string[] | null;
}
