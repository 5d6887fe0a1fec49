import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { answerOnce } from '#domain/tasks/answer.repository.js';
import type { TaskAct } from '#domain/tasks/task-event.js';
import { findTasks, type TaskRecord } from '#domain/tasks/task.repository.js';
import { isOfGroup, maySee } from '#domain/tasks/visible.rule.js';
import type { Clock } from '#domain/time/clock.js';
import type { Reader } from './answers.js';
import type { Conflicts } from './conflicts.js';
import type { Contracts } from './contracts.js';
import { taskDetail } from './task.presenter.js';
import type { TaskDetailDto } from './tasks.dto.js';

/** A call with its key: what was sent, by whom. */
export interface Call extends Reader {
  /** Method and path, as the key's scope. */
  call: string;
  body: unknown;
  key: string | null;
}

/** A call about one task. */
export interface TaskCall<Body = unknown> extends Omit<Call, 'call'> {
  taskId: string;
  body: Body;
}

export interface Answered<T> {
  status: number;
  body: T;
}

/** One open transaction of a call. */
export interface Turn extends Reader {
  tx: Transaction;
  at: Date;
}

/** A turn with the task that it is about, which the caller may see. */
export interface TaskTurn extends Turn {
  task: TaskRecord;
  act: TaskAct;
}

/** What all acts on a task have in common that need PostgreSQL only: one transaction, one answer per key, one order of refusals. */
export class TaskCalls {
  constructor(
    private readonly database: Database,
    private readonly contracts: Contracts,
    private readonly conflicts: Conflicts,
    private readonly clock: Clock,
  ) {}

  /** Does the work of a call once, and gives the same answer to the same key from then on. Refusals are rolled back, and not kept. */
  once<T>({ caller, labels, call, key, body }: Call, work: (turn: Turn) => Promise<Answered<T>>): Promise<Answered<T>> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const at = this.clock.now();
      return answerOnce(tx, { organisation, actor: actorOf(caller), call, key, body, at }, () => work({ tx, at, caller, labels }));
    });
  }

  /** `once`, about one task: whoever may not see it is told that it is not there. */
  onTask<T>(call: TaskCall & { call: string }, work: (turn: TaskTurn) => Promise<Answered<T>>): Promise<Answered<T>> {
    return this.once({ ...call, call: call.call.replace('{id}', call.taskId) }, async (turn) => {
      const { tx, at, caller } = turn;
      const [task] = await findTasks(tx, [call.taskId]);
      if (!task || !maySee(caller, task)) throw new DomainError('not-found');
      return work({ ...turn, task, act: { task: { ...task, organisation: caller.organisation }, actor: actorOf(caller), at } });
    });
  }

  /**
   * Refuses an act on a task that the caller may not do, that is closed or being closed, or that is not the one the caller saw. Somebody of
   * the group who lost it to a colleague is told that it has changed, and not that it was never theirs.
   */
  async demand({ tx, task, caller, labels }: TaskTurn, version: number, may: (caller: Reader['caller'], task: TaskRecord) => boolean): Promise<void> {
    const reader = { caller, labels };
    if (!may(caller, task)) throw isOfGroup(caller, task) ? await this.conflicts.taken(tx, task, { ...reader, version }) : new DomainError('forbidden');
    if (task.status !== 'open') throw await this.conflicts.closed(tx, task, reader);
    if (task.version !== version) throw await this.conflicts.changed(task, reader);
  }

  /** Goes on only if the act was first; rolls back otherwise, and tells who was. */
  async insist({ tx, task, caller, labels }: TaskTurn, done: boolean): Promise<void> {
    if (!done) throw await this.conflicts.overtaken(tx, task, { caller, labels });
  }

  /** The task as it is now. */
  async answer({ tx, at, caller, labels }: Turn, taskId: string): Promise<Answered<TaskDetailDto>> {
    const [task] = await findTasks(tx, [taskId]);
    if (!task) throw new Error(`Task ${taskId} was changed in this very transaction, and is not there.`);
    return { status: 200, body: taskDetail(task, await this.contracts.asked(task, caller.organisation), { labels, now: at, caller }) };
  }
}
