import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { lookBack } from '#domain/promises/look-back.rule.js';
import { countPromises, listPromises } from '#domain/promises/promise.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, UUID } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { promiseDto } from './promise.presenter.js';
import { PromisesDto, PromisesQueryDto } from './promises.dto.js';

const PAGE = 50;

/** What was promised to clients, and how it was kept (ALL-2). */
@ApiTags('promises')
@Controller('promises')
export class PromisesController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Kept and broken promises per person, and each with its case; everybody's for head and director, one's own for all others. */
  @Get()
  @Permit('task.read')
  async list(
    @Caller() caller: Principal,
    @Query() { person, from, to, limit = PAGE, cursor }: PromisesQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<PromisesDto> {
    const seesAll = caller.permissions.includes('task.read-all');
    if (!seesAll && person !== undefined && person !== caller.id) throw new DomainError('forbidden');
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const now = this.clock.now();
    const which = { organisation: caller.organisation, from: from ?? lookBack(now), until: to ?? null, person: person ?? (seesAll ? null : caller.id), now };
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const people = await countPromises(tx, which);
      const found = await listPromises(tx, which, { limit: limit + 1, ...(place ? { after: { dueAt: place[0]!, id: place[1]! } } : {}) });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        people,
        items: items.map((one) => promiseDto(one, labels)),
        nextCursor: found.length > limit && last ? toCursor([last.dueAt.toISOString(), last.id]) : null,
      };
    });
  }
}
