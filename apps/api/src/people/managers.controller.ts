import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listManagers } from '#domain/assignment/managers.repository.js';
import { Database } from '#domain/database/database.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { ManagerDto, ManagersQueryDto } from './managers.dto.js';

/** To whom a client can be put through. */
@ApiTags('people')
@Controller('managers')
export class ManagersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The managers, in the order in which one would call them: the client's own, then who is here, then who has the least in hand. */
  @Get()
  @Permit('manager.read')
  async list(@Caller() { organisation }: Principal, @Query() { client }: ManagersQueryDto): Promise<ManagerDto[]> {
    const managers = await this.database.inOrganisation(organisation, (tx) => listManagers(tx, { organisation, client: client ?? null, at: this.clock.now() }));
    return managers.map(({ lastGiven, away, ...one }) => ({
      ...one,
      away: away && { ...away, until: new Date(away.until).toISOString() },
      lastGiven: lastGiven?.toISOString() ?? null,
    }));
  }
}
