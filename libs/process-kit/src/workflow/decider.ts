import * as wf from '@temporalio/workflow';
import { weakened } from '#weakened';
import type { Decision } from '../contract/protocol.js';
import { LazyTimer } from './lazy-timer.js';
import { isWithdrawal, withdrawalOf, within } from './withdrawn.js';
import type { Wait } from './wait.js';

/** How often a timer or cancel that lost against a command asks again who has won: the winner may be refused. */
const ASK_AGAIN = 60_000;

const CANCEL = 'cancel';

interface Acts {
  /** Asks the read model to decide a wait for a cause; tells who was first. */
  decide(wait: string, cause: string, at: number): Promise<Decision>;
  /** Resolves a wait, where it is still open. */
  resolve(wait: Wait, decision: { cause: string; at: number }): void;
  escalate(wait: Wait, task: string, at: number): void;
}

/** What decides waits without a command: their timers, by one lazy timer for the run, a cancel, and the withdrawal of a part of the story. */
export class Decider {
  /** The cause of a cancel that was asked for; it takes effect at every wait until the story is over. */
  cancel: string | null = null;
  /** Paths of parts of the story that are withdrawn: it takes effect at every wait in them until they are over. */
  private readonly withdrawn = new Set<string>();
  private readonly timer = new LazyTimer(() => this.actDue());
  private settled = false;
  private underWay = 0;

  constructor(
    private readonly open: ReadonlyMap<string, Wait>,
    private readonly acts: Acts,
  ) {}

  /** Nothing is being asked of the read model. */
  get idle(): boolean {
    return this.underWay === 0;
  }

  /** From here on no cancel takes effect: the story undoes what it did, or ends. */
  settle(): void {
    this.settled = true;
    this.cancel = null;
  }

  /** A cancel wants every open wait; what it does not get takes effect at the next one. */
  request(cause: string): void {
    if (this.settled) return;
    this.cancel ??= cause;
    this.actDue();
  }

  /** A part of the story is no longer wanted. */
  withdraw(path: string): void {
    this.withdrawn.add(path);
    this.actDue();
  }

  /** The part is over. */
  forget(path: string): void {
    this.withdrawn.delete(path);
  }

  /** The outermost withdrawn part that this place is in. */
  partGone(place: string): string | undefined {
    return [...this.withdrawn].filter((path) => within(place, path)).toSorted((one, other) => one.length - other.length)[0];
  }

  /** The rows have told of these waits: what is due by them happens. */
  told(instants: Record<string, Record<string, number>>): void {
    for (const [id, of] of Object.entries(instants)) {
      const wait = this.open.get(id);
      if (wait) Object.assign(wait, { known: true, instants: of });
    }
    this.arm();
    if (this.cancel !== null || this.withdrawn.size > 0) this.actDue();
  }

  private arm(): void {
    this.timer.arm(Math.min(...[...this.open.values()].flatMap((wait) => Object.values(wait.instants))));
  }

  /** Lets what is due happen. An escalation decides nothing; a timer, a cancel and a withdrawal ask for the wait. */
  private actDue(): void {
    const now = Date.now();
    const known = [...this.open.values()].filter((wait) => wait.known);
    for (const wait of known) {
      for (const [key, at] of Object.entries(wait.instants)) if (at <= now) this.due(wait, key, { at, now });
      if (this.cancel !== null) void this.ask(wait, this.cancel, now);
      const gone = this.partGone(wait.place);
      if (gone !== undefined) void this.ask(wait, withdrawalOf(gone), now);
    }
    this.arm();
  }

  private due(wait: Wait, key: string, { at, now }: { at: number; now: number }): void {
    delete wait.instants[key]; // off the timer, whatever comes of it
    if (key.startsWith('timer:')) return void this.ask(wait, key, now);
    const task = wait.tasks.find((one) => key === `late:${one.key}`);
    if (task) this.acts.escalate(wait, task.id, at);
  }

  /**
   * Decides in the read model first, like a person's click. Where a timer, Temporal's cancel or a withdrawal of this wait is there already, the story takes
   * that as it stands: a lost workflow task may have decided it. Where a command won, its update will resolve the wait, or it is refused:
   * asked again each minute. A timer that a hold has moved decides nothing, and learns nothing here: the hold's own command has the rows read
   * back, and an answer that was overtaken on its way would bring an instant that is no longer true.
   */
  private async ask(wait: Wait, cause: string, first: number): Promise<void> {
    if (wait.asking.has(cause)) return void wait.again.add(cause);
    wait.asking.add(cause);
    for (let at = first; this.open.has(wait.id); at = Date.now()) {
      const winner = await this.counted(() => this.acts.decide(wait.id, cause, at));
      if (winner.cause === null) {
        if (wait.again.delete(cause)) continue; // due once more while this was under way
        return void wait.asking.delete(cause);
      }
      if (winner.cause === cause || winner.cause === CANCEL || winner.cause.startsWith('timer:') || isWithdrawal(winner.cause))
        return this.acts.resolve(wait, { cause: winner.cause, at: winner.at });
      if (weakened('retry')) return;
      await wf.sleep(ASK_AGAIN);
    }
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
    }
  }
}
