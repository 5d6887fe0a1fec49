import type { ProcessDefinition } from '../contract/define-process.js';
import type { DataOf, TaskDefinition, TaskResult } from '../contract/define-task.js';
import { CaseWords, type Scene } from './case-words.js';
import { holdsAll, sayValue } from './holds-all.js';
import { openTask, refusalOf } from './looks.js';
import type { Stage, TaskSeen } from './stage.type.js';
import { Unmet } from './unmet.js';
import { seenAtRest, untilSeen } from './until-seen.js';

type OutcomeOf<T extends TaskDefinition> = keyof T['outcomes'] & string;
type DataFor<T extends TaskDefinition, Outcome> = Extract<TaskResult<T>, { outcome: Outcome }>['data'];
/** Tells the instant (RFC 3339) so long after now, by the company's calendar where the words say so: what a client names on a call. */
type After = (duration: string) => string;
type Given<Data> = Data | ((after: After) => Data);
/** What requires nothing may be left out. */
type Filled<Data> = object extends Data ? [data?: Given<Data>] : [data: Given<Data>];

/**
 * The story of one case as its test tells it: each word says what somebody does, or what must stand then. Nothing happens before it is
 * awaited (or returned to Jest). It may be awaited again after more words, so that several cases can be told side by side.
 */
export class Story<P extends ProcessDefinition> extends CaseWords<P> {
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
    return this.of(`dueIn('${duration}')`, (task, stage) => this.clockIs('due', { stage, task, duration, instant: task.dueAt }));
  }

  /** It warns so long after it was opened. */
  warnsIn(duration: string): this {
    return this.of(`warnsIn('${duration}')`, (task, stage) => this.clockIs('to warn', { stage, task, duration, instant: task.warnAt }));
  }

  /** Who completes it from here on; without this word the first of those whom it lies before. */
  by(login: string): this {
    this.actor = login;
    return this;
  }

  /** Completes it, through the same protocol as a click in the browser. */
  complete<O extends OutcomeOf<T>>(outcome: O, ...[data]: Filled<DataFor<T, O>>): Story<P> {
    const by = this.actor;
    this.of(`complete('${outcome}')`, async (task, stage) => {
      const now = (await stage.look()).now.getTime();
      const after: After = (duration) => new Date(now + stage.elapsed(duration, now)).toISOString();
      const given = typeof data === 'function' ? data(after) : (data ?? {});
      await stage.complete(task, { by, outcome, data: given as Record<string, unknown> });
    });
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

  private clockIs(what: string, { stage, task, duration, instant }: { stage: Stage; task: TaskSeen; duration: string; instant: Date | null }): void {
    const opened = task.openedAt.getTime();
    const wanted = opened + stage.elapsed(duration, opened);
    if (instant?.getTime() === wanted) return;
    const told = instant ? `after ${(instant.getTime() - opened) / 60_000} minutes` : 'never';
    throw new Unmet(`Expected the task "${task.name}" ${what} ${duration} after it was opened, and that is ${told}.`);
  }
}
