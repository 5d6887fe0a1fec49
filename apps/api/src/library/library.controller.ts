import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { found } from '#domain/library/found.rule.js';
import { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { LibraryDto, LibraryQueryDto } from './library.dto.js';
import { libraryOf } from './library.presenter.js';

/** What whoever talks with a client has at hand (ALL-3), always as the pack has it now: an answer that was mended is right for old cases, too. */
@ApiTags('library')
@Controller('library')
export class LibraryController {
  constructor(
    private readonly packs: Packs,
    private readonly reading: Reading,
  ) {}

  /** Questions of clients with their answers, objections with their arguments, and how to talk; found by what is typed. */
  @Get()
  @Permit('task.read')
  async find(@Caller() caller: Principal, @Query() { q = '' }: LibraryQueryDto, @AcceptLanguage() language?: string): Promise<LibraryDto> {
    const labels = await this.reading.labels(caller, language);
    const { content } = await this.packs.of(caller.organisation);
    const { questions, objections, talk } = libraryOf(content, labels);
    return {
      questions: found(q, questions, ({ question, wordings, answer }) => ({ names: [question, ...wordings], text: [answer] })),
      objections: found(q, objections, (one) => ({
        names: [one.label, ...one.wordings],
        text: one.arguments.flatMap(({ agree, counter, ask }) => [agree, counter, ask]),
      })),
      talk,
    };
  }
}
