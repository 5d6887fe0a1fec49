import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { AnswerService } from '#domain/availability/answer.service.js';
import { ClientTurnService } from '#domain/deals/client-turn.service.js';
import { ReservationService } from '#domain/deals/reservation.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { MadeDto } from '../clients/clients.dto.js';
import { uuid } from '../labels/cursor.js';
import { IdempotencyKey } from '../labels/reading.js';
import { ReceivedMessageDto } from '../messages/messages.dto.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { AnswersDto, ItemsChangedDto, RefusalDto, ReserveDto } from './client-turn.dto.js';

const CLOSED = { type: ProblemDto, description: 'case-closed' };

/** What clients and suppliers say outside of a task. The same Idempotency-Key does it once. */
@ApiTags('deals')
@ApiHeader({ name: 'Idempotency-Key', required: false })
@Controller()
export class ClientTurnController {
  constructor(
    private readonly turns: ClientTurnService,
    private readonly answers: AnswerService,
    private readonly reservations: ReservationService,
  ) {}

  /** The client refuses, at any moment (WT-2.9): the case ends as lost. */
  @Post('cases/:id/refusal')
  @Permit('case.correct')
  @ApiConflictResponse(CLOSED)
  async refuse(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: RefusalDto,
    @IdempotencyKey() key: string | null,
  ): Promise<ReceivedMessageDto> {
    const { id: message, status } = await this.turns.refuse({ caller, key }, uuid(id), body);
    return { id: message, status };
  }

  /** The client wants other things: what is asked from suppliers is withdrawn and asked anew. */
  @Post('cases/:id/items')
  @Permit('case.correct')
  @ApiConflictResponse(CLOSED)
  async change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { items }: ItemsChangedDto,
    @IdempotencyKey() key: string | null,
  ): Promise<ReceivedMessageDto> {
    const { id: message, status } = await this.turns.change({ caller, key }, uuid(id), items);
    return { id: message, status };
  }

  /** A supplier has answered a question (WT-3.4); also where nobody waits for it any more it is kept. */
  @Post('queries/:id/answers')
  @Permit('message.deliver')
  answer(@Caller() caller: Principal, @Param('id') id: string, @Body() body: AnswersDto, @IdempotencyKey() key: string | null): Promise<ReceivedMessageDto> {
    return this.answers.receive({ caller, key }, uuid(id).toLowerCase(), body);
  }

  /** A supplier keeps goods for us until an instant (WT-3.6). */
  @Post('cases/:id/reservations')
  @Permit('case.correct')
  @ApiConflictResponse(CLOSED)
  reserve(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { until, ...body }: ReserveDto,
    @IdempotencyKey() key: string | null,
  ): Promise<MadeDto> {
    return this.reservations.make({ caller, key }, uuid(id), { ...body, until: new Date(until) });
  }

  /** Gives a reservation back. Again changes nothing. */
  @Delete('reservations/:id')
  @HttpCode(204)
  @Permit('case.correct')
  release(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    return this.reservations.release({ caller, key: null }, uuid(id));
  }
}
