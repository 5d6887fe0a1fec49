import { v7 } from 'uuid';
import { fault } from '#kit/faults/fault.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { takeKey, type KnownAnswer } from '#domain/tasks/answer.repository.js';
import type { CommandRepository, Delivery } from '#domain/tasks/command.repository.js';
import { acceptClick } from '#domain/tasks/completion.repository.js';
import { findTasks, type TaskRecord } from '#domain/tasks/task.repository.js';
import { isOfGroup, mayAct, maySee } from '#domain/tasks/visible.rule.js';
import type { Clock } from '#domain/time/clock.js';
import type { Labels } from '../labels/labels.js';
import type { Conflicts } from './conflicts.js';
import type { Contracts } from './contracts.js';
import type { Engine } from './engine.js';
import { formErrors } from './form-errors.js';
import type { Answers, Completion, Reader } from './answers.js';
import type { CompleteTaskDto } from './tasks.dto.js';

/** A click of one person on one task. */
export interface ClickRequest extends Reader {
  taskId: string;
  body: CompleteTaskDto;
  key: string | null;
}

type Taken = { delivery: Delivery } | { known: KnownAnswer };

/** Completing a task, as docs/task-protocol.md has it: the click is committed first, then delivered, then acknowledged. */
export class CompletionService {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandRepository,
    private readonly contracts: Contracts,
    private readonly conflicts: Conflicts,
    private readonly engine: Engine,
    private readonly answers: Answers,
    private readonly clock: Clock,
  ) {}

  async complete(click: ClickRequest): Promise<Completion> {
    const taken = await this.take(click);
    if ('known' in taken) return this.answers.known(taken.known, click);
    await fault('command-committed');
    return this.bring(taken.delivery, click);
  }

  /** Authorises, checks the form, and commits the click; or finds the answer that its key has already got. */
  private async take(click: ClickRequest): Promise<Taken> {
    const command = v7();
    try {
      return await this.database.inOrganisation(click.caller.organisation, (tx) => this.takeIn(tx, command, click));
    } catch (error) {
      // A commit whose answer got lost may have been one: look before saying no.
      const taken = error instanceof DomainError ? undefined : await this.committed(command, click.caller.organisation);
      if (!taken) throw error;
      return taken;
    }
  }

  private async takeIn(tx: Transaction, command: string, { caller, labels, taskId, body, key }: ClickRequest): Promise<Taken> {
    const at = this.clock.now();
    const { organisation } = caller;
    const actor = actorOf(caller);
    const taken = key === null ? undefined : await takeKey(tx, { organisation, actor, call: `POST /tasks/${taskId}/complete`, key, body, at, id: command });
    if (taken && 'known' in taken) return taken;
    const [task] = await findTasks(tx, [taskId]);
    if (!task || !maySee(caller, task)) throw new DomainError('not-found');
    const reader = { caller, labels };
    // Somebody of the group who may not act on it has lost it to a colleague, if it has changed since.
    if (!mayAct(caller, task))
      throw isOfGroup(caller, task) ? await this.conflicts.taken(tx, task, { ...reader, version: body.version }) : new DomainError('forbidden');
    this.checkForm(task, body, labels);
    if (task.status === 'open' && task.version !== body.version) throw this.conflicts.changed(task, reader);
    const click = { id: command, organisation, actor, task, outcome: body.outcome, data: body.data, answer: taken?.fresh ?? null, at };
    const accepted = task.status === 'open' && (await acceptClick(tx, click));
    if (!accepted) throw await this.conflicts.lost(tx, task, reader);
    const delivery = await this.commands.pending(tx, command);
    if (!delivery) throw new Error(`Command ${command} is not there, although it was just inserted.`);
    return { delivery };
  }

  /** The API decides about the form; the workflow never refuses one. */
  private checkForm(task: TaskRecord, { outcome, data }: CompleteTaskDto, labels: Labels): void {
    const form = this.contracts.form(task.process, task.name, outcome);
    if (!form) throw new DomainError('unknown-outcome', {}, [{ path: 'outcome', rule: 'choice' }]);
    if (!form(data)) throw new DomainError('invalid', {}, formErrors(form.errors ?? [], labels.language));
  }

  private async committed(command: string, organisation: string): Promise<Taken | undefined> {
    try {
      return await this.database.inOrganisation(organisation, async (tx) => {
        const delivery = await this.commands.pending(tx, command);
        if (delivery) return { delivery };
        // A sweeper may have been faster than we: then the answer is known, or will be.
        return (await this.commands.state(tx, command)) && { known: { id: command, status: null, body: null } };
      });
    } catch {
      // PostgreSQL is still away: the first error is the one to tell, and the same key finds the answer later.
      return undefined;
    }
  }

  private async bring(delivery: Delivery, click: ClickRequest): Promise<Completion> {
    // An instance that Temporal does not know yet is not called: the relay starts it, then the sweeper delivers.
    if (delivery.started === null) return this.answers.later(delivery.id, click);
    const news = this.answers.listenFor(delivery);
    try {
      const { id, process, instance, run, wait, key, outcome, data, actor, decidedAt: at } = delivery;
      const verdict = await this.engine.deliver({ id, process, instance, run, wait, key, outcome, data, actor, at });
      await fault('update-answered');
      if (verdict.is === 'applied') return { status: 200, body: await this.answers.applied(delivery, verdict.next, { reader: click, news }) };
      if (verdict.is === 'again') return { status: 202, body: { commandId: delivery.id } };
      const mine = await this.commands.refuse(delivery, verdict, this.clock.now());
      if (!mine) return await this.answers.later(delivery.id, click); // a sweeper has brought it to its end meanwhile
      throw await this.answers.refused({ ...delivery, waitOpen: verdict.waitOpen }, click);
    } finally {
      news.end();
    }
  }
}
