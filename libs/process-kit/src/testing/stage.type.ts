import type { MessageDefinition } from '../contract/define-message.js';

/** A task as it stands in the read model. Role names are the domain's. */
export interface TaskSeen {
  readonly id: string;
  readonly process: string;
  readonly name: string;
  readonly role: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly data: Record<string, unknown> | null;
  readonly cause: string | null;
  readonly prefill: Record<string, unknown>;
  readonly openedAt: Date;
  readonly warnAt: Date | null;
  readonly dueAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly late: boolean | null;
  readonly assignee: { id: string; name: string } | null;
  /** Asked for it first, beside the group. */
  readonly wanted: { id: string; name: string } | null;
  /** Put aside until then; may have passed. */
  readonly snoozedUntil: Date | null;
  readonly promise: { what: string; by: string } | null;
}

/** An instance of the case. */
export interface ProcessSeen {
  readonly id: string;
  readonly process: string;
  readonly root: boolean;
  readonly status: string;
  readonly step: string | null;
  readonly result: unknown;
}

export interface EventSeen {
  readonly kind: string;
  /** Such as `person:<id>` or `system`. */
  readonly actor: string;
  /** The login of a person. */
  readonly by: string | null;
  readonly data: Record<string, unknown>;
}

/** What stands in a case at one moment; `now` is the story's time. */
export interface Seen {
  readonly now: Date;
  readonly tasks: readonly TaskSeen[];
  readonly processes: readonly ProcessSeen[];
  readonly events: readonly EventSeen[];
}

/** One case of a story test, as its words need it: a look at what stands, time, and people who act through the same protocol as in the product. */
export interface Stage {
  readonly requestId: string;
  look(): Promise<Seen>;
  /** In whose inboxes a task lies: `role:<role>` and `person:<login>`. */
  inboxesOf(task: string): Promise<string[]>;
  /** Whether nothing of the case has anything to do before time passes or somebody acts. */
  isAtRest(): Promise<boolean>;
  /** The real milliseconds from an instant (epoch ms) until a duration in words is over: "10 minutes", "1 working day" by the company's calendar. */
  elapsed(duration: string, from: number): number;
  skip(milliseconds: number): Promise<void>;
  /** Completes a task by this login, or by the first person who may. Rejects with the API's refusal, which has a `code`. */
  complete(task: TaskSeen, click: { by: string | null; outcome: string; data: Record<string, unknown> }): Promise<unknown>;
  send(message: MessageDefinition, key: string, payload: Record<string, unknown>): Promise<void>;
  correct(changes: Record<string, unknown>): Promise<void>;
  hold(until: Date, reason: string): Promise<void>;
  resume(): Promise<void>;
  /** Cancels the case as a person does, by a command. */
  cancel(): Promise<void>;
  /** Asks Temporal itself to cancel the root. */
  cancelByTemporal(): Promise<void>;
  /** Ids of the open waits, by the stories' own words and by the read model. */
  openWaits(): Promise<{ told: string[]; written: string[] }>;
  /** What a case that is over has left open anywhere, and where its rows are not what its events tell: nothing, if all is well. */
  leftOver(): Promise<string[]>;
  /** In a recording run, keeps the history of the case's root under this name; else makes sure that one is kept. */
  keepHistory(name: string): Promise<void>;
}
