import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { deliver, type Verdict } from '#kit/api/deliver.js';
import { reachable } from '#kit/api/temporal-client.js';
import type { Parcel } from '#kit/contract/protocol.js';

/** A call that takes longer makes the API look whether Temporal is there at all; while it is not, it looks this often. Milliseconds. */
const SLOW = 1_000;
const LOOK = 500;

/** The API's way to Temporal. While Temporal is away clicks are answered "accepted" at once, and do not queue up behind deadlines of their own. */
export class Engine {
  private away = false;
  private looking = false;

  constructor(private readonly client: Client) {}

  /** Delivers a command, or says at once that it must be delivered later. */
  async deliver(parcel: Parcel): Promise<Verdict> {
    if (this.away) return { is: 'again', why: 'away' };
    const slow = setTimeout(() => void this.lookWhetherAway(), SLOW).unref();
    try {
      return await deliver(this.client, parcel);
    } finally {
      clearTimeout(slow);
    }
  }

  /** A call that was only slow says nothing about the others: what counts is whether the server answers. Away until it does. */
  private async lookWhetherAway(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      while (!(await this.reachable())) {
        this.away = true;
        await pause(LOOK, undefined, { ref: false });
      }
    } finally {
      this.away = false;
      this.looking = false;
    }
  }

  /** Held to be away by calls that took long: clicks are taken for later. */
  get isAway(): boolean {
    return this.away;
  }

  /** Whether Temporal answers now; for the health page. */
  reachable(): Promise<boolean> {
    return reachable(this.client, SLOW);
  }
}
