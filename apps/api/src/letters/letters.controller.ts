import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { findCase } from '#domain/cases/case.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { lettersOf } from '#domain/letters/letter.repository.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid } from '../labels/cursor.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { LetterListDto } from './letters.dto.js';
import { letterDto } from './letter.presenter.js';

/** As many as one sees at once. */
const PAGE = 50;

/** Letters: whoever reads the case reads them. */
@ApiTags('letters')
@Controller('cases/:id/letters')
export class LettersController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
  ) {}

  /** The letters of a case, newest first: what was written to whom, and what stops those that cannot go out. */
  @Get()
  @Permit('case.read')
  async list(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() { limit = PAGE, cursor }: PageQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<LetterListDto> {
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const found = await this.database.inOrganisation(caller.organisation, async (tx) => {
      if (!(await findCase(tx, uuid(id)))) throw new DomainError('not-found');
      return lettersOf(tx, id, { limit: limit + 1, ...(place ? { after: { createdAt: place[0]!, id: place[1]! } } : {}) });
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((letter) => letterDto(letter, labels)),
      nextCursor: found.length > limit && last ? toCursor([last.createdAt.toISOString(), last.id]) : null,
    };
  }
}
