import type { MessageDefinition } from '../contract/define-message.js';
import type { ProcessDefinition } from '../contract/define-process.js';
import type { DataOf, TaskDefinition } from '../contract/define-task.js';
import { holdsAll, sayValue } from './holds-all.js';
import type { Line } from './line.js';
import { endOf, openTask, rootOf, toldOf, waitFor } from './looks.js';
import type { ProcessSeen, Seen, Stage } from './stage.type.js';
import { Unmet } from './unmet.js';
import { seenAtRest } from './until-seen.js';

/** One case on its stage: there once the line's first word was carried out. */
export interface Scene {
  readonly line: Line;
  readonly stage: () => Stage;
}

type StepOf<P extends ProcessDefinition> = keyof P['steps'] & string;
type ResultOf<P extends ProcessDefinition> = NonNullable<P['result']['type']>;

/** The words of a story that speak of the whole case: see `Story`. */
export class CaseWords<P extends ProcessDefinition> implements PromiseLike<void> {
  constructor(
    readonly scene: Scene,
    readonly process: P,
  ) {}

  /** Carries the words out; rejects with one error that says which word, what was expected, and what stands. */
  then<A = void, B = never>(
    fulfilled?: ((nothing: void) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.scene.line.carryOut().then(fulfilled, rejected);
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
      await stage.skip(stage.elapsed(duration, now.getTime()));
    });
  }

  /** Something comes from outside: about the case's request, unless another key is given. */
  message<M extends MessageDefinition>(definition: M, payload: DataOf<M['payload']>, key?: string): this {
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
      await stage.hold(new Date(now.getTime() + stage.elapsed(duration, now.getTime())), reason);
    });
  }

  /** A hold is taken back. */
  resume(): this {
    return this.say('resume()', (stage) => stage.resume());
  }

  /** Somebody cancels the case. */
  cancel(): this {
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
  expectEnd(result: Partial<ResultOf<P>> = {}): this {
    return this.say(`expectEnd(${sayValue(result)})`, async (stage) => {
      const { result: told } = await endOf(stage, 'completed');
      if (!holdsAll(told, result)) throw new Unmet(`Expected the end with ${sayValue(result)}, and the process ended with ${sayValue(told)}.`);
    });
  }

  /** The process fails with this code of its contract. */
  expectFailure(code: string): this {
    return this.say(`expectFailure(${code})`, async (stage) => {
      const { process } = await endOf(stage, 'failed');
      const { events } = await stage.look();
      const told = events.find(({ kind, data }) => kind === 'process.ended' && data['process'] === process)?.data['failure'];
      if (told !== code) throw new Unmet(`Expected the failure "${code}", and the process failed with ${sayValue(told)}.`);
    });
  }

  /** The process, and all that it has started, ends cancelled or has ended before. */
  expectCancelled(): this {
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
  keptAs(name: string): this {
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
