import type { MessageDefinition } from '../contract/define-message.js';
import type { ProcessDefinition } from '../contract/define-process.js';
import type { DataOf, TaskDefinition, TaskResult } from '../contract/define-task.js';
import { elapsedOf } from './elapsed.js';
import { holdsAll, sayValue } from './holds-all.js';
import type { Line } from './line.js';
import { endOf, openTask, refusalOf, rootOf, toldOf, waitFor } from './looks.js';
import type { ProcessSeen, Seen, Stage, TaskSeen } from './stage.type.js';
import { Unmet } from './unmet.js';
import { seenAtRest, untilSeen } from './until-seen.js';

/** One case on its stage: there once the line's first word was carried out. */
export interface Scene {
  readonly line: Line;
  readonly stage: () => Stage;
}

type StepOf<P extends ProcessDefinition> = keyof P['steps'] & string;
type ResultOf<P extends ProcessDefinition> = P extends ProcessDefinition<string, infer _I, infer R> ? R : never;
type OutcomeOf<T extends TaskDefinition> = keyof T['outcomes'] & string;
type DataFor<T extends TaskDefinition, Outcome> = Extract<TaskResult<T>, { outcome: Outcome }>['data'];
/** What requires nothing may be left out. */
type Filled<Data> = object extends Data ? [data?: Data] : [data: Data];

/**
 * The story of one case as its test tells it: each word says what somebody does, or what must stand then. Nothing happens before it is
 * awaited (or returned to Jest). It may be awaited again after more words, so that several cases can be told side by side.
 */
export class Story<P extends ProcessDefinition> implements PromiseLike<void> {
  constructor(
    protected readonly scene: Scene,
    protected readonly process: P,
  ) {}

  /** Carries the words out; rejects with one error that says which word, what was expected, and what stands. */
  then<A = void, B = never>(done?: ((nothing: void) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.scene.line.carryOut().then(done, failed);
  }

  /** Waits for the open task of this kind, anywhere in the case; the words after it may speak of it. */
  expectTask<T extends TaskDefinition>(definition: T): TaskStory<P, T> {
    const next = new TaskStory(this.scene, this.process, definition);
    next.say(`expectTask(${definition.name})`, async (stage) => {
      await untilSeen(
        stage,
        (seen) => openTask(seen, definition.name),
        () => `Expected the task "${definition.name}", and nobody has it.`,
      );
    });
    return next;
  }

  /** Nobody has an open task of this kind. */
  expectNoTask({ name }: TaskDefinition): this {
    return this.say(`expectNoTask(${name})`, async (stage) => {
      const open = openTask(await seenAtRest(stage), name);
      if (open) throw new Unmet(`Expected no task "${name}", and one lies before ${open.assignee?.name ?? open.role}.`);
    });
  }

  /** Lets time pass for everybody: "10 minutes", "3 days". */
  skip(duration: string): this {
    return this.say(`skip('${duration}')`, async (stage) => {
      const { now } = await seenAtRest(stage); // what was done before has happened before
      await stage.skip(elapsedOf(duration, now.getTime()));
    });
  }

  /** Something comes from outside: about the case's request, unless another key is given. */
  message<M extends MessageDefinition>(definition: M, payload: DataOf<M['payload']>, key?: string): Story<P> {
    return this.say(`message(${definition.kind})`, (stage) => stage.send(definition, key ?? stage.requestId, payload));
  }

  /** Somebody corrects what is known of the case. */
  correct(changes: Record<string, unknown>): this {
    return this.say(`correct(${sayValue(changes)})`, (stage) => stage.correct(changes));
  }

  /** The case is put aside for so long: its tasks leave the inboxes, and its clocks stand still. */
  hold(duration: string, reason = 'by a test'): this {
    return this.say(`hold('${duration}')`, async (stage) => {
      const { now } = await stage.look();
      await stage.hold(new Date(now.getTime() + elapsedOf(duration, now.getTime())), reason);
    });
  }

  /** A hold is taken back. */
  resume(): this {
    return this.say('resume()', (stage) => stage.resume());
  }

  /** Somebody cancels the case. */
  cancel(): Story<P> {
    return this.say('cancel()', (stage) => stage.cancel());
  }

  /** The process comes to this step. */
  expectStep(step: StepOf<P>): this {
    return this.say(`expectStep(${step})`, (stage) =>
      waitFor(stage, {
        until: (seen) => rootOf(seen).step === step,
        otherwise: (seen) => `Expected the step "${step}", and the process stands at "${rootOf(seen).step}".`,
      }),
    );
  }

  /** The process completes, its result with at least these members. */
  expectEnd(result: Partial<ResultOf<P>> = {}): Story<P> {
    return this.say(`expectEnd(${sayValue(result)})`, async (stage) => {
      const { result: told } = await endOf(stage, 'completed');
      if (!holdsAll(told, result)) throw new Unmet(`Expected the end with ${sayValue(result)}, and the process ended with ${sayValue(told)}.`);
    });
  }

  /** The process fails with this code of its contract. */
  expectFailure(code: string): Story<P> {
    return this.say(`expectFailure(${code})`, async (stage) => {
      const { process } = await endOf(stage, 'failed');
      const { events } = await stage.look();
      const told = events.find(({ kind, data }) => kind === 'process.ended' && data['process'] === process)?.data['failure'];
      if (told !== code) throw new Unmet(`Expected the failure "${code}", and the process failed with ${sayValue(told)}.`);
    });
  }

  /** The process, and all that it has started, ends cancelled or has ended before. */
  expectCancelled(): Story<P> {
    return this.say('expectCancelled()', async (stage) => void (await endOf(stage, 'cancelled')));
  }

  /** The only process of this kind in the case comes to this status. */
  expectProcess({ name }: ProcessDefinition, status: 'running' | 'completed' | 'cancelled' | 'failed'): this {
    const find = ({ processes }: Seen): ProcessSeen | undefined => processes.find(({ process }) => process === name);
    return this.say(`expectProcess(${name}, ${status})`, (stage) =>
      waitFor(stage, {
        until: (seen) => find(seen)?.status === status,
        otherwise: (seen) => `Expected the process ${name} to be ${status}, and it is ${find(seen)?.status ?? 'not there'}.`,
      }),
    );
  }

  /** Something of this kind is told, with at least these data, and in the name of this person where a login is given. */
  expectEvent(kind: string, data: Record<string, unknown> = {}, by?: string): this {
    return this.say(`expectEvent(${[kind, by ?? []].flat().join(', by ')})`, (stage) =>
      waitFor(stage, {
        until: ({ events }) => events.some((event) => event.kind === kind && holdsAll(event.data, data) && (by === undefined || event.by === by)),
        otherwise: ({ events }) => `Expected the event ${kind}${by ? ` by ${by}` : ''} with ${sayValue(data)}, and ${toldOf(events, kind)}.`,
      }),
    );
  }

  /** Nothing of this kind has been told. */
  expectNoEvent(kind: string): this {
    return this.say(`expectNoEvent(${kind})`, async (stage) => {
      const told = (await seenAtRest(stage)).events.find((event) => event.kind === kind);
      if (told) throw new Unmet(`Expected no event ${kind}, and there is one with ${sayValue(told.data)}.`);
    });
  }

  /** Whatever else the test wants to look at, once the case has come to rest. */
  see(look: (seen: Seen) => unknown): this {
    return this.say('see()', async (stage) => void (await look(await seenAtRest(stage))));
  }

  /**
   * This story is one of those that must replay after a change: its history is kept in the process's folder as `<version>-<name>.json`.
   * `npm run record -- <process>` writes it; without that the word makes sure that it is there.
   */
  keptAs(name: string): Story<P> {
    return this.say(`keptAs('${name}')`, async (stage) => {
      await seenAtRest(stage);
      await stage.keepHistory(name);
    });
  }

  /** Adds a word to the line. */
  say(word: string, work: (stage: Stage) => Promise<void>): this {
    this.scene.line.add(word, () => work(this.scene.stage()));
    return this;
  }
}

/** A story that speaks of one task: the last that was expected. */
export class TaskStory<P extends ProcessDefinition, T extends TaskDefinition> extends Story<P> {
  private actor: string | null = null;

  constructor(
    scene: Scene,
    process: P,
    private readonly task: T,
  ) {
    super(scene, process);
  }

  /** It lies before the group of this role, or before the person of this login. */
  for(whom: string): this {
    return this.of(`for('${whom}')`, async (task, stage) => {
      const inboxes = await stage.inboxesOf(task.id);
      if (!inboxes.includes(`role:${whom}`) && !inboxes.includes(`person:${whom}`))
        throw new Unmet(`Expected the task "${task.name}" in the inbox of ${whom}, and it lies in ${inboxes.join(', ') || 'none'}.`);
    });
  }

  /** Its form begins with at least these values. */
  prefilled(values: Partial<DataOf<T['form']>>): this {
    return this.of(`prefilled(${sayValue(values)})`, ({ name, prefill }) => {
      if (!holdsAll(prefill, values))
        throw new Unmet(`Expected the form of "${name}" to begin with ${sayValue(values)}, and it begins with ${sayValue(prefill)}.`);
    });
  }

  /** It is due so long after it was opened. */
  dueIn(duration: string): this {
    return this.of(`dueIn('${duration}')`, (task) => this.clockIs('due', { task, duration, instant: task.dueAt }));
  }

  /** It warns so long after it was opened. */
  warnsIn(duration: string): this {
    return this.of(`warnsIn('${duration}')`, (task) => this.clockIs('to warn', { task, duration, instant: task.warnAt }));
  }

  /** Who completes it from here on; without this word the first of those whom it lies before. */
  by(login: string): this {
    this.actor = login;
    return this;
  }

  /** Completes it, through the same protocol as a click in the browser. */
  complete<O extends OutcomeOf<T>>(outcome: O, ...[data]: Filled<DataFor<T, O>>): Story<P> {
    const by = this.actor;
    this.of(`complete('${outcome}')`, (task, stage) => stage.complete(task, { by, outcome, data: (data ?? {}) as Record<string, unknown> }));
    return new Story(this.scene, this.process);
  }

  /** The API refuses this completion with this code, and the task stays. */
  expectRefused(code: string, outcome: string, data: Record<string, unknown> = {}): this {
    const by = this.actor;
    return this.of(`expectRefused('${code}')`, async (task, stage) => {
      const told = await refusalOf(() => stage.complete(task, { by, outcome, data }));
      if (told !== code) throw new Unmet(`Expected that "${outcome}" is refused with "${code}", and it was ${told ? `refused with "${told}"` : 'done'}.`);
    });
  }

  /** It is late, and lies before this role, too. */
  expectEscalation(to: string): this {
    return this.say(`expectEscalation('${to}')`, async (stage) => {
      const { name } = this.task;
      const late = await untilSeen(
        stage,
        ({ tasks }) => tasks.find((task) => task.name === name && task.escalatedAt !== null),
        () => `Expected the task "${name}" to escalate to ${to}, and it has not.`,
      );
      const inboxes = await stage.inboxesOf(late.id);
      if (!inboxes.includes(`role:${to}`))
        throw new Unmet(`Expected the late task "${name}" in the inbox of ${to}, and it lies in ${inboxes.join(', ') || 'none'}.`);
    });
  }

  /** It has not escalated. */
  expectNoEscalation(): this {
    return this.say('expectNoEscalation()', async (stage) => {
      const late = (await seenAtRest(stage)).tasks.find((task) => task.name === this.task.name && task.escalatedAt !== null);
      if (late) throw new Unmet(`Expected no escalation of the task "${this.task.name}", and it escalated at ${late.escalatedAt!.toISOString()}.`);
    });
  }

  /** A word about the open task. */
  private of(word: string, work: (task: TaskSeen, stage: Stage) => unknown): this {
    return this.say(word, async (stage) => {
      const task = openTask(await stage.look(), this.task.name);
      if (!task) throw new Unmet(`The task "${this.task.name}" is not open any more.`);
      await work(task, stage);
    });
  }

  private clockIs(what: string, { task, duration, instant }: { task: TaskSeen; duration: string; instant: Date | null }): void {
    const opened = task.openedAt.getTime();
    const wanted = opened + elapsedOf(duration, opened);
    if (instant?.getTime() === wanted) return;
    const told = instant ? `after ${(instant.getTime() - opened) / 60_000} minutes` : 'never';
    throw new Unmet(`Expected the task "${task.name}" ${what} ${duration} after it was opened, and that is ${told}.`);
  }
}
