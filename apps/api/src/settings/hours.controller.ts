import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HoursService, type DayHours, type WorkingHours } from '#domain/packs/hours.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import type { Labels } from '../labels/labels.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { ChangeDayDto, ChangeWeekDto, MonthQueryDto, ResetWeekQueryDto, WorkingHoursDto, type DayHoursDto } from './hours.dto.js';
import { authorDto } from './settings.presenter.js';

/** The working week and single days that an organisation sets over its pack's calendar. Deadlines of tasks that open from then on count by them. */
@ApiTags('settings')
@Controller('settings/calendar')
export class HoursController {
  constructor(
    private readonly hours: HoursService,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The working week, and each day of a month. */
  @Get()
  @Permit('settings.edit')
  async read(@Caller() caller: Principal, @Query() { month }: MonthQueryDto, @AcceptLanguage() language?: string): Promise<WorkingHoursDto> {
    const labels = await this.reading.labels(caller, language);
    const wanted = month ?? monthOf(this.clock.now(), labels.timeZone);
    return hoursDto(await this.hours.read(caller.organisation, wanted), wanted, labels);
  }

  /** Sets the week over the pack's, at once or from an instant on. */
  @Put('week')
  @Permit('settings.edit')
  async setWeek(
    @Caller() caller: Principal,
    @Body() { hours, holidays, since }: ChangeWeekDto,
    @Query() query: MonthQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<WorkingHoursDto> {
    await this.hours.setWeek(caller, { hours: hours, holidays }, since === undefined ? null : new Date(since));
    return this.read(caller, query, language);
  }

  /** Takes back what was set over the week, or only what is to hold later. */
  @Delete('week')
  @HttpCode(200)
  @Permit('settings.edit')
  async resetWeek(
    @Caller() caller: Principal,
    @Query() { planned, ...query }: ResetWeekQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<WorkingHoursDto> {
    await this.hours.resetWeek(caller, planned === 'true');
    return this.read(caller, query, language);
  }

  /** Sets the hours of one day: none makes it free. */
  @Put('days/:date')
  @Permit('settings.edit')
  async setDay(
    @Caller() caller: Principal,
    @Param('date') date: string,
    @Body() { shifts }: ChangeDayDto,
    @AcceptLanguage() language?: string,
  ): Promise<WorkingHoursDto> {
    await this.hours.setDay(caller, date, shifts);
    return this.read(caller, { month: date.slice(0, 7) }, language);
  }

  /** The day is again what week and holidays make of it. */
  @Delete('days/:date')
  @HttpCode(200)
  @Permit('settings.edit')
  async resetDay(@Caller() caller: Principal, @Param('date') date: string, @AcceptLanguage() language?: string): Promise<WorkingHoursDto> {
    await this.hours.resetDay(caller, date);
    return this.read(caller, { month: date.slice(0, 7) }, language);
  }
}

/** The month that a clock on the company's wall shows. */
const monthOf = (now: Date, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' }).format(now);

function hoursDto({ days, choices, author, planned, now, pack, ...rest }: WorkingHours, month: string, labels: Labels): WorkingHoursDto {
  return {
    ...rest,
    month,
    now: weekDto(now),
    pack: weekDto(pack),
    author: authorDto(author),
    planned: planned && { ...authorDto(planned)!, week: weekDto({ ...now, ...planned.set }) },
    choices: choices.map((name) => ({ name, label: labels.say(`workDay.country.${name}`) })),
    days: days.map((day) => dayDto(day, labels)),
  };
}

const weekDto = ({ hours, holidays }: WorkingHours['now']) => ({
  hours: Object.fromEntries(Object.entries(hours).map(([day, shifts]) => [day, [...shifts]])),
  holidays,
});

function dayDto({ date, shifts, official, own, author }: DayHours, labels: Labels): DayHoursDto {
  const label = official && labels.say(official.name === null ? `workDay.${official.kind}` : `workDay.holiday.${official.name}`);
  return { date, shifts: [...shifts], official: label, officialKind: official?.kind ?? null, own, author: authorDto(author) };
}
