import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { commentsOf } from '#domain/tasks/comment.repository.js';
import { draftFor, type DraftsShown } from '#domain/tasks/draft.repository.js';
import { findTasks, type TaskRecord } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { CompletionService } from './completion.service.js';
import { Contracts } from './contracts.js';
import { commentOf, draftOf } from './notes.presenter.js';
import { TaskPageDto } from './notes.dto.js';
import { Scripts } from './scripts.js';
import { taskDetail } from './task.presenter.js';
import { AcceptedDto, CompletedDto, CompleteTaskDto } from './tasks.dto.js';

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly completion: CompletionService,
    private readonly contracts: Contracts,
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly scripts: Scripts,
  ) {}

  /** A task with its form, its outcomes, what it is about, and what was written beside it. */
  @Get(':id')
  @Permit('task.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<TaskPageDto> {
    const labels = await this.reading.labels(caller, language);
    const { task, draft, comments } = await this.database.inOrganisation(caller.organisation, async (tx) => {
      const [found] = await findTasks(tx, [uuid(id)]);
      if (!found || !maySee(caller, found)) throw new DomainError('not-found');
      const begun = await draftFor(tx, id, { person: caller.id, shown: this.draftsShown(found) });
      return { task: found, draft: begun, comments: await commentsOf(tx, id) };
    });
    return {
      ...taskDetail(task, await this.contracts.asked(task, caller.organisation, draft?.data), { labels, now: this.clock.now(), caller }),
      comments: comments.map(commentOf),
      draft: draft ? draftOf(draft) : null,
      script: await this.scripts.of(task, labels, caller),
    };
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

  /** Of a closed task one sees only one's own: what one had typed when another was first. A talk goes on with what was typed last. */
  private draftsShown({ status, process, name }: TaskRecord): DraftsShown {
    if (status === 'closed') return 'own';
    return this.contracts.task(process, name).live ? 'latest' : 'own-first';
  }
}
