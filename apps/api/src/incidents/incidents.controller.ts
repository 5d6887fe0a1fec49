import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiTags } from '@nestjs/swagger';
import { IncidentsService, type IncidentRecord } from '#domain/incidents/incidents.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid } from '../labels/cursor.js';
import type { Labels } from '../labels/labels.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { CloseIncidentDto, IncidentDto, IncidentListDto, IncidentListQueryDto } from './incidents.dto.js';

const PAGE = 50;

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly reading: Reading,
  ) {}

  /** What somebody has to look at, oldest first. */
  @Get()
  @Permit('incident.manage')
  async list(
    @Caller() caller: Principal,
    @Query() { status = 'open', limit = PAGE, cursor }: IncidentListQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<IncidentListDto> {
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const found = await this.incidents.list(caller, { status, limit: limit + 1, ...(place ? { after: { since: place[0]!, id: place[1]! } } : {}) });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((one) => incidentDto(one, labels)),
      nextCursor: found.length > limit && last ? toCursor([last.since.toISOString(), last.id]) : null,
    };
  }

  /** Tries at once what the system would try again anyway. */
  @Post(':id/retry')
  @HttpCode(200)
  @Permit('incident.manage')
  @ApiConflictResponse({ type: ProblemDto, description: 'incident-closed, cannot-retry' })
  async retry(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<IncidentDto> {
    return incidentDto(await this.incidents.retry(caller, uuid(id)), await this.reading.labels(caller, language));
  }

  /** Nothing more has to be done, and why. Changes no process. */
  @Post(':id/close')
  @HttpCode(200)
  @Permit('incident.manage')
  @ApiConflictResponse({ type: ProblemDto, description: 'incident-closed' })
  async close(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { why }: CloseIncidentDto,
    @AcceptLanguage() language?: string,
  ): Promise<IncidentDto> {
    return incidentDto(await this.incidents.close(caller, uuid(id), why), await this.reading.labels(caller, language));
  }
}

function incidentDto(one: IncidentRecord, labels: Labels): IncidentDto {
  const { kind, process, step, task, closedAt } = one;
  return {
    id: one.id,
    kind,
    title: labels.say(`incident.${kind}.title`),
    text: labels.say(`incident.${kind}.text`),
    since: one.since.toISOString(),
    trying: one.trying && !closedAt ? labels.say('incident.trying') : null,
    canRetry: one.trying && !closedAt,
    facts: factsOf(one.tried),
    caseId: one.caseId,
    caseNumber: one.caseNumber === null ? null : labels.number('case', one.caseNumber),
    processLabel: process ? labels.process(process) : null,
    stepLabel: process && step ? labels.step(process, step) : null,
    task: process && task ? { id: task.id, title: labels.task(process, task.name) } : null,
    actor: one.actorName,
    closed: closedAt
      ? { at: closedAt.toISOString(), by: one.closedByName, why: one.closedByName === null ? labels.say('incident.over') : (one.why ?? '') }
      : null,
  };
}

const LONGEST_FACTS = 500;

/** What was tried, for whoever looks closer: plain values, one after the other. */
function factsOf(tried: Record<string, unknown>): string | null {
  const facts = Object.entries(tried).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value as string)}`],
  );
  return facts.length > 0 ? facts.join('; ').slice(0, LONGEST_FACTS) : null;
}
