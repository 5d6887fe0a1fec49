import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { sealAudit } from '#domain/audit/seal.repository.js';
import type { Database } from '#domain/database/database.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const EVERY = 60_000;

/** Seals the audit each minute. The hash of each seal goes into the log: whoever keeps that elsewhere can tell a chain that was made anew. */
@Injectable()
export class Sealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Sealer.name);
  private readonly round = new Round('sealer', () => this.seal(), EVERY);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.round.begin();
  }

  private async seal(): Promise<boolean> {
    const sealed = await sealAudit(this.database, this.clock.now());
    if (sealed) this.log.log(`Audit seal ${sealed.number} over ${sealed.entries} entries: ${sealed.hash}`);
    return sealed?.more ?? false;
  }

  onApplicationShutdown(): Promise<void> {
    return this.round.end();
  }
}
