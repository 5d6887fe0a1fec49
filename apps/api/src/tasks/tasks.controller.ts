import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { countTasks, findTasks, listTasks, type TaskRecord } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { fromCursor, INSTANT, toCursor, UUID, uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { CompletionService } from './completion.service.js';
import { Contracts } from './contracts.js';
import { taskDetail, taskRow } from './task.presenter.js';
import { AcceptedDto, CompletedDto, CompleteTaskDto, TaskDetailDto, TaskListDto, TaskListQueryDto } from './tasks.dto.js';

const PAGE = 50;

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly completion: CompletionService,
    private readonly contracts: Contracts,
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The inbox, most urgent first. */
  @Get()
  @Permit('task.read')
  async list(
    @Caller() caller: Principal,
    @Query() { scope = 'mine', limit = PAGE, cursor }: TaskListQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<TaskListDto> {
    const seesTeam = caller.permissions.includes('task.read-all');
    if (scope === 'team' && !seesTeam) throw new DomainError('forbidden');
    const place = fromCursor(cursor, [INSTANT, UUID]);
    const labels = await this.reading.labels(caller, language);
    const now = this.clock.now();
    const { tasks, counts } = await this.database.inOrganisation(caller.organisation, async (tx) => ({
      tasks: await listTasks(tx, caller, { scope, limit: limit + 1, ...(place ? { after: { dueAt: place[0]!, task: place[1]! } } : {}) }),
      counts: await countTasks(tx, caller),
    }));
    const items = tasks.slice(0, limit);
    return {
      items: items.map((task) => taskRow(task, { labels, now, caller })),
      nextCursor: tasks.length > limit ? cursorAfter(items.at(-1)!) : null,
      counts: { ...counts, team: seesTeam ? counts.team : null },
    };
  }

  /** A task with its form, its outcomes and what it is about. */
  @Get(':id')
  @Permit('task.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<TaskDetailDto> {
    const [task] = await this.database.inOrganisation(caller.organisation, (tx) => findTasks(tx, [uuid(id)]));
    if (!task || !maySee(caller, task)) throw new DomainError('not-found');
    return taskDetail(task, this.contracts.task(task.process, task.name), {
      labels: await this.reading.labels(caller, language),
      now: this.clock.now(),
      caller,
    });
  }

  /** Completes a task. 202 when it is accepted and still on its way: ask `GET /commands/{id}`. */
  @Post(':id/complete')
  @HttpCode(200)
  @Permit('task.complete')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: CompletedDto })
  @ApiAcceptedResponse({ type: AcceptedDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'task-changed (with the current task), task-closed (with who or what was first), refused-by-process' })
  async complete(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() body: CompleteTaskDto,
    @IdempotencyKey() key: string | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CompletedDto | AcceptedDto> {
    const labels = await this.reading.labels(caller, response.req.headers['accept-language']);
    const answer = await this.completion.complete({ caller, labels, taskId: uuid(id), body, key });
    response.status(answer.status);
    return answer.body;
  }
}

function cursorAfter(task: TaskRecord): string {
  return toCursor([task.dueAt?.toISOString() ?? 'infinity', task.id]);
}
