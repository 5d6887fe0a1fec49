import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { reachable } from '#kit/api/temporal-client.js';
import type { Database } from '#domain/database/database.js';
import { Migrated } from '#domain/database/migrated.js';

/** What a worker says of itself. It takes work while it is `ready`; `engine` tells whether Temporal answers, which it waits for. */
export interface WorkerReady {
  status: 'ready' | 'not-ready' | 'draining';
  database: boolean;
  migrated: boolean;
  polls: boolean;
  engine: boolean;
}

/** Milliseconds that Temporal has to answer. */
const SOON = 1_000;

/** Whether this worker can take work: PostgreSQL answers, its tables are those of this build, and it polls. */
@Injectable()
export class WorkerHealth implements BeforeApplicationShutdown {
  private readonly migrated: Migrated;
  private draining = false;

  constructor(
    private readonly database: Database,
    private readonly client: Client,
    private readonly stories: { polls: boolean },
    private readonly drainSeconds: number,
  ) {
    this.migrated = new Migrated(database);
  }

  /** Says first that it takes no more, so that whoever watches has seen it before anything ends. */
  async beforeApplicationShutdown(): Promise<void> {
    this.draining = true;
    await pause(this.drainSeconds * 1_000);
  }

  async ready(): Promise<WorkerReady> {
    const [database, engine] = await Promise.all([this.looked(), reachable(this.client, SOON)]);
    const { polls } = this.stories;
    const well = database.answers && database.migrated && polls;
    return { status: this.draining ? 'draining' : well ? 'ready' : 'not-ready', database: database.answers, migrated: database.migrated, polls, engine };
  }

  private async looked(): Promise<{ answers: boolean; migrated: boolean }> {
    try {
      await this.database.lookUp('SELECT 1', []);
    } catch {
      // Whatever it was: PostgreSQL does not answer.
      return { answers: false, migrated: false };
    }
    // A database that nobody has prepared yet has no table of migrations.
    return { answers: true, migrated: await this.migrated.is().catch(() => false) };
  }
}
