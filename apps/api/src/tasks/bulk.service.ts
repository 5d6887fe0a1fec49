import { v7 } from 'uuid';
import type { Database } from '#domain/database/database.js';
import { DomainError, type ErrorCode } from '#domain/errors/domain-error.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { keepAnswer, takeKey, type KnownAnswer } from '#domain/tasks/answer.repository.js';
import type { Clock } from '#domain/time/clock.js';
import { codeOfError } from '../problem/problem.filter.js';
import { problemOf } from '../problem/problems.js';
import type { Reader } from './answers.js';
import type { BulkDoneDto, BulkTaskDto, BulkTasksDto, BulkVerdictDto } from './bulk.dto.js';
import type { HoldingService } from './holding.service.js';
import type { Answered } from './task-calls.js';
import type { TaskDetailDto } from './tasks.dto.js';

/** Rows under way at once: a person waits for the last one, and others want the pool of connections, too. */
const AT_ONCE = 4;

/** What may pass by itself: the same call sent again has another try at it. */
const MAY_PASS: ReadonlySet<ErrorCode> = new Set(['busy', 'database-away', 'database-full', 'internal', 'too-many-requests']);

/** One act on many tasks, as it was sent. */
export interface BulkCall extends Reader {
  body: BulkTasksDto;
  key: string | null;
}

/** One act on many tasks: each by the way of the single act, in a transaction of its own, so that a refusal stops nothing but its own row. */
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly holding: HoldingService,
    private readonly clock: Clock,
  ) {}

  /**
   * A verdict for each task. The same key gives the same answer; where the first call broke off half way, the second goes on: what was done
   * is known by its own key, and is not done again.
   */
  async act(call: BulkCall): Promise<BulkDoneDto> {
    const taken = await this.takeKey(call);
    if (taken && taken.status !== null) return taken.body as BulkDoneDto;
    const verdicts = await inLanes(call.body.tasks, (task) => this.verdict(call, task));
    const done = verdicts.filter((verdict) => verdict.done).length;
    const body = { done, refused: verdicts.length - done, verdicts };
    if (!taken || verdicts.some(({ code }) => code !== null && MAY_PASS.has(code as ErrorCode))) return body;
    const { organisation } = call.caller;
    const kept = await this.database.inOrganisation(organisation, (tx) => keepAnswer(tx, taken.id, { status: 200, body }));
    return (kept?.body as BulkDoneDto | undefined) ?? body;
  }

  private async takeKey({ caller, body, key }: BulkCall): Promise<KnownAnswer | undefined> {
    if (key === null) return undefined;
    const { organisation } = caller;
    const call = { organisation, actor: actorOf(caller), call: 'POST /tasks/bulk', key, body, at: this.clock.now() };
    const taken = await this.database.inOrganisation(organisation, (tx) => takeKey(tx, call));
    return 'known' in taken ? taken.known : { id: taken.fresh, status: null, body: null };
  }

  private async verdict(call: BulkCall, task: BulkTaskDto): Promise<BulkVerdictDto> {
    try {
      const { body } = await this.one(call, task);
      return { id: task.id, done: true, version: body.version, holder: body.assignee, code: null, text: null };
    } catch (error) {
      const refusal = error instanceof DomainError ? error : new DomainError(codeOfError(error));
      const { code, detail, fields } = problemOf(refusal, call.labels.say, v7());
      const now = refusal.extra['task'] as TaskDetailDto | undefined;
      const text = fields?.map(({ message }) => message).join(' ') ?? detail;
      return { id: task.id, done: false, version: now?.version ?? null, holder: now?.assignee ?? null, code, text };
    }
  }

  private one({ caller, labels, body, key }: BulkCall, { id, version }: BulkTaskDto): Promise<Answered<TaskDetailDto>> {
    const { act, person = '', until = '', reason } = body;
    // With a space, which no caller's key has: a single act with the same key is another call.
    const call = { caller, labels, taskId: id, key: key === null ? null : `bulk ${key}` };
    if (act === 'assign') return this.holding.assign({ ...call, body: { version, assignee: person, ...(reason === undefined ? {} : { reason }) } });
    if (act === 'snooze') return this.holding.snooze({ ...call, body: { version, until, reason: reason ?? '' } });
    return this.holding[act]({ ...call, body: { version } });
  }
}

/** The results in the order of what they are of; a few are under way at once. */
async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
