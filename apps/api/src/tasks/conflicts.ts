import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { findTasks, type TaskBrief, type TaskRecord } from '#domain/tasks/task.repository.js';
import type { Clock } from '#domain/time/clock.js';
import type { Reader } from './answers.js';
import type { Contracts } from './contracts.js';
import { closedOf, taskDetail } from './task.presenter.js';
import type { TaskDetailDto } from './tasks.dto.js';

/** What those are told who came second: the task as it is now, and who or what was first. */
export class Conflicts {
  constructor(
    private readonly contracts: Contracts,
    private readonly clock: Clock,
  ) {}

  /** It is open still, and not what the caller saw: read again, with all that his page shows. */
  async changedSince(tx: Transaction, { id }: TaskBrief, reader: Reader): Promise<DomainError> {
    const [task] = await findTasks(tx, [id]);
    return task ? this.changed(task, reader) : new DomainError('not-found');
  }

  /** It is open still, and not what the caller saw. */
  async changed(task: TaskRecord, reader: Reader): Promise<DomainError> {
    return new DomainError('task-changed', { task: await this.detail(task, reader) });
  }

  /** To somebody who cannot act on it: a colleague was faster, if it is not what the caller saw; else it is simply not theirs. */
  async taken(tx: Transaction, { id }: TaskBrief, { version, ...reader }: Reader & { version: number }): Promise<DomainError> {
    const [task] = await findTasks(tx, [id]);
    if (!task) return new DomainError('not-found');
    if (task.status !== 'open') return this.closed(tx, task, reader);
    return task.version === version ? new DomainError('forbidden') : this.changed(task, reader);
  }

  /** A click came second: its task, or the wait it belongs to, is another's. */
  async lost(tx: Transaction, before: TaskBrief, reader: Reader): Promise<DomainError> {
    const [task] = await findTasks(tx, [before.id]);
    if (!task) return new DomainError('not-found');
    return task.status === 'open' && task.version !== before.version ? this.changed(task, reader) : this.closed(tx, task, reader);
  }

  /** An act that decides nothing came second: only the task's own row counts. */
  async overtaken(tx: Transaction, before: TaskRecord, reader: Reader): Promise<DomainError> {
    const [task = before] = await findTasks(tx, [before.id]);
    return task.status === 'open' ? this.changed(task, reader) : this.closed(tx, task, reader);
  }

  /** It is closed, or being closed: who, what and when, as far as it is known by now. */
  async closed(tx: Transaction, task: TaskRecord, reader: Reader): Promise<DomainError> {
    const first = await tx.row<{ name: string | null; decided_by: string; decided_at: Date }>(
      `SELECT p.name, w.decided_by, w.decided_at FROM wait w LEFT JOIN command c ON c.id = nullif(split_part(w.decided_by, 'command:', 2), '')::uuid
         LEFT JOIN person p ON p.id = nullif(split_part(c.actor, 'person:', 2), '')::uuid
        WHERE w.id = $1 AND w.decided_by IS NOT NULL`,
      [task.wait],
    );
    return new DomainError('task-closed', {
      task: await this.detail(task, reader),
      closed: closedOf(task, reader.labels),
      first: first ? { by: first.name, at: first.decided_at.toISOString() } : null,
    });
  }

  private async detail(task: TaskRecord, { caller, labels }: Reader): Promise<TaskDetailDto> {
    return taskDetail(task, await this.contracts.asked(task, caller.organisation), { labels, now: this.clock.now(), caller });
  }
}
