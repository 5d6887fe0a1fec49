/**
 * What the sandbox, the worker, the database and the API say to each other about human tasks (docs/task-protocol.md).
 * Types and constants only, so that every room may import it. Instants are epoch milliseconds.
 */

/** One update name for all commands; the update's id is the command's id. */
export const COMMAND = 'command';

/** Asks a run which waits it holds open (their ids); the reconciler and the tests compare it with PostgreSQL. */
export const OPEN_WAITS = 'openWaits';

/** One task queue for the stories: a process is found by its workflow type. */
export const TASK_QUEUE = 'reglament';

/** The server's default of 10 s would cost as much after a killed worker; measured with this: about 2 s. A child does not inherit it. */
export const WORKFLOW_TASK_TIMEOUT = '2s';

/** What a person decided. `at` is the API's `decided_at`: the story takes its time from it. */
export interface Command {
  id: string;
  wait: string;
  /** Which of the things raced in the wait: its key in `firstOf`. */
  key: string;
  outcome: string;
  data: unknown;
  /** Who wants it, such as `person:<id>`. */
  actor: string;
  at: number;
}

/** The closed set of failure types with which the validator rejects. Only the last two are refusals. */
export const Rejection = {
  /** The story has not come to this wait in this run: deliver again later. */
  notYet: 'not-yet',
  /** The story has resolved this wait before: the task is closed as superseded. */
  passed: 'passed',
  /** The wait is open, but this outcome leads nowhere or is too large: the task opens again. */
  refused: 'refused',
} as const;

/** Largest data of one outcome, in characters of its JSON (the API's body limit is 1 MiB). */
export const LARGEST_OUTCOME = 1_000_000;

/** The one argument of every workflow: who it is, since when, and what the story is about. */
export interface Start<I = unknown> {
  organisation: string;
  /** The case it belongs to; null for a process without a case. */
  caseId: string | null;
  /** The instance that started it, and the place in that story; null for a root. */
  parent: { instance: string; place: string } | null;
  /** Time at which the story begins: the row's `created_at` of a root, the parent's story time of a child. */
  at: number;
  input: I;
}

/** The one result of every workflow: the story's result and its time at the end. */
export interface Told<R = unknown> {
  at: number;
  result: R;
}

/** A task as its story opens it. Who it is for and by when is read from the pack by the projection. */
export interface TaskToOpen {
  id: string;
  key: string;
  name: string;
  role: string;
  assignee: string | null;
  /** Values that the form begins with. */
  prefill: Record<string, unknown>;
}

/** One guarded change of the read model. All effects of one flush go into one transaction. */
export type Effect =
  | { kind: 'begun'; process: string; step: string | null; at: number }
  | { kind: 'opened'; wait: string; place: string; at: number; tasks: TaskToOpen[]; timers: Record<string, number> }
  | { kind: 'closed'; wait: string; cause: string; at: number }
  | { kind: 'escalated'; wait: string; task: string; at: number }
  | { kind: 'step'; step: string; ordinal: number; at: number }
  | { kind: 'ended'; how: InstanceEnd; failure: string | null; result: unknown; at: number };

export type InstanceEnd = 'completed' | 'cancelled' | 'failed';

/** One flush: effects of one instance, in the order of the story. */
export interface Batch {
  organisation: string;
  caseId: string | null;
  instance: string;
  process: string;
  parent: { instance: string; place: string } | null;
  workflowId: string;
  run: string;
  input: unknown;
  effects: Effect[];
}

/** A task that came next, as the answer of a completion tells it. */
export interface OpenedTask {
  id: string;
  process: string;
  name: string;
}

/** What the rows say after a flush, never what the flush has just computed. */
export interface ReadBack {
  /** By wait, then by key: `late:<task key>` for escalations, the hope's key for timers. */
  instants: Record<string, Record<string, number>>;
  next: OpenedTask[];
}

/** Who decided a wait, and when. */
export interface Decision {
  cause: string;
  at: number;
}

/** The local activities of the kit. */
export interface ProjectionActivities {
  /** Applies a flush in one transaction; applied again it changes nothing. */
  kitProject(batch: Batch): Promise<ReadBack>;
  /** Decides an open wait for a timer or a cancel, or tells who was first. */
  kitDecide(ask: { organisation: string; wait: string; cause: string; at: number }): Promise<Decision>;
}
