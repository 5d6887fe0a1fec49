import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { HandOverService } from '#domain/assignment/hand-over.service.js';
import { StaffService } from '#domain/assignment/staff.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { HandedOverDto, HandOverDto, SkillsDto, StaffDto } from './people.dto.js';

/** Who works here, and what they have in hand. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly staff: StaffService,
    private readonly handing: HandOverService,
    private readonly reading: Reading,
  ) {}

  /** Everybody by name: who is here, who is away until when, and how much each has. */
  @Get()
  @Permit('people.manage')
  async list(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<StaffDto[]> {
    const labels = await this.reading.labels(caller, language);
    return (await this.staff.list(caller)).map(({ absence, ...one }) => ({
      ...one,
      roleLabels: one.roles.map((role) => labels.roleOfPerson(role) ?? labels.role(role)),
      absence: absence && { ...absence, until: new Date(absence.until).toISOString(), kindLabel: labels.say(`absence.${absence.kind}`) },
    }));
  }

  /** What somebody is good at: `by-skill` in the pack's rules asks for it. */
  @Put(':id/skills')
  @HttpCode(204)
  @Permit('people.manage')
  skills(@Caller() caller: Principal, @Param('id') id: string, @Body() { skills }: SkillsDto): Promise<void> {
    return this.staff.skills(caller, uuid(id), skills);
  }

  /** Hands over every open task and client of a person at once, with a record for each task; `leaves` closes the account in the same act. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Permit('people.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  handOver(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { to, leaves = false }: HandOverDto,
    @IdempotencyKey() key: string | null,
  ): Promise<HandedOverDto> {
    return this.handing.handOver({ caller, person: uuid(id), key }, { to: to ?? null, leaves });
  }
}
