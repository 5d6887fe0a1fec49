import type { DataOf, FormSchema, TaskDefinition, TaskResult } from '../contract/define-task.js';
import type { MessageDefinition } from '../contract/define-message.js';
import { durationOf, looksLikeDuration, type DurationText } from '../contract/duration.js';
import { CORRECTED, type Expected, type Promised, type TaskToOpen, type TimerSpec } from '../contract/protocol.js';

/** One of the things that a wait hopes for. Descriptions only: nothing begins before `firstOf` takes them. */
export type Hope = TaskHope | TimerHope | MessageHope | CorrectedHope;

export interface TaskHope<T extends TaskDefinition = TaskDefinition> {
  readonly is: 'task';
  readonly task: T;
  readonly assignee: string | null;
  readonly wanted: string | null;
  readonly prefill: Record<string, unknown>;
  readonly dueAt: number | undefined;
  readonly aside: boolean;
  readonly promise: Promised | undefined;
  readonly skill: string | undefined;
}

/** What a story may say of a task that it opens. */
export interface TaskAsk {
  /** A person's id: nobody else gets it. */
  assignee?: string;
  /** A person's id: by the pack's rule it is given to him or to whoever stands in for him, or he is asked for it first, before the group. */
  wanted?: string;
  /** Values that the form begins with. */
  prefill?: Record<string, unknown>;
  /** An instant that was promised, epoch ms: the task is due then, and not by the pack's table, which still says how long before it to warn. */
  dueAt?: number;
  /** Nothing is to be done before that instant: until shortly before it the task is put aside. */
  aside?: true;
  /** To whom the instant or the pack's deadline was promised by whom, in a word: counted as kept or broken when the task closes (ALL-2). */
  promise?: Promised;
  /** What it takes, for the pack's rule "by-skill". */
  skill?: string;
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

/** A task for a person: by default for the group of its role, or whom the pack's rule chooses of it. */
export function task<T extends TaskDefinition>(definition: T, { assignee, wanted, prefill, dueAt, aside, promise, skill }: TaskAsk = {}): TaskHope<T> {
  return {
    is: 'task',
    task: definition,
    assignee: assignee ?? null,
    wanted: wanted ?? null,
    prefill: prefill ?? {},
    dueAt,
    aside: aside ?? false,
    promise,
    skill,
  };
}

/** How a task is told to the projection. */
export function taskToOpen(id: string, key: string, { task: { name, role }, assignee, wanted, prefill, dueAt, aside, promise, skill }: TaskHope): TaskToOpen {
  return {
    ...{ id, key, name, role, assignee, prefill },
    ...(wanted === null ? {} : { wanted }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(aside ? { aside } : {}),
    ...(promise ? { promise } : {}),
    ...(skill === undefined ? {} : { skill }),
  };
}

/** A time that passes: a duration (`3 working days`), one of the pack by its name in `timers.json`, or until a promised instant in epoch ms. */
export type When = DurationText | (string & {}) | { at: number };

/** Lets a time pass beside other things; see `When`. Throws where a duration is none: stories are tested. */
export function timer(when: When): TimerHope {
  return { is: 'timer', spec: specOf(when) };
}

function specOf(when: When): TimerSpec {
  if (typeof when !== 'string') return when;
  if (!looksLikeDuration(when)) return { pack: when };
  durationOf(when);
  return { after: when };
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
