import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Packs } from '#domain/packs/packs.service.js';
import { SettingsService } from '#domain/packs/settings.service.js';
import { ROLES } from '#domain/people/role.type.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { ChangeDeadlineDto, DeadlineSettingsDto, HoursDto, ResetQueryDto } from './settings.dto.js';
import { authorDto } from './settings.presenter.js';

const FILE = 'deadlines.json';
/** So far ahead calls are promised; ms. */
const HOURS_AHEAD = 62 * 86_400_000;

/** What an organisation sets over its pack. It survives a deploy, and is in force everywhere within 5 seconds. */
@ApiTags('settings')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly packs: Packs,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** When the company works, from now on for two months: whoever promises a time is told whether anybody will be there. */
  @Get('hours')
  @Permit('self.read')
  async hours(@Caller() caller: Principal): Promise<HoursDto> {
    const now = this.clock.now().getTime();
    const until = now + HOURS_AHEAD;
    const { calendar } = await this.packs.of(caller.organisation);
    const open = calendar.stretches(now, until).map(([from, to]) => ({ from: new Date(from).toISOString(), until: new Date(to).toISOString() }));
    return { open, until: new Date(until).toISOString() };
  }

  /** The deadlines of all tasks as they are in force, and where each comes from. */
  @Get('deadlines')
  @Permit('settings.edit')
  async deadlines(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<DeadlineSettingsDto> {
    const rows = await this.settings.rows(caller.organisation, FILE);
    const labels = await this.reading.labels(caller, language);
    const items = rows.map(({ row, author, planned, ...rest }) => {
      const [process = '', task = ''] = row.split('.');
      return {
        ...{ process, task, processLabel: labels.process(process), title: labels.task(process, task), ...rest },
        author: rest.origin === 'pack' ? null : authorDto(author),
        planned: planned && { ...authorDto(planned)!, set: planned.set },
      };
    });
    const escalations = ROLES.map((role) => ({ role, label: labels.role(role) }));
    return { items, escalations, packVersion: (await this.packs.of(caller.organisation)).version };
  }

  /** Sets values of a deadline over the pack's, at once or from an instant on. Tasks that are open keep theirs; what opens from now on has the new one. */
  @Put('deadlines/:process/:task')
  @Permit('settings.edit')
  async set(
    @Caller() caller: Principal,
    @Param('process') process: string,
    @Param('task') task: string,
    @Body() { changes, since }: ChangeDeadlineDto,
    @AcceptLanguage() language?: string,
  ): Promise<DeadlineSettingsDto> {
    await this.settings.set(caller, { file: FILE, row: `${process}.${task}`, since: since === undefined ? null : new Date(since) }, changes);
    return this.deadlines(caller, language);
  }

  /** Takes back what was set over a deadline, or only what is to hold later: the pack's own is in force again. */
  @Delete('deadlines/:process/:task')
  @HttpCode(200)
  @Permit('settings.edit')
  async reset(
    @Caller() caller: Principal,
    @Param('process') process: string,
    @Param('task') task: string,
    @Query() { planned }: ResetQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<DeadlineSettingsDto> {
    await this.settings.reset(caller, { file: FILE, row: `${process}.${task}` }, { planned: planned === 'true' });
    return this.deadlines(caller, language);
  }
}
