import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { BulkDoneDto, BulkTasksDto } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

/** Many tasks at once, without a failure of one stopping the rest. */
@ApiTags('tasks')
@Controller('tasks')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly reading: Reading,
  ) {}

  /** Takes, gives back, passes on or puts aside up to 200 tasks: a verdict for each. Who may do what is asked for each task, as for the single act. */
  @Post('bulk')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  async act(
    @Caller() caller: Principal,
    @Body() body: BulkTasksDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<BulkDoneDto> {
    return this.bulk.act({ caller, labels: await this.reading.labels(caller, language), body, key });
  }
}
