import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { countEvents, eventsOf, findCase } from '#domain/cases/case.repository.js';
import { NoteService } from '#domain/cases/note.service.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { withLetters } from '#domain/letters/told-letters.repository.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, uuid, WHOLE } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { Contracts } from '../tasks/contracts.js';
import { NoteCaseDto, NotedDto, TimelineDto, TimelineQueryDto } from './timeline.dto.js';
import { timelineEntry } from './timeline.presenter.js';
import { withReasons } from './told-reasons.js';

const PAGE = 100;

/** What happened in a case, and what people add to that. */
@ApiTags('cases')
@Controller('cases')
export class TimelineController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
    private readonly contracts: Contracts,
    private readonly notes: NoteService,
  ) {}

  /** What happened in a case, newest first: all of it, or of one kind. */
  @Get(':id/timeline')
  @Permit('case.read')
  async timeline(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() { limit = PAGE, cursor, kind = 'all' }: TimelineQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<TimelineDto> {
    const place = fromCursor(cursor, [INSTANT, WHOLE]);
    const labels = await this.reading.labels(caller, language);
    const { events, counts } = await this.database.inOrganisation(caller.organisation, async (tx) => {
      if (!(await findCase(tx, uuid(id)))) throw new DomainError('not-found');
      const told = await eventsOf(tx, id, { kind, limit: limit + 1, ...(place ? { before: { at: place[0]!, seq: place[1]! } } : {}) });
      return {
        events: await withReasons(tx, await withLetters(tx, told), { caller, labels, contracts: this.contracts }),
        counts: place ? null : await countEvents(tx, id),
      };
    });
    const items = events.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((event) => timelineEntry(event, labels)),
      nextCursor: events.length > limit && last ? toCursor([last.at.toISOString(), last.seq]) : null,
      counts,
    };
  }

  /** Writes into the history of a case, open or closed. A note is never changed; whoever reads the case reads it. */
  @Post(':id/notes')
  @HttpCode(201)
  @Permit('case.note')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  note(@Caller() caller: Principal, @Param('id') id: string, @Body() { text }: NoteCaseDto, @IdempotencyKey() key: string | null): Promise<NotedDto> {
    return this.notes.note(caller, { caseId: uuid(id), text, key });
  }
}
