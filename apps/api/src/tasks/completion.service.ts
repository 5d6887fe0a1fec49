import { v7 } from 'uuid';
import { fault } from '#kit/faults/fault.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { wrongValues } from '#domain/forms/wrong-values.rule.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { bodyHashOf, findAnswer, type KnownAnswer } from '#domain/tasks/answer.repository.js';
import { parcelOf, type CommandRepository, type Delivery } from '#domain/tasks/command.repository.js';
import { acceptClick, type Click } from '#domain/tasks/completion.repository.js';
import { findBriefly, type TaskBrief } from '#domain/tasks/task.repository.js';
import { isOfGroup, mayAct, maySee } from '#domain/tasks/visible.rule.js';
import type { Clock } from '#domain/time/clock.js';
import type { Conflicts } from './conflicts.js';
import type { Contracts } from './contracts.js';
import type { Engine } from './engine.js';
import { fieldErrors, formErrors } from './form-errors.js';
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

  /** A key that is known is answered as the first time, whatever has become of the task since; so it is looked up before anything is refused. */
  private async takeIn(tx: Transaction, command: string, click: ClickRequest): Promise<Taken> {
    const { caller, taskId, body, key } = click;
    const call = { organisation: caller.organisation, actor: actorOf(caller), call: `POST /tasks/${taskId}/complete`, key: key ?? '', body };
    const [task] = await findBriefly(tx, [taskId]);
    const wrong = await this.whyNot(tx, task, click);
    const accepted = task && !wrong ? await acceptClick(tx, this.clickOf(task, command, click)) : undefined;
    if (accepted?.is === 'accepted') {
      await fault('command-uncommitted');
      return { delivery: accepted.delivery };
    }
    if (key !== null && accepted?.is !== 'lost') {
      const known = await findAnswer(tx, call);
      if (known) return { known };
    }
    throw wrong ? await wrong() : await this.conflicts.lost(tx, task!, click);
  }

  /** Why this caller cannot complete this task like this, by what is known before the arbiter is asked; made into words only if it is told. */
  private async whyNot(tx: Transaction, task: TaskBrief | undefined, click: ClickRequest): Promise<(() => Promise<DomainError>) | undefined> {
    const { caller, labels, body } = click;
    const say = (error: DomainError) => () => Promise.resolve(error);
    if (!task || !maySee(caller, task)) return say(new DomainError('not-found'));
    // Somebody of the group who may not act on it has lost it to a colleague, if it has changed since.
    if (!mayAct(caller, task))
      return isOfGroup(caller, task) ? () => this.conflicts.taken(tx, task, { caller, labels, version: body.version }) : say(new DomainError('forbidden'));
    const form = this.contracts.form(task.process, task.name, body.outcome);
    if (!form) return say(new DomainError('unknown-outcome', {}, [{ path: 'outcome', rule: 'choice' }]));
    if (!form(body.data)) return say(new DomainError('invalid', {}, formErrors(form.errors ?? [], labels.language))); // the API decides about the form
    const { definition, offer } = await this.contracts.judging(task, caller.organisation, body.data);
    const wrong = wrongValues(definition.form, body.data, { ...offer, now: this.clock.now().getTime() });
    if (wrong.length > 0) return say(new DomainError('invalid', {}, fieldErrors(wrong)));
    return task.status === 'open' && task.version !== body.version ? () => this.conflicts.changedSince(tx, task, click) : undefined;
  }

  private clickOf(task: TaskBrief, command: string, { caller, taskId, body, key }: ClickRequest): Click {
    const keyed = key === null ? null : { call: `POST /tasks/${taskId}/complete`, key, bodyHash: bodyHashOf(body) };
    const { outcome, data } = body;
    return { id: command, organisation: caller.organisation, actor: actorOf(caller), task, outcome, data, keyed, at: this.clock.now() };
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
      const verdict = await this.engine.deliver(parcelOf(delivery));
      await fault('update-answered');
      if (verdict.is === 'applied') {
        const body = await this.answers.applied(delivery, verdict.next, { reader: click, news });
        await fault('answer-stored');
        return { status: 200, body };
      }
      if (verdict.is === 'again' || verdict.is === 'moved') return { status: 202, body: { commandId: delivery.id } };
      const mine = await this.commands.refuse(delivery, verdict, this.clock.now());
      if (!mine) return await this.answers.later(delivery.id, click); // a sweeper has brought it to its end meanwhile
      throw await this.answers.refused({ ...delivery, waitOpen: verdict.waitOpen }, click);
    } finally {
      news.end();
    }
  }
}
