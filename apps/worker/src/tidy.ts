import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { forgetAnswers } from '#domain/tasks/answer.repository.js';
import { forgetNotices } from '#domain/notices/notice-round.js';
import type { Database } from '#domain/database/database.js';
import { keepStrayAnswers } from '#domain/availability/late-answers.js';
import { tellOverReservations } from '#domain/deals/reservation.service.js';
import type { FileStore } from '#domain/files/file-store.js';
import { tidyFiles } from '#domain/files/tidy-files.js';
import { forgetLookers } from '#domain/looking/looker.repository.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const EVERY = 10 * 60_000;
/** A reserve that is over is told, and an answer that lies about is kept, within. */
const EVERY_MINUTE = 60_000;
/** Every content is looked at. */
const EVERY_FILE = 6 * 3_600_000;
/** How long the answer of a key is kept. Milliseconds. */
const KEPT = 7 * 24 * 3_600_000;
/** And what people were told. */
const TOLD = 90 * 24 * 3_600_000;

/** Forgets what is kept for a time only, and tells of what is over. */
@Injectable()
export class Tidy implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly round = new Round('tidy', () => this.forget(), EVERY);

  private readonly lookers = new Round('tidy-lookers', () => forgetLookers(this.database, this.clock.now()), EVERY);
  private readonly reserves = new Round('tidy-reserves', () => tellOverReservations(this.database, this.clock.now()), EVERY_MINUTE);
  private readonly answers = new Round('tidy-answers', () => keepStrayAnswers(this.database, this.clock.now()), EVERY_MINUTE);
  private readonly contents = new Round('tidy-contents', () => tidyFiles(this.database, this.files, this.clock.now()), EVERY_FILE);

  private readonly rounds = [this.round, this.lookers, this.reserves, this.answers, this.contents];

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const round of this.rounds) round.begin();
  }

  private async forget(): Promise<boolean> {
    const before = (ms: number) => new Date(this.clock.now().getTime() - ms);
    const answers = await forgetAnswers(this.database, before(KEPT));
    return (await forgetNotices(this.database, before(TOLD))) || answers;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map((round) => round.end()));
  }
}
