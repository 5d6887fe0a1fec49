import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '#domain/database/database.js';
import { Public } from '../auth/permit.js';
import { Engine } from '../tasks/engine.js';

export class LiveDto {
  status: 'ok';
}

export class ReadyDto {
  /** Ready as soon as PostgreSQL is: requests and clicks are taken while Temporal is away. */
  status: 'ready' | 'not-ready';
  database: boolean;
  engine: boolean;
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
  ) {}

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
    if (!database) response.status(503);
    return { status: database ? 'ready' : 'not-ready', database, engine };
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
