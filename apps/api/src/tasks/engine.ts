import type { Client } from '@temporalio/client';
import { deliver, type Parcel, type Verdict } from '#kit/api/deliver.js';

/** Updates of one instance under way at once: more stall each other (measured: 6 fine, 20 not). */
const AT_ONCE = 8;
/** After a call that found Temporal away, others answer "accepted" at once for so long instead of waiting for their own deadline. Milliseconds. */
const PAUSE = 2_000;

/** The API's way to Temporal: a few updates per instance at once, and no queue of waiting clicks while Temporal is away. */
export class Engine {
  private readonly busy = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private awayUntil = 0;

  constructor(private readonly client: Client) {}

  /** Delivers a command, or says at once that it must be delivered later. */
  async deliver(parcel: Parcel): Promise<Verdict> {
    if (performance.now() < this.awayUntil) return { is: 'again', why: 'away' };
    await this.enter(parcel.instance);
    try {
      const verdict = await deliver(this.client, parcel);
      if (verdict.is === 'again' && verdict.why === 'away') this.awayUntil = performance.now() + PAUSE;
      return verdict;
    } finally {
      this.leave(parcel.instance);
    }
  }

  /** Whether Temporal answers now; for the health page. */
  async reachable(): Promise<boolean> {
    try {
      await this.client.withDeadline(Date.now() + 1_000, () => this.client.connection.workflowService.getSystemInfo({}));
      return true;
    } catch {
      // Whatever it was: it does not answer.
      return false;
    }
  }

  private async enter(instance: string): Promise<void> {
    const busy = this.busy.get(instance) ?? 0;
    if (busy >= AT_ONCE) {
      await new Promise<void>((go) => this.waiting.set(instance, [...(this.waiting.get(instance) ?? []), go])); // its place is handed over by `leave`
      return;
    }
    this.busy.set(instance, busy + 1);
  }

  private leave(instance: string): void {
    const [next, ...rest] = this.waiting.get(instance) ?? [];
    if (next) {
      if (rest.length > 0) this.waiting.set(instance, rest);
      else this.waiting.delete(instance);
      next();
      return;
    }
    const busy = (this.busy.get(instance) ?? 1) - 1;
    if (busy === 0) this.busy.delete(instance);
    else this.busy.set(instance, busy);
  }
}
