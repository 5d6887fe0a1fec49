import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';
import { MessageService } from '#domain/messages/message.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { Contracts } from '../tasks/contracts.js';
import { formErrors } from '../tasks/form-errors.js';
import { ReceivedMessageDto, ReceiveMessageDto } from './messages.dto.js';

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly messages: MessageService,
    private readonly contracts: Contracts,
    private readonly reading: Reading,
  ) {}

  /** The webhook for everything that processes wait for. The same delivery again is answered 200 with what became of the first. */
  @Post()
  @Permit('message.deliver')
  @ApiCreatedResponse({ type: ReceivedMessageDto })
  @ApiOkResponse({ type: ReceivedMessageDto })
  async receive(
    @Caller() caller: Principal,
    @Body() body: ReceiveMessageDto,
    @Res({ passthrough: true }) response: Response,
    @AcceptLanguage() language?: string,
  ): Promise<ReceivedMessageDto> {
    const payload = this.contracts.message(body.kind);
    if (!payload) throw new DomainError('invalid', {}, [{ path: 'kind', rule: 'choice' }]);
    if (!payload(body.payload)) {
      const { language: words } = await this.reading.labels(caller, language);
      throw new DomainError('invalid', {}, formErrors(payload.errors ?? [], words, 'payload'));
    }
    const { id, status, known } = await this.messages.receive(caller, body);
    response.status(known ? 200 : 201);
    return { id, status };
  }
}
