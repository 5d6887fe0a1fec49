import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { forgetAnswers } from '#domain/tasks/answer.repository.js';
import type { Database } from '#domain/database/database.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const EVERY = 10 * 60_000;
/** How long the answer of a key is kept. Milliseconds. */
const KEPT = 7 * 24 * 3_600_000;

/** Forgets what is kept for a time only. */
@Injectable()
export class Tidy implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly round = new Round(() => forgetAnswers(this.database, new Date(this.clock.now().getTime() - KEPT)), EVERY);

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
}
