import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '#domain/database/database.js';
import { Migrated } from '#domain/database/migrated.js';
import { Public } from '../auth/permit.js';
import { Engine } from '../tasks/engine.js';
import { Draining } from './draining.js';

export class LiveDto {
  status: 'ok';
}

export class ReadyDto {
  /** Ready as soon as PostgreSQL is: requests and clicks are taken while Temporal is away. `draining`: it was asked to end. */
  status: 'ready' | 'not-ready' | 'draining';
  database: boolean;
  /** The tables are those of this build. */
  migrated: boolean;
  engine: boolean;
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  private readonly migrated: Migrated;

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly draining: Draining,
  ) {
    this.migrated = new Migrated(database);
  }

  /** The process answers. */
  @Get('live')
  @Public()
  live(): LiveDto {
    return { status: 'ok' };
  }

  /** It can take work. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadyDto> {
    const [database, engine] = await Promise.all([this.answers(), this.engine.reachable()]);
    // A database that nobody has prepared yet has no table of migrations.
    const migrated = database && (await this.migrated.is().catch(() => false));
    const status = this.draining.begun ? 'draining' : migrated ? 'ready' : 'not-ready';
    if (status !== 'ready') response.status(503);
    return { status, database, migrated, engine };
  }

  private async answers(): Promise<boolean> {
    try {
      await this.database.asSystem((tx) => tx.rows('SELECT 1'));
      return true;
    } catch {
      // Whatever it was: PostgreSQL does not answer.
      return false;
    }
  }
}
