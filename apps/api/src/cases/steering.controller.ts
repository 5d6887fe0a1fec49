import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { SteeringService } from '#domain/cases/steering.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { IdempotencyKey } from '../labels/reading.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { CancelCaseDto, CorrectCaseDto, HoldCaseDto, SteeredDto } from './steering.dto.js';

const CLOSED = { type: ProblemDto, description: 'case-closed' };

/** What people want of a whole case while its processes run. */
@ApiTags('cases')
@ApiHeader({ name: 'Idempotency-Key', required: false })
@Controller('cases')
export class SteeringController {
  constructor(private readonly steering: SteeringService) {}

  /** Puts the case aside: its tasks leave the inbox until then, and its clocks stand still. */
  @Post(':id/hold')
  @HttpCode(200)
  @Permit('case.steer')
  @ApiConflictResponse(CLOSED)
  hold(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { until, reason }: HoldCaseDto,
    @IdempotencyKey() key: string | null,
  ): Promise<SteeredDto> {
    return this.steering.hold({ caller, caseId: uuid(id), key }, { until: new Date(until), reason });
  }

  /** Takes a hold back. */
  @Post(':id/resume')
  @HttpCode(200)
  @Permit('case.steer')
  @ApiConflictResponse({ type: ProblemDto, description: 'case-closed, not-held' })
  resume(@Caller() caller: Principal, @Param('id') id: string, @IdempotencyKey() key: string | null): Promise<SteeredDto> {
    return this.steering.resume({ caller, caseId: uuid(id), key });
  }

  /** Asks the case to end. What is under way and cannot be stopped ends by itself; `GET /commands/{id}` tells what came of it. */
  @Post(':id/cancel')
  @HttpCode(202)
  @Permit('case.steer')
  @ApiConflictResponse(CLOSED)
  cancel(@Caller() caller: Principal, @Param('id') id: string, @Body() { reason }: CancelCaseDto, @IdempotencyKey() key: string | null): Promise<SteeredDto> {
    return this.steering.cancel({ caller, caseId: uuid(id), key }, reason);
  }

  /** Corrects what is known of the case: open tasks show it at once, and processes that hope for corrections hear of it. */
  @Post(':id/correct')
  @HttpCode(200)
  @Permit('case.correct')
  @ApiConflictResponse(CLOSED)
  correct(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { changes }: CorrectCaseDto,
    @IdempotencyKey() key: string | null,
  ): Promise<SteeredDto> {
    return this.steering.correct({ caller, caseId: uuid(id), key }, changes);
  }

  /** Demo only: moves the clocks of the case to the next thing that happens in it. */
  @Post(':id/clock')
  @HttpCode(200)
  @Permit('case.clock')
  @ApiConflictResponse({ type: ProblemDto, description: 'case-closed, nothing-to-wait-for' })
  clock(@Caller() caller: Principal, @Param('id') id: string, @IdempotencyKey() key: string | null): Promise<SteeredDto> {
    return this.steering.clockOn({ caller, caseId: uuid(id), key });
  }
}
