import * as wf from '@temporalio/workflow';
import { weakened } from '#weakened';
import type { ProcessDefinition } from '../contract/define-process.js';
import type { TaskDefinition } from '../contract/define-task.js';
import { idOf } from '../contract/place.js';
import {
  COMMAND,
  OPEN_WAITS,
  Rejection,
  type Carried,
  type Command,
  type Correction,
  type Effect,
  type Expected,
  type OpenedTask,
  type ProjectionActivities,
  type ReadBack,
  type Start,
  type TaskToOpen,
  type TimerSpec,
} from '../contract/protocol.js';
import { Decider } from './decider.js';
import { Flusher } from './flusher.js';
import { expectedOf, taskToOpen, type Hope } from './hopes.js';
import { here, nextPlace, passTime } from './place.js';
import { progress } from './steps.js';
import { Turns } from './turns.js';
import { refusalOf, resolutionOf, type Cancelled, type Resolution, type Retired, type Wait } from './wait.js';
import { isWithdrawal, partOf, within, Withdrawn } from './withdrawn.js';

/** A loop continues as new once its run's history has this many events: replaying a run stays cheap. */
const LONG = 64;

const rows = wf.proxyLocalActivities<ProjectionActivities>({
  startToCloseTimeout: '5s', // a projection is one short transaction
  localRetryThreshold: '2s', // then backoff on a durable timer, so that an outage does not fill the history
});

/** How to undo something: see `onUndo`. */
export interface UndoNote {
  /** The branch of the story that noted it. */
  path: string;
  action: () => Promise<unknown>;
  byHand: TaskDefinition | undefined;
}

/** The state of one run: its open waits, its flusher, what decides them, and what would have to be undone. */
export class Kit {
  readonly instance = wf.workflowInfo().workflowId.split(':')[1]!;
  readonly flusher: Flusher;
  readonly undo: UndoNote[] = [];
  /** The number of the case's last correction that the story has heard of. */
  corrections: number;
  private readonly open = new Map<string, Wait>();
  private readonly passed = new Set<string>();
  private readonly decider: Decider;
  private readonly turns = new Turns();
  private flushes = 0;
  private byTemporal = false;
  private brokenOff = false;
  /** Scopes of children under way, and the branches that run them: the kit alone hands a cancel on to them. */
  private readonly scopes = new Map<wf.CancellationScope, string>();

  constructor(
    readonly start: Start,
    readonly process: ProcessDefinition,
  ) {
    this.corrections = start.carried?.corrections ?? start.corrections ?? 0;
    this.flusher = new Flusher(
      (effects) => this.write(effects),
      (back) => this.decider.told(back.instants),
    );
    this.decider = new Decider(this.open, {
      decide: (wait, cause, at) => this.turns.take(() => rows.kitDecide({ organisation: start.organisation, wait, cause, at })),
      resolve: (wait, decision) => this.pass(wait, decision, decidedBy(decision)),
      escalate: (wait, task, at) => this.flusher.record({ kind: 'escalated', wait: wait.id, task, at }),
    });
    this.decider.cancel = start.carried?.cancel ?? null;
    wf.setHandler(wf.defineUpdate<OpenedTask[], [Command]>(COMMAND), (command) => this.handle(command), { validator: (command) => this.validate(command) });
    wf.setHandler(wf.defineQuery<string[]>(OPEN_WAITS), () => this.openWaits());
  }

  /** The story goes no further in this run: nothing is written after this, and nobody is told that it waits for nothing. */
  breakOff(): void {
    this.brokenOff = true;
    this.flusher.halt();
  }

  private openWaits(): string[] {
    if (this.brokenOff) throw new Error('The story of this run has broken off.');
    return [...this.open.keys()];
  }

  // -- commands

  /** Synchronous. Accepts a command for any wait that the story has not resolved, whatever is deciding it; one for the instance always. */
  private validate(command: Command): void {
    const reject = (type: string, message: string): never => {
      throw wf.ApplicationFailure.nonRetryable(message, type);
    };
    if (command.wait === null) return;
    const wait = this.open.get(command.wait);
    if (!wait) {
      const passed = this.passed.has(command.wait) || weakened('notyet');
      return passed ? reject(Rejection.passed, 'resolved before') : reject(Rejection.notYet, 'no such wait yet');
    }
    const refusal = refusalOf(wait, command);
    if (refusal) reject(refusal.type, refusal.message);
  }

  /** Handlers start in the root scope, which a cancelled workflow has lost for ever: what asks the read model needs a scope of its own. */
  private handle(command: Command): Promise<OpenedTask[]> {
    if (command.kind === 'cancel') void wf.CancellationScope.nonCancellable(() => Promise.resolve(this.cancelRequested(`command:${command.id}`)));
    else if (command.wait === null) this.flusher.record({ kind: 'looked', waits: [...this.open.keys()], at: command.at });
    else this.resolve(command);
    return this.flusher.flushed().then((back) => back.next);
  }

  private resolve(command: Command): void {
    const wait = this.open.get(command.wait!);
    if (command.kind === 'correct') this.corrections = Math.max(this.corrections, (command.data as Correction).number);
    if (wait) this.pass(wait, { cause: `command:${command.id}`, at: command.at }, resolutionOf(command));
  }

  private pass(wait: Wait, { cause, at }: { cause: string; at: number }, how: Resolution | Cancelled | Retired): void {
    if (!this.open.delete(wait.id)) return; // resolved while `decide` was under way
    this.passed.add(wait.id);
    this.flusher.record({ kind: 'closed', wait: wait.id, cause, at });
    if ('cancelledAt' in how) this.decider.request(cause); // read back from a lost workflow task: it holds for the other branches, too
    wait.end(how);
  }

  // -- waits

  /** Opens one wait for all of these. Rejects with a cancellation where a cancel has won. Either way the time of the branch passes on to it. */
  wait(hopes: Readonly<Record<string, Hope>>): Promise<Resolution> {
    const branch = here();
    const place = nextPlace();
    const id = idOf(this.instance, place);
    const { tasks, timers, expects } = this.describe(id, hopes);
    this.flusher.record({ kind: 'opened', wait: id, place, at: branch.time, tasks, timers, expects });
    return new Promise<Resolution>((come, fail) => {
      const end = (how: Resolution | Cancelled | Retired) => {
        passTime('cancelledAt' in how ? how.cancelledAt : how.at, branch);
        if ('cancelledAt' in how) fail(new wf.CancelledFailure('cancelled'));
        else if ('withdrawn' in how) fail(new Withdrawn(how.withdrawn));
        else come(how);
      };
      this.open.set(id, { id, place, hopes, tasks, known: false, asking: new Set(), again: new Set(), instants: {}, end });
    });
  }

  private describe(
    wait: string,
    hopes: Readonly<Record<string, Hope>>,
  ): { tasks: TaskToOpen[]; timers: Record<string, TimerSpec>; expects: Record<string, Expected> } {
    const tasks: TaskToOpen[] = [];
    const timers: Record<string, TimerSpec> = {};
    const expects: Record<string, Expected> = {};
    for (const [key, hope] of Object.entries(hopes)) {
      if (hope.is === 'task') tasks.push(taskToOpen(idOf(wait, key), key, hope));
      else if (hope.is === 'timer') timers[key] = hope.spec;
      else expects[key] = expectedOf(hope, { caseId: this.start.caseId, seen: this.corrections });
    }
    return { tasks, timers, expects };
  }

  /**
   * Runs a child in a scope that the kit can reach; its end is awaited however it ends. A cancel that lost before takes effect here. (An
   * activity is not cancelled: whether it or the cancel was first would not be in the history, and a redo could tell another story.)
   */
  async cancellable<T>(work: () => Promise<T>): Promise<T> {
    const { path } = here();
    if (this.decider.cancel !== null) throw cancelledAt(Date.now());
    this.leaveIfWithdrawn(path);
    const scope = new wf.CancellationScope();
    this.scopes.set(scope, path);
    try {
      return await scope.run(work);
    } catch (error) {
      passTime(Date.now()); // a child that failed brings no time of its own
      if (wf.isCancellation(error) && this.decider.cancel === null) this.leaveIfWithdrawn(path);
      throw error;
    } finally {
      this.scopes.delete(scope);
    }
  }

  private leaveIfWithdrawn(path: string): void {
    const gone = this.decider.partGone(path);
    if (gone === undefined) return;
    passTime(Date.now());
    throw new Withdrawn(gone);
  }

  /**
   * A part of the story is no longer wanted: it tries every open wait in it and asks every child; what loses takes effect at the part's next wait or
   * child, as with a cancel.
   */
  withdraw(path: string): void {
    this.decider.withdraw(path);
    for (const [scope, of] of this.scopes) if (within(of, path)) scope.cancel();
  }

  /** The part has ended. */
  partOver(path: string): void {
    this.decider.forget(path);
  }

  /** A cancel of the whole story was asked for. */
  get cancelAsked(): boolean {
    return this.decider.cancel !== null;
  }

  // -- the read model

  private write(effects: Effect[]): Promise<ReadBack> {
    const { organisation, caseId, parent, input } = this.start;
    const { workflowId, runId } = wf.workflowInfo();
    const begins = effects.some((effect) => effect.kind === 'begun');
    const flush = ++this.flushes;
    return this.turns.take(() =>
      rows.kitProject({
        organisation,
        caseId,
        parent,
        instance: this.instance,
        process: this.process.name,
        workflowId,
        run: runId,
        input: begins ? input : null,
        flush,
        effects,
      }),
    );
  }

  // -- cancel and continue

  /** A cancel, Temporal's or a person's: it tries every open wait and asks every child; what loses takes effect at the next wait or child. */
  cancelRequested(cause: string): void {
    if (cause === 'cancel') this.byTemporal = true;
    this.decider.request(cause);
    if (this.decider.cancel !== null) for (const scope of this.scopes.keys()) scope.cancel();
  }

  askedByTemporal(): boolean {
    return this.byTemporal;
  }

  /** From here on no cancel disturbs: the story undoes what it did, or ends. */
  settle(): void {
    this.decider.settle();
  }

  /** At the head of a loop's turn: hands on to a new run once this one is long, and nothing of it would be lost. */
  async continueIfLong(loop: Pick<Carried, 'turn' | 'state'>): Promise<void> {
    const { historyLength, continueAsNewSuggested } = wf.workflowInfo();
    if ((historyLength < LONG && !continueAsNewSuggested) || this.scopes.size > 0 || this.open.size > 0 || this.undo.length > 0) return;
    await this.flusher.flushed();
    await wf.condition(() => this.decider.idle && wf.allHandlersFinished());
    const { step, moves } = progress();
    const carried: Carried = { ...loop, step, moves, at: here().time, cancel: this.decider.cancel, corrections: this.corrections };
    await wf.continueAsNew<(start: Start) => Promise<unknown>>({ ...this.start, carried });
  }
}

/** The cancel takes effect here, in the branch that calls: the story's time passes on to it. */
function cancelledAt(at: number): wf.CancelledFailure {
  passTime(at);
  return new wf.CancelledFailure('cancelled');
}

/** What the one who decided a wait means for the story. */
function decidedBy({ cause, at }: { cause: string; at: number }): Resolution | Cancelled | Retired {
  if (cause.startsWith('timer:')) return { key: cause.slice('timer:'.length), at };
  return isWithdrawal(cause) ? { withdrawn: partOf(cause), at } : { cancelledAt: at };
}

let current: Kit | undefined;

/** The kit of this run. */
export function kit(): Kit {
  if (!current) throw new Error('A word of the kit was used outside a story.');
  return current;
}

/** Makes the kit of this run; its handlers stand from here on. */
export function makeKit(start: Start, process: ProcessDefinition): Kit {
  current = new Kit(start, process);
  return current;
}
