/**
 * What the sandbox, the worker, the database and the API say to each other about human tasks (docs/task-protocol.md).
 * Types and constants only, so that every room may import it. Instants are epoch milliseconds.
 */
import type { DurationText } from './duration.js';

/** One update name for all commands; the update's id is the command's id. */
export const COMMAND = 'command';

/** Asks a run which waits it holds open (their ids); the reconciler and the tests compare it with PostgreSQL. */
export const OPEN_WAITS = 'openWaits';

/** One task queue for the stories: a process is found by its workflow type. */
export const TASK_QUEUE = 'reglament';

/** The server's default of 10 s would cost as much after a killed worker; measured with this: about 2 s. A child does not inherit it. */
export const WORKFLOW_TASK_TIMEOUT = '2s';

/** What a command wants: the first three of one wait, the others of the instance. */
export type CommandKind = 'task' | 'message' | 'correct' | 'cancel' | 'hold' | 'clock';

/** What a person or the world wants of a story. `at` is the API's `decided_at`: the story takes its time from it. */
export interface Command {
  id: string;
  kind: CommandKind;
  /** Null where the command is for the instance. */
  wait: string | null;
  /** Which of the things raced in the wait: its key in `firstOf`. */
  key: string | null;
  /** Of a task. */
  outcome: string | null;
  /** What the form holds, or what the message or correction brings. */
  data: unknown;
  /** Who wants it, such as `person:<id>`. */
  actor: string;
  at: number;
}

/** A command on its way to its own run. */
export interface Parcel extends Command {
  process: string;
  instance: string;
  run: string;
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
  /** The number of the case's corrections that the starter has heard of. */
  corrections?: number;
  /** What a loop takes along into its next run. */
  carried?: Carried;
}

/** What a run that continues as new hands on, beside its input. Nothing else survives. */
export interface Carried {
  turn: number;
  state: unknown;
  step: string | null;
  /** How many moves the instance has made. */
  moves: number;
  /** The story's time. */
  at: number;
  /** The cause of a cancel that has not taken effect yet. */
  cancel: string | null;
  corrections: number;
}

/** The one result of every workflow: the story's result and its time at the end. */
export interface Told<R = unknown> {
  at: number;
  result: R;
}

/**
 * When a timer ends: at an instant that was promised (epoch ms), after a duration, or after a duration of the pack's `timers.json`
 * (`<process>.<name>`). Only the last is divided by the training speed.
 */
export type TimerSpec = { at: number } | { after: DurationText } | { pack: string };

/** What a wait hopes for from outside. `seen` is the number of the last correction that the story has heard of. */
export interface Expected {
  kind: string;
  key: string;
  sender: string;
  seen?: number;
}

/** The kind under which a correction of a case is hoped for; its key is the case's id. */
export const CORRECTED = 'case.corrected';

/** What a correction brings: the case's data as they are now, and how often they have been corrected. */
export interface Correction {
  number: number;
  data: Record<string, unknown>;
}

/** A task as its story opens it. Who it is for and by when is read from the pack by the projection. */
export interface TaskToOpen {
  id: string;
  key: string;
  name: string;
  role: string;
  assignee: string | null;
  /** Asked for it first, beside the group: the pack says whether that counts. */
  wanted?: string;
  /** Values that the form begins with. */
  prefill: Record<string, unknown>;
  /** The instant that its story has promised, epoch ms: it is due then, whatever the pack says. */
  dueAt?: number;
  /** Put aside until shortly before `dueAt`. */
  aside?: boolean;
  promise?: Promised;
  /** What it takes, where the pack gives it away by skill. */
  skill?: string;
}

/** What was promised to a client, in a word such as `callBack`, and by whom (`person:<id>`). Due and kept are its task's. ALL-2. */
export interface Promised {
  what: string;
  by: string;
}

/** One guarded change of the read model. All effects of one flush go into one transaction. */
export type Effect =
  | { kind: 'begun'; process: string; step: string | null; at: number }
  | { kind: 'continued'; at: number }
  | { kind: 'opened'; wait: string; place: string; at: number; tasks: TaskToOpen[]; timers: Record<string, TimerSpec>; expects: Record<string, Expected> }
  | { kind: 'closed'; wait: string; cause: string; at: number }
  | { kind: 'escalated'; wait: string; task: string; at: number }
  | { kind: 'looked'; waits: string[]; at: number }
  | { kind: 'stuck'; what: 'undo-failed'; detail: string; at: number }
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
  /** Which flush of its run this is, from 1. */
  flush: number;
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
  /** By wait, then by key: `late:<task key>` for escalations, `timer:<hope>` for timers; epoch ms. */
  instants: Record<string, Record<string, number>>;
  next: OpenedTask[];
}

/** Who decided a wait, and when. A cause of null: nobody, for the timer that asked is not due by its row. */
export interface Decision {
  cause: string | null;
  at: number;
}

/** The local activities of the kit. */
export interface ProjectionActivities {
  /** Applies a flush in one transaction; applied again it changes nothing. */
  kitProject(batch: Batch): Promise<ReadBack>;
  /** Decides an open wait for a timer or a cancel, or tells who was first. */
  kitDecide(ask: { organisation: string; wait: string; cause: string; at: number }): Promise<Decision>;
}
