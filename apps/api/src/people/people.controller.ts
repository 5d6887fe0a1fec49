import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { HandOverService } from '#domain/assignment/hand-over.service.js';
import { listStaff } from '#domain/assignment/staff.repository.js';
import { Database } from '#domain/database/database.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { HandedOverDto, HandOverDto, StaffDto } from './people.dto.js';

/** Who works here, and what they have in hand. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly handing: HandOverService,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Everybody by name: who is here, who is away until when, and how much each has. */
  @Get()
  @Permit('people.manage')
  async list(@Caller() caller: Principal, @AcceptLanguage() language?: string): Promise<StaffDto[]> {
    const labels = await this.reading.labels(caller, language);
    const { organisation } = caller;
    const staff = await this.database.inOrganisation(organisation, (tx) => listStaff(tx, organisation, this.clock.now()));
    return staff.map(({ absence, ...one }) => ({
      ...one,
      roleLabels: one.roles.map((role) => labels.role(role)),
      absence: absence && { ...absence, until: new Date(absence.until).toISOString(), kindLabel: labels.say(`absence.${absence.kind}`) },
    }));
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
