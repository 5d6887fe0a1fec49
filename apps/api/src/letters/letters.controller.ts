import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { findCase } from '#domain/cases/case.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { lettersOf } from '#domain/letters/letter.repository.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { LetterListDto } from './letters.dto.js';
import { letterDto } from './letter.presenter.js';

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
  async list(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<LetterListDto> {
    const labels = await this.reading.labels(caller, language);
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      if (!(await findCase(tx, uuid(id)))) throw new DomainError('not-found');
      return { items: (await lettersOf(tx, id)).map((letter) => letterDto(letter, labels)), nextCursor: null };
    });
  }
}
