import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { RequestService } from '#domain/requests/request.service.js';
import { Caller, Permit } from '../auth/permit.js';
import { IdempotencyKey } from '../labels/reading.js';
import { RecordRequestDto, RecordedRequestDto } from './requests.dto.js';

@ApiTags('requests')
@Controller('requests')
export class RequestsController {
  constructor(private readonly requests: RequestService) {}

  /** Records what came in (WT-1.1): a committed row with its number before the answer goes out. Also the webhook of the site's form. */
  @Post()
  @Permit('request.record')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RecordedRequestDto })
  record(@Caller() caller: Principal, @Body() body: RecordRequestDto, @IdempotencyKey() key: string | null): Promise<RecordedRequestDto> {
    return this.requests.record(caller, body, key);
  }
}
