import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { forgetAnswers } from '#domain/tasks/answer.repository.js';
import { forgetNotices } from '#domain/notices/notice-round.js';
import type { Database } from '#domain/database/database.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const EVERY = 10 * 60_000;
/** How long the answer of a key is kept. Milliseconds. */
const KEPT = 7 * 24 * 3_600_000;
/** And what people were told. */
const TOLD = 90 * 24 * 3_600_000;

/** Forgets what is kept for a time only. */
@Injectable()
export class Tidy implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly round = new Round(() => this.forget(), EVERY);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.round.begin();
  }

  private async forget(): Promise<boolean> {
    const before = (ms: number) => new Date(this.clock.now().getTime() - ms);
    const answers = await forgetAnswers(this.database, before(KEPT));
    return (await forgetNotices(this.database, before(TOLD))) || answers;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.round.end();
  }
}
