import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, WHOLE } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { auditCsv } from './audit-csv.js';
import { AuditReading, type AuditPlace } from './audit-reading.js';
import { AuditChoicesDto, AuditFilterDto, AuditListDto, AuditSealStateDto } from './audit.dto.js';

const PAGE = 50;
/** Entries that an export reads at a time. */
const EXPORTED_AT_ONCE = 1_000;
/** `INSTANT` to the microsecond. */
const PLACE = (part: string) => /^.{23}\d{3}Z$/.test(part) && INSTANT(`${part.slice(0, 23)}Z`);

/** Who did what to which thing, and when. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditReading,
    private readonly reading: Reading,
  ) {}

  /** Entries of the audit, newest first. */
  @Get()
  @Permit('audit.read')
  async list(
    @Caller() caller: Principal,
    @Query() { limit = PAGE, cursor, ...filter }: AuditFilterDto,
    @AcceptLanguage() language?: string,
  ): Promise<AuditListDto> {
    const labels = await this.reading.labels(caller, language);
    const { items, next, partial } = await this.audit.page(caller, { ...filter, limit, after: placeOf(cursor), seals: true }, labels);
    return { items, nextCursor: next && toCursor([next.place, next.seq]), partial };
  }

  /** Who and what the entries can be filtered by. */
  @Get('choices')
  @Permit('audit.read')
  async choices(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<AuditChoicesDto> {
    return this.audit.choices(caller, await this.reading.labels(caller, language));
  }

  /** The last seal over the audit, and whether it follows from the one before. */
  @Get('seal')
  @Permit('audit.read')
  seal(): Promise<AuditSealStateDto> {
    return this.audit.seal();
  }

  /** What is filtered as a CSV file, 100,000 entries at most. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
  @Get('export')
  @Permit('audit.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Caller() caller: Principal,
    @Query() { limit: _limit, cursor, ...filter }: AuditFilterDto,
    @Res({ passthrough: true }) response: Response,
    @AcceptLanguage() language?: string,
  ): Promise<StreamableFile> {
    const labels = await this.reading.labels(caller, language);
    const head = ['when', 'who', 'act', 'about', 'facts', 'id'].map((column) => labels.say(`audit.column.${column}`));
    const begin = placeOf(cursor);
    const read = (after = begin) => this.audit.page(caller, { ...filter, limit: EXPORTED_AT_ONCE, after, seals: false }, labels);
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(auditCsv(head, read), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="audit.csv"' });
  }
}

function placeOf(cursor: string | undefined): AuditPlace | undefined {
  const [place, seq] = fromCursor(cursor, [PLACE, WHOLE]) ?? [];
  return place === undefined ? undefined : { place, seq: seq! };
}
