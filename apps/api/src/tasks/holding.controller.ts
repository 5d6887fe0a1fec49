import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { AssignTaskDto, SnoozeTaskDto, TaskVersionDto } from './holding.dto.js';
import { HoldingService } from './holding.service.js';
import type { TaskCall } from './task-calls.js';
import { PersonRefDto, TaskDetailDto } from './tasks.dto.js';

const KEY = { name: 'Idempotency-Key', required: false };
const CONFLICT = { type: ProblemDto, description: 'task-changed, or task-closed (with who or what was first); both with the current task' };

/** Who holds a task. Each act is one transaction in PostgreSQL; no process hears of it. */
@ApiTags('tasks')
@Controller('tasks')
export class HoldingController {
  constructor(
    private readonly holding: HoldingService,
    private readonly reading: Reading,
  ) {}

  /** Hands out the most urgent task of the caller's groups that nobody holds: exactly one person gets it. 204 where there is none. */
  @Post('next')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader(KEY)
  @ApiOkResponse({ type: TaskDetailDto })
  @ApiNoContentResponse()
  async next(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TaskDetailDto | undefined> {
    const labels = await this.reading.labels(caller, response.req.headers['accept-language']);
    const { status, body } = await this.holding.next({ caller, labels, key });
    response.status(status);
    return body ?? undefined;
  }

  /** Takes a task out of its group for the caller. */
  @Post(':id/claim')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader(KEY)
  @ApiConflictResponse(CONFLICT)
  async claim(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: TaskVersionDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<TaskDetailDto> {
    return (await this.holding.claim(await this.call(caller, id, { body, key, language }))).body;
  }

  /** Gives a task back to its group: its holder, or whoever may give it to others. */
  @Post(':id/release')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader(KEY)
  @ApiConflictResponse(CONFLICT)
  async release(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: TaskVersionDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<TaskDetailDto> {
    return (await this.holding.release(await this.call(caller, id, { body, key, language }))).body;
  }

  /** Gives a task to somebody of its group. */
  @Post(':id/assign')
  @HttpCode(200)
  @Permit('task.assign')
  @ApiHeader(KEY)
  @ApiConflictResponse(CONFLICT)
  async assign(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: AssignTaskDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<TaskDetailDto> {
    return (await this.holding.assign(await this.call(caller, id, { body, key, language }))).body;
  }

  /** To whom a task may be given, by name. */
  @Get(':id/assignees')
  @Permit('task.assign')
  async assignees(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<PersonRefDto[]> {
    return this.holding.assignees(await this.call(caller, id, { body: null, key: null, language }));
  }

  /** Puts a task aside: it leaves the caller's inbox until then, its clock goes on. At most three times. */
  @Post(':id/snooze')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader(KEY)
  @ApiConflictResponse(CONFLICT)
  async snooze(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: SnoozeTaskDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<TaskDetailDto> {
    return (await this.holding.snooze(await this.call(caller, id, { body, key, language }))).body;
  }

  /** Brings a task back at once that was put aside. */
  @Post(':id/unsnooze')
  @HttpCode(200)
  @Permit('task.claim')
  @ApiHeader(KEY)
  @ApiConflictResponse(CONFLICT)
  async unsnooze(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: TaskVersionDto,
    @IdempotencyKey() key: string | null,
    @AcceptLanguage() language?: string,
  ): Promise<TaskDetailDto> {
    return (await this.holding.unsnooze(await this.call(caller, id, { body, key, language }))).body;
  }

  private async call<Body>(
    caller: Principal,
    id: string,
    { body, key, language }: { body: Body; key: string | null; language: string | undefined },
  ): Promise<TaskCall<Body>> {
    return { caller, labels: await this.reading.labels(caller, language), taskId: uuid(id), body, key };
  }
}
