import { DomainError, type FieldError } from '#domain/errors/domain-error.js';
import { actorOf } from '#domain/people/principal.rule.js';
import type { Role } from '#domain/people/role.type.js';
import { assignTask, claimTask, handOutTask, releaseTask, snoozeTask, takeOverTask, unsnoozeTask } from '#domain/tasks/holding.repository.js';
import { snoozeTrouble } from '#domain/tasks/snooze.rule.js';
import { mayAssign, mayClaim, mayRelease, maySnooze } from '#domain/tasks/visible.rule.js';
import type { Contracts } from './contracts.js';
import type { AssignTaskDto, SnoozeTaskDto, TaskVersionDto } from './holding.dto.js';
import type { Answered, Call, TaskCall, TaskCalls } from './task-calls.js';
import { isUrgent } from './task.presenter.js';
import type { PersonRefDto, TaskDetailDto } from './tasks.dto.js';

type Held = Promise<Answered<TaskDetailDto>>;

/** Who holds a task: taken, given back, given to somebody, put aside, handed out. Decides nothing, so no process hears of it. */
export class HoldingService {
  constructor(
    private readonly calls: TaskCalls,
    private readonly contracts: Contracts,
  ) {}

  /** From the group to the caller; a talk that goes on also from the colleague who holds it. What one holds already stays as it is. */
  claim(call: TaskCall<TaskVersionDto>): Held {
    return this.calls.onTask({ ...call, call: 'POST /tasks/{id}/claim' }, async (turn) => {
      const { tx, task, act, caller } = turn;
      const { live } = this.contracts.task(task.process, task.name);
      await this.calls.demand(turn, call.body.version, (who, what) => mayClaim(who, { ...what, live }));
      const from = task.assignee?.id;
      if (from !== caller.id)
        await this.calls.insist(turn, await (from === undefined ? claimTask(tx, act, caller.id) : takeOverTask(tx, act, { to: caller.id, from })));
      return this.calls.answer(turn, task.id);
    });
  }

  /** Back to the group. What nobody holds stays as it is. */
  release(call: TaskCall<TaskVersionDto>): Held {
    return this.calls.onTask({ ...call, call: 'POST /tasks/{id}/release' }, async (turn) => {
      const { tx, task, act } = turn;
      await this.calls.demand(turn, call.body.version, mayRelease);
      if (task.assignee) await this.calls.insist(turn, await releaseTask(tx, act, task.assignee.id));
      return this.calls.answer(turn, task.id);
    });
  }

  /** To somebody of the task's group, whoever holds it. Given to its holder it stays as it is. */
  assign(call: TaskCall<AssignTaskDto>): Held {
    return this.calls.onTask({ ...call, call: 'POST /tasks/{id}/assign' }, async (turn) => {
      const { tx, task, act } = turn;
      const { assignee: to, version, reason = null } = call.body;
      await this.calls.demand(turn, version, mayAssign);
      const person = await tx.row<{ roles: Role[] }>(`SELECT roles FROM person WHERE id = $1 AND active`, [to]);
      if (!person) throw invalid({ path: 'assignee', rule: 'person' });
      if (!person.roles.includes(task.role)) throw invalid({ path: 'assignee', rule: 'personRole' });
      if (task.assignee?.id !== to)
        await this.calls.insist(turn, await assignTask(tx, act, { to, from: task.assignee?.id ?? null, reason, urgent: isUrgent(task) }));
      return this.calls.answer(turn, task.id);
    });
  }

  /** Those to whom a task may be given, by name. */
  async assignees(call: TaskCall): Promise<PersonRefDto[]> {
    const { body } = await this.calls.onTask({ ...call, call: 'GET /tasks/{id}/assignees' }, async ({ tx, task, caller }) => {
      if (!mayAssign(caller, task)) throw new DomainError('forbidden');
      const people = await tx.rows<PersonRefDto>(`SELECT id, name FROM person WHERE organisation = $1 AND active AND $2 = ANY(roles) ORDER BY name, id`, [
        caller.organisation,
        task.role,
      ]);
      return { status: 200, body: people };
    });
    return body;
  }

  /** Out of the caller's inbox until then; who puts a task of the group aside has taken it. */
  snooze(call: TaskCall<SnoozeTaskDto>): Held {
    return this.calls.onTask({ ...call, call: 'POST /tasks/{id}/snooze' }, async (turn) => {
      const { tx, task, act, caller, at } = turn;
      await this.calls.demand(turn, call.body.version, maySnooze);
      const until = new Date(call.body.until);
      const trouble = snoozeTrouble(task, until.getTime(), at.getTime());
      if (trouble) throw invalid({ path: 'until', ...trouble });
      const claimed = task.assignee === null;
      if (claimed) await this.calls.insist(turn, await claimTask(tx, act, caller.id));
      const mine = claimed ? { ...act, task: { ...act.task, version: task.version + 1 } } : act;
      const aside = { until, reason: call.body.reason, snoozes: task.snoozes, holder: caller.id };
      await this.calls.insist(turn, await snoozeTask(tx, mine, aside));
      return this.calls.answer(turn, task.id);
    });
  }

  /** Back into the inbox at once: undoes a snooze. It still counts as one, or a task could be put aside for ever. */
  unsnooze(call: TaskCall<TaskVersionDto>): Held {
    return this.calls.onTask({ ...call, call: 'POST /tasks/{id}/unsnooze' }, async (turn) => {
      const { tx, task, act } = turn;
      await this.calls.demand(turn, call.body.version, maySnooze);
      // Twice at once it is back all the same: the version says that nobody else has it.
      if (task.snoozedUntil !== null && !(await unsnoozeTask(tx, act))) await this.stillMine(turn);
      return this.calls.answer(turn, task.id);
    });
  }

  /** The most urgent task of the caller's queues that nobody holds, now the caller's; 204 where there is none. */
  next(call: Omit<Call, 'call' | 'body'>): Promise<Answered<TaskDetailDto | null>> {
    return this.calls.once<TaskDetailDto | null>({ ...call, call: 'POST /tasks/next', body: {} }, async (turn) => {
      const { tx, at, caller } = turn;
      const { organisation, id: person, roles } = caller;
      const task = await handOutTask(tx, { organisation, person, roles, actor: actorOf(caller), at });
      return task === undefined ? { status: 204, body: null } : this.calls.answer(turn, task);
    });
  }

  private async stillMine(turn: Parameters<TaskCalls['insist']>[0]): Promise<void> {
    const { tx, task } = turn;
    const same = await tx.row(`SELECT 1 FROM task WHERE id = $1 AND status = 'open' AND version = $2`, [task.id, task.version]);
    await this.calls.insist(turn, same !== undefined);
  }
}

function invalid(field: FieldError): DomainError {
  return new DomainError('invalid', {}, [field]);
}
