import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '#domain/database/database.js';
import { tellOfTime } from '#domain/notices/notice-round.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const LOOK = 2_000;
/** What became late while no worker ran is told when one starts, if it is no older. Milliseconds. */
const LOOK_BACK = 24 * 3_600_000;
/** Each round looks again at what the last ones saw: an instant may be written a moment after it has passed. Milliseconds. */
const OVERLAP = 10 * 60_000;

/** Tells holders that the time of a task is nearly over, or over. Any number may run: what was told once is not told again. */
@Injectable()
export class NoticeRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly round = new Round('notices', () => this.look(), LOOK);
  /** Up to when all was told. */
  private until: Date | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.round.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.round.end();
  }

  private async look(): Promise<boolean> {
    const now = this.clock.now();
    const since = new Date(this.until === undefined ? now.getTime() - LOOK_BACK : this.until.getTime() - OVERLAP);
    const more = await tellOfTime(this.database, { since, now });
    if (!more) this.until = now;
    return more;
  }
}
