import type { DataOf, FormSchema, TaskDefinition, TaskResult } from '../contract/define-task.js';
import type { MessageDefinition } from '../contract/define-message.js';
import { CORRECTED, type Expected, type TaskToOpen, type TimerSpec } from '../contract/protocol.js';

/** One of the things that a wait hopes for. Descriptions only: nothing begins before `firstOf` takes them. */
export type Hope = TaskHope | TimerHope | MessageHope | CorrectedHope;

export interface TaskHope<T extends TaskDefinition = TaskDefinition> {
  readonly is: 'task';
  readonly task: T;
  readonly assignee: string | null;
  readonly wanted: string | null;
  readonly prefill: Record<string, unknown>;
}

export interface TimerHope {
  readonly is: 'timer';
  readonly spec: TimerSpec;
}

export interface MessageHope<M extends MessageDefinition = MessageDefinition> {
  readonly is: 'message';
  readonly message: M;
  readonly key: string;
}

export interface CorrectedHope {
  readonly is: 'corrected';
}

/** Whose a task is to be, and what its form begins with. */
export interface AskedOf {
  /** Nobody else gets it. */
  assignee?: string;
  /** The group gets it, and this person is asked for it first, until it escalates. */
  wanted?: string;
  prefill?: Record<string, unknown>;
}

/** A task for a person: by default for the group of its role, or whom the pack's rule chooses of it. */
export function task<T extends TaskDefinition>(definition: T, ask: AskedOf = {}): TaskHope<T> {
  return { is: 'task', task: definition, assignee: ask.assignee ?? null, wanted: ask.wanted ?? null, prefill: ask.prefill ?? {} };
}

/** A time that passes: a duration of the pack by its name, minutes, or a promised instant in epoch ms. */
export function timer(when: string | { minutes: number } | { at: number }): TimerHope {
  return { is: 'timer', spec: typeof when === 'string' ? { pack: when } : when };
}

/** Something from outside about `key`. One that came before is not lost; each is consumed once. */
export function message<M extends MessageDefinition>(definition: M, key: string): MessageHope<M> {
  return { is: 'message', message: definition, key };
}

/** The case's data were corrected by somebody after this story last heard of it. */
export function corrected(): CorrectedHope {
  return { is: 'corrected' };
}

type Payload<M> = M extends { payload: infer Form extends FormSchema } ? DataOf<Form> : never;

/** What each kind of hope brings when it comes first; `at` is in epoch ms. */
export type Came<H extends Hope> =
  H extends TaskHope<infer T>
    ? TaskResult<T>
    : H extends MessageHope<infer M>
      ? { payload: Payload<M>; by: string; at: number }
      : H extends CorrectedHope
        ? { data: Record<string, unknown>; by: string; at: number }
        : { at: number };

/** What came first of several, told apart by `first`. */
export type First<Hopes extends Record<string, Hope>> = { [Key in keyof Hopes & string]: { first: Key } & Came<Hopes[Key]> }[keyof Hopes & string];

/** What has to come from outside for a hope to come true, as the read model keeps it. */
export function expectedOf(hope: MessageHope | CorrectedHope, { caseId, seen }: { caseId: string | null; seen: number }): Expected {
  if (hope.is === 'message') return { kind: hope.message.kind, key: hope.key, sender: hope.message.sender };
  if (caseId === null) throw new Error('A process without a case cannot hope for corrections.');
  return { kind: CORRECTED, key: caseId, sender: 'person', seen };
}

/** A task as the read model opens it, but for its ids. */
export function openedOf({ task: { name, role }, assignee, wanted, prefill }: TaskHope): Omit<TaskToOpen, 'id' | 'key'> {
  return { name, role, assignee, ...(wanted === null ? {} : { wanted }), prefill };
}
