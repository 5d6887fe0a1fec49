import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StaffService } from '#domain/assignment/staff.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { ClientManagerDto } from './people.dto.js';

/** Who looks after whom. */
@ApiTags('people')
@Controller('clients')
export class OwnManagerController {
  constructor(private readonly staff: StaffService) {}

  /** Names who looks after a client: this client's tasks go to that person first. What is open stays where it is. */
  @Put(':id/manager')
  @HttpCode(204)
  @Permit('people.manage')
  put(@Caller() caller: Principal, @Param('id') id: string, @Body() { person }: ClientManagerDto): Promise<void> {
    return this.staff.manager(caller, uuid(id), person ?? null);
  }
}
