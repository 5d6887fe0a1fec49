import { condition } from '@temporalio/workflow';
import type { Effect, ReadBack } from '../contract/protocol.js';

/**
 * The only writer of the read model. Gathers what the story does, and writes it at the first moment the story is blocked on anything:
 * one local activity for all of it, so that a click costs one transaction and its answer never waits for a slow activity behind it.
 *
 * It makes few promises: in the sandbox each one costs a stack trace, and they were half of a click's processor time.
 */
export class Flusher {
  private pending: Effect[] = [];
  private recorded = 0;
  private written = 0;
  private back: ReadBack = { instants: {}, next: [] };
  /** Wakes the loop when something is recorded. */
  private wake: () => void = () => undefined;
  private halted = false;
  private waiting: { for: number; tell: (back: ReadBack) => void }[] = [];

  constructor(
    private readonly write: (effects: Effect[]) => Promise<ReadBack>,
    private readonly wrote: (back: ReadBack) => void,
  ) {}

  record(effect: Effect): void {
    this.pending.push(effect);
    this.recorded += 1;
    this.wake();
  }

  /**
   * Writes nothing any more: the story's program has failed, and this run with it. The SDK may still ask such a run something (a query), and
   * a write that went out beside the answer would end the whole worker.
   */
  halt(): void {
    this.halted = true;
  }

  /** Waits for the flush that holds everything recorded up to now, and returns what the rows said. */
  flushed(): Promise<ReadBack> {
    if (this.written >= this.recorded) return Promise.resolve(this.back);
    return new Promise((tell) => this.waiting.push({ for: this.recorded, tell }));
  }

  /** Runs beside the story, in a non-cancellable scope, and is simply left when the run ends. */
  async run(): Promise<never> {
    for (;;) {
      if (this.pending.length === 0) await new Promise<void>((wake) => (this.wake = wake));
      await this.untilBlocked();
      if (this.halted) await new Promise(() => undefined);
      const effects = this.pending;
      this.pending = [];
      this.back = await this.write(effects);
      this.written += effects.length;
      this.wrote(this.back);
      this.tellWaiting();
    }
  }

  private tellWaiting(): void {
    const told = this.waiting.filter((one) => one.for <= this.written);
    this.waiting = this.waiting.filter((one) => one.for > this.written);
    for (const { tell } of told) tell(this.back);
  }

  /** The story is blocked when a whole look at the conditions, made after all microtasks, brings no new effect. */
  private async untilBlocked(): Promise<void> {
    for (let seen = -1; seen !== this.recorded;) {
      seen = this.recorded;
      await nextLook();
    }
  }
}

/** Resolves after every microtask that can run has run: the predicate says no when it is registered and yes at the next look. */
function nextLook(): Promise<void> {
  let looks = 0;
  return condition(() => looks++ > 0);
}
