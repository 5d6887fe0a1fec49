import { condition } from '@temporalio/workflow';
import type { Effect, ReadBack } from '../contract/protocol.js';

/**
 * The only writer of the read model. Gathers what the story does, and writes it at the first moment the story is blocked on anything:
 * one local activity for all of it, so that a click costs one transaction and its answer never waits for a slow activity behind it.
 */
export class Flusher {
  private pending: Effect[] = [];
  private recorded = 0;
  private written = 0;
  private back: ReadBack = { instants: {}, next: [] };

  constructor(
    private readonly write: (effects: Effect[]) => Promise<ReadBack>,
    private readonly wrote: (back: ReadBack) => void,
  ) {}

  record(effect: Effect): void {
    this.pending.push(effect);
    this.recorded += 1;
  }

  /** Waits for the flush that holds everything recorded up to now, and returns what the rows said. */
  async flushed(): Promise<ReadBack> {
    const mine = this.recorded;
    await condition(() => this.written >= mine);
    return this.back;
  }

  /** Runs beside the story, in a non-cancellable scope, and is simply left when the run ends. */
  async run(): Promise<never> {
    for (;;) {
      await condition(() => this.pending.length > 0);
      await this.untilBlocked();
      const effects = this.pending;
      this.pending = [];
      this.back = await this.write(effects);
      this.written += effects.length;
      this.wrote(this.back);
    }
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
