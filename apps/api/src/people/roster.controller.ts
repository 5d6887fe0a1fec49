import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AbsenceService, type AbsenceRecord } from '#domain/assignment/absence.service.js';
import { DutyService } from '#domain/assignment/duty.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import type { Labels } from '../labels/labels.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { AbsenceDto, PlanAbsenceDto, PutDutyDto, RosterDto, RosterQueryDto } from './people.dto.js';

const WEEK = 7;

/** Who is away, and who has which duty of the day. Read whenever a task opens. */
@ApiTags('people')
@Controller()
export class RosterController {
  constructor(
    private readonly absences: AbsenceService,
    private readonly duties: DutyService,
    private readonly reading: Reading,
  ) {}

  /** Running and coming absences: one's own; everybody's for whoever manages people. */
  @Get('absences')
  @Permit('absence.plan')
  async list(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<AbsenceDto[]> {
    const labels = await this.reading.labels(caller, language);
    return (await this.absences.list(caller)).map((one) => absenceDto(one, labels));
  }

  /** Says that one is away; of others whoever manages people. What is held already stays: hand it over. */
  @Post('absences')
  @Permit('absence.plan')
  async plan(@Caller() caller: Principal, @Body() body: PlanAbsenceDto, @AcceptLanguage() language?: string): Promise<AbsenceDto> {
    const { person = caller.id, from, until, kind, substitute = null } = body;
    const planned = await this.absences.plan(caller, { person, beginsAt: new Date(from), endsAt: new Date(until), kind, substitute });
    return absenceDto(planned, await this.reading.labels(caller, language));
  }

  /** Back from now on; one that has not begun is taken back. */
  @Post('absences/:id/end')
  @HttpCode(204)
  @Permit('absence.plan')
  end(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    return this.absences.end(caller, uuid(id));
  }

  /** The duty roster of some days; of a week from today without more. */
  @Get('duties')
  @Permit('roster.read')
  async roster(@Caller() caller: Principal, @Query() { from, days = WEEK }: RosterQueryDto, @AcceptLanguage() language?: string): Promise<RosterDto> {
    const labels = await this.reading.labels(caller, language);
    const roster = await this.duties.roster(caller, { from: from ?? null, days });
    return { ...roster, duties: roster.duties.map((one) => ({ ...one, label: labels.optional(`duty.${one.duty}`) ?? one.duty })) };
  }

  /** Puts somebody on a duty for a day or a range of days, or nobody. */
  @Put('duties')
  @HttpCode(204)
  @Permit('people.manage')
  put(@Caller() caller: Principal, @Body() { duty, from, until, person }: PutDutyDto): Promise<void> {
    return this.duties.put(caller, { duty, from, until, person: person ?? null });
  }
}

function absenceDto({ beginsAt, endsAt, ...one }: AbsenceRecord, labels: Labels): AbsenceDto {
  return { ...one, from: beginsAt.toISOString(), until: endsAt.toISOString(), kindLabel: labels.say(`absence.${one.kind}`) };
}
