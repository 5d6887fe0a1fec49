import * as wf from '@temporalio/workflow';
import { idOf } from '../contract/place.js';
import {
  COMMAND,
  LARGEST_OUTCOME,
  OPEN_WAITS,
  Rejection,
  type Command,
  type Decision,
  type Effect,
  type OpenedTask,
  type ProjectionActivities,
  type ReadBack,
  type Start,
  type TaskToOpen,
} from '../contract/protocol.js';
import { Flusher } from './flusher.js';
import { LazyTimer } from './lazy-timer.js';
import { here, nextPlace, passTime } from './place.js';

/** How often a timer or cancel that lost against a command asks again who has won: the winner may be refused. */
const ASK_AGAIN = 60_000;

const rows = wf.proxyLocalActivities<ProjectionActivities>({
  startToCloseTimeout: '5s', // a projection is one short transaction
  localRetryThreshold: '2s', // then backoff on a durable timer, so that an outage does not fill the history
});

/** A task among the things that a wait hopes for. */
export interface TaskHope {
  name: string;
  role: string;
  assignee: string | null;
  prefill: Record<string, unknown>;
  outcomes: readonly string[];
}

/** How a wait was resolved: which of its hopes, by which outcome, when. */
export interface Resolution {
  key: string;
  outcome: string;
  data: unknown;
  /** Who did it, such as `person:<id>`. */
  by: string;
  at: number;
}

/** A cancel was first: when it decided. */
interface Cancelled {
  cancelledAt: number;
}

interface Wait {
  id: string;
  hopes: Record<string, TaskHope>;
  tasks: TaskToOpen[];
  /** Whether a flush has shown it to the read model: only then may a timer or a cancel ask for it. */
  known: boolean;
  /** Whether a cancel is asking for it already. */
  asking: boolean;
  /** Instants of its timers, once a flush has brought them back. */
  instants: Record<string, number>;
  end(how: Resolution | Cancelled): void;
}

/** The state of one run: its open waits, its flusher, its timer and what has become of a cancel. */
export class Kit {
  readonly instance = wf.workflowInfo().workflowId.split(':')[1]!;
  readonly flusher: Flusher;
  private readonly timer = new LazyTimer(() => this.decideDue());
  private readonly open = new Map<string, Wait>();
  private readonly passed = new Set<string>();
  /** Scopes of children under way: the kit alone hands a cancel on to them. */
  private readonly scopes = new Set<wf.CancellationScope>();
  private cancel: 'none' | 'asked' | 'taken' = 'none';

  constructor(
    readonly start: Start,
    readonly process: string,
  ) {
    this.flusher = new Flusher(
      (effects) => this.write(effects),
      (back) => this.wrote(back),
    );
    wf.setHandler(wf.defineUpdate<OpenedTask[], [Command]>(COMMAND), (command) => this.handle(command), { validator: (command) => this.validate(command) });
    wf.setHandler(wf.defineQuery<string[]>(OPEN_WAITS), () => [...this.open.keys()]);
  }

  // -- commands

  /** Synchronous, by the workflow's own code and memory alone. Accepts a command for any wait that the story has not resolved. */
  private validate(command: Command): void {
    const reject = (type: string, message: string): never => {
      throw wf.ApplicationFailure.nonRetryable(message, type);
    };
    const wait = this.open.get(command.wait);
    if (!wait) return this.passed.has(command.wait) ? reject(Rejection.passed, 'resolved before') : reject(Rejection.notYet, 'no such wait yet');
    if (!wait.hopes[command.key]?.outcomes.includes(command.outcome)) reject(Rejection.refused, 'no such outcome');
    if ((JSON.stringify(command.data ?? null) ?? '').length > LARGEST_OUTCOME) reject(Rejection.refused, 'too large');
  }

  /** Handlers start in the root scope, which a cancelled workflow has lost for ever: hence the scope of their own. */
  private handle({ id, wait, key, outcome, data, actor, at }: Command): Promise<OpenedTask[]> {
    return wf.CancellationScope.nonCancellable(async () => {
      this.pass(wait, { cause: `command:${id}`, at }, (w) => w.end({ key, outcome, data, by: actor, at }));
      return (await this.flusher.flushed()).next;
    });
  }

  private pass(id: string, { cause, at }: Decision, wake: (wait: Wait) => void): void {
    const wait = this.open.get(id);
    if (!wait) return; // resolved while `decide` was under way
    this.open.delete(id);
    this.passed.add(id);
    this.flusher.record({ kind: 'closed', wait: id, cause, at });
    wake(wait);
  }

  // -- waits

  /** Opens one wait for all of these tasks. Rejects with a cancellation where a cancel has won. */
  async wait(hopes: Record<string, TaskHope>): Promise<Resolution> {
    const place = nextPlace();
    const id = idOf(this.instance, place);
    const tasks = Object.entries(hopes).map(([key, { name, role, assignee, prefill }]) => ({ id: idOf(id, key), key, name, role, assignee, prefill }));
    this.flusher.record({ kind: 'opened', wait: id, place, at: here().time, tasks, timers: {} });
    const how = await new Promise<Resolution | Cancelled>((end) => {
      this.open.set(id, { id, hopes, tasks, known: false, asking: false, instants: {}, end });
    });
    if ('cancelledAt' in how) throw this.cancelled(how.cancelledAt);
    passTime(how.at);
    return how;
  }

  /**
   * Runs a child in a scope that the kit can reach; its end is awaited however it ends. A cancel that lost before takes effect here. (An
   * activity is not cancelled: whether it or the cancel was first would not be in the history, and a redo could tell another story.)
   */
  async cancellable<T>(work: () => Promise<T>): Promise<T> {
    if (this.cancel === 'asked') throw this.cancelled(Date.now());
    const scope = new wf.CancellationScope();
    this.scopes.add(scope);
    try {
      return await scope.run(work);
    } catch (error) {
      passTime(Date.now()); // a child that failed brings no time of its own
      throw wf.isCancellation(error) ? this.cancelled(Date.now()) : error;
    } finally {
      this.scopes.delete(scope);
    }
  }

  // -- the read model

  private write(effects: Effect[]): Promise<ReadBack> {
    const { organisation, caseId, parent, input } = this.start;
    const { workflowId, runId } = wf.workflowInfo();
    const begins = effects.some((effect) => effect.kind === 'begun');
    return rows.kitProject({
      organisation,
      caseId,
      parent,
      instance: this.instance,
      process: this.process,
      workflowId,
      run: runId,
      input: begins ? input : null,
      effects,
    });
  }

  private wrote(back: ReadBack): void {
    for (const [id, instants] of Object.entries(back.instants)) {
      const wait = this.open.get(id);
      if (wait) Object.assign(wait, { known: true, instants });
    }
    this.arm();
    if (this.cancel === 'asked') void this.decideDue();
  }

  // -- timers and cancel

  private arm(): void {
    this.timer.arm(Math.min(...[...this.open.values()].flatMap((wait) => Object.values(wait.instants))));
  }

  /** Lets what is due happen. An escalation decides nothing; a cancel asks for every wait that the read model knows. */
  private async decideDue(): Promise<void> {
    const now = Date.now();
    const known = [...this.open.values()].filter((wait) => wait.known);
    for (const wait of known) this.escalateDue(wait, now); // takes what was due off the timer, whatever else is going on
    this.arm();
    if (this.cancel === 'asked') await Promise.all(known.filter((wait) => !wait.asking).map((wait) => this.decideCancel(wait, now)));
  }

  private escalateDue(wait: Wait, now: number): void {
    for (const [key, at] of Object.entries(wait.instants)) {
      if (at > now) continue;
      delete wait.instants[key];
      const task = wait.tasks.find((t) => key === `late:${t.key}`);
      if (task) this.flusher.record({ kind: 'escalated', wait: wait.id, task: task.id, at });
    }
  }

  /** A cancel decides in the read model first, like a person's click; one that lost waits for the winner's update, and asks again each minute. */
  private async decideCancel(wait: Wait, at: number): Promise<void> {
    wait.asking = true;
    const winner = await rows.kitDecide({ organisation: this.start.organisation, wait: wait.id, cause: 'cancel', at });
    if (winner.cause === 'cancel') return this.pass(wait.id, winner, (w) => w.end({ cancelledAt: winner.at }));
    await wf.sleep(ASK_AGAIN);
    if (this.open.has(wait.id)) await this.decideCancel(wait, at);
  }

  /** From Temporal: tries every open wait and asks every child; what loses takes effect at the next wait or child. */
  cancelRequested(): void {
    this.cancel = 'asked';
    for (const scope of this.scopes) scope.cancel();
    void this.decideDue();
  }

  /** The cancel takes effect here, in the branch that calls: the story's time passes on to it. */
  private cancelled(at: number): wf.CancelledFailure {
    this.cancel = 'taken';
    passTime(at);
    return new wf.CancelledFailure('cancelled');
  }
}

let current: Kit | undefined;

/** The kit of this run. */
export function kit(): Kit {
  if (!current) throw new Error('A word of the kit was used outside a story.');
  return current;
}

/** Makes the kit of this run; its handlers stand from here on. */
export function makeKit(start: Start, process: string): Kit {
  current = new Kit(start, process);
  return current;
}
