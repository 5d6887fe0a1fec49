import type { Client } from '@temporalio/client';
import { deliver, type Verdict } from '#kit/api/deliver.js';
import type { Parcel } from '#kit/contract/protocol.js';

/** After a call that found Temporal away, others answer "accepted" at once for so long instead of waiting for their own deadline. Milliseconds. */
const PAUSE = 2_000;

/** The API's way to Temporal, without a queue of waiting clicks while Temporal is away. */
export class Engine {
  private awayUntil = 0;

  constructor(private readonly client: Client) {}

  /** Delivers a command, or says at once that it must be delivered later. */
  async deliver(parcel: Parcel): Promise<Verdict> {
    if (performance.now() < this.awayUntil) return { is: 'again', why: 'away' };
    const verdict = await deliver(this.client, parcel);
    if (verdict.is === 'again' && verdict.why === 'away') void this.lookWhetherAway();
    return verdict;
  }

  /** A call that was only slow says nothing about the others: the pause is for a server that does not answer at all. */
  private async lookWhetherAway(): Promise<void> {
    if (!(await this.reachable())) this.awayUntil = performance.now() + PAUSE;
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
}
