import { setTimeout as pause } from 'node:timers/promises';
import type { OpenedTask } from '#kit/contract/protocol.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { actorOf, type Principal } from '#domain/people/principal.rule.js';
import { keepAnswer, type KnownAnswer } from '#domain/tasks/answer.repository.js';
import type { ChangeListener } from '#domain/tasks/change-listener.js';
import type { CommandRepository, CommandState, Delivery } from '#domain/tasks/command.repository.js';
import { findBriefly, findTasks, openedSince } from '#domain/tasks/task.repository.js';
import type { Clock } from '#domain/time/clock.js';
import type { Labels } from '../labels/labels.js';
import type { Contracts } from './contracts.js';
import { News } from './news.js';
import { closedOf, completedTask, nextTask, taskDetail } from './task.presenter.js';
import type { AcceptedDto, CompletedDto } from './tasks.dto.js';

/** What a completion is answered: 200 with what came next, or 202 where it is accepted and still on its way. */
export type Completion = { status: 200; body: CompletedDto } | { status: 202; body: AcceptedDto };

/** Who reads an answer, and in which words. */
export interface Reader {
  caller: Principal;
  labels: Labels;
}

/** How long a call with a key that is still in work waits for the first one. Milliseconds. */
const PATIENCE = 5_000;
const LOOK = 50;
/** How long an answer waits for the case's next task, where the click itself opened none. Milliseconds. */
const NEXT = 500;

/** The status under which a refusal is kept. */
const REFUSED = 409;

interface Refusal {
  code: 'refused-by-process' | 'task-closed';
  extra: Record<string, unknown>;
}

function asError({ code, extra }: Refusal): DomainError {
  return new DomainError(code, extra);
}

/** The answers of completions: written once, then the same for everybody who asks with the same key. */
export class Answers {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandRepository,
    private readonly contracts: Contracts,
    private readonly changes: ChangeListener,
    private readonly clock: Clock,
  ) {}

  /** From before the delivery on, or news could be missed. */
  listenFor({ caseId }: Delivery): News {
    return new News(this.changes, caseId);
  }

  /** Stores that a command was applied, and makes its answer: the task, and what came next. */
  async applied(delivery: Delivery, next: OpenedTask[], { reader, news }: { reader: Reader; news: News }): Promise<CompletedDto> {
    const ids = await this.whatCameNext(delivery, next, news);
    return this.database.inOrganisation(delivery.organisation, async (tx) => {
      const body = await this.bodyOf(tx, { task: delivery.task, next: ids, reader });
      return (await this.commands.appliedAndAnswered(tx, { id: delivery.id, next, body })) as CompletedDto;
    });
  }

  /** The answer of a key that came before: as it was kept, or waited for as long as patience goes. */
  known(answer: KnownAnswer, reader: Reader): Promise<Completion> {
    if (answer.status === REFUSED) return Promise.reject(asError(answer.body as Refusal));
    if (answer.status !== null) return Promise.resolve({ status: 200, body: answer.body as CompletedDto });
    return this.later(answer.id, reader); // a completion's answer has the id of its command
  }

  /** Waits for a command that somebody else delivers; 202 when patience is over. */
  async later(command: string, reader: Reader): Promise<Completion> {
    for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(LOOK)) {
      const known = await this.stateOf(command, reader);
      if (known?.body) return { status: 200, body: known.body };
      if (known?.state.status === 'refused') throw await this.refused({ ...known.state, waitOpen: known.state.reason === 'refused' }, reader);
      if (known?.state.notStarted) break; // nothing will come of it within our patience
    }
    return { status: 202, body: { commandId: command } };
  }

  /** A command with its answer, where it was applied; undefined where the caller has none with this id. */
  async stateOf(command: string, reader: Reader): Promise<{ state: CommandState; body: CompletedDto | null } | undefined> {
    const { organisation } = reader.caller;
    const state = await this.database.inOrganisation(organisation, (tx) => this.commands.state(tx, command));
    if (!state || state.actor !== actorOf(reader.caller)) return undefined; // whoever renders it first makes the answer: nobody but the actor
    if (state.status !== 'applied' || state.task === null) return { state, body: null };
    if (state.kept) return { state, body: state.kept as CompletedDto };
    const news = new News(this.changes, state.caseId);
    try {
      const ids = await this.whatCameNext({ organisation, caseId: state.caseId, decidedAt: state.decidedAt.getTime() }, state.next ?? [], news);
      return { state, body: await this.database.inOrganisation(organisation, (tx) => this.render(tx, { state, next: ids, reader })) };
    } finally {
      news.end();
    }
  }

  /** Why a command was refused, with the task as it is now. The first telling of a keyed call is kept, like any other answer. */
  refused({ id, task: taskId, waitOpen }: { id: string; task: string | null; waitOpen: boolean }, { caller, labels }: Reader): Promise<DomainError> {
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const [task] = taskId ? await findTasks(tx, [taskId]) : [];
      if (!task) return new DomainError('not-found');
      const detail = async () => taskDetail(task, await this.contracts.asked(task, caller.organisation), { labels, now: this.clock.now(), caller });
      const refusal: Refusal = waitOpen
        ? { code: 'refused-by-process', extra: { task: await detail() } }
        : { code: 'task-closed', extra: { closed: closedOf(task, labels), first: null } };
      const kept = await keepAnswer(tx, id, { status: REFUSED, body: refusal }); // a completion's answer has the id of its command
      return asError((kept?.body as Refusal | undefined) ?? refusal);
    });
  }

  /** What the click's own flush opened; else the case's next tasks, waited for a moment: the click may have ended a child. */
  private async whatCameNext(
    { organisation, caseId, decidedAt }: Pick<Delivery, 'organisation' | 'caseId' | 'decidedAt'>,
    opened: OpenedTask[],
    news: News,
  ): Promise<string[]> {
    if (opened.length > 0 || !caseId) return opened.map((task) => task.id);
    for (const end = performance.now() + NEXT; ;) {
      const { tasks, over } = await this.database.inOrganisation(organisation, (tx) => openedSince(tx, caseId, new Date(decidedAt)));
      const left = end - performance.now();
      if (tasks.length > 0 || over || left <= 0) return tasks;
      await news.next(left);
    }
  }

  /** The first rendering of a keyed call is kept, and is the answer from then on. */
  private async render(tx: Transaction, { state, next, reader }: { state: CommandState; next: string[]; reader: Reader }): Promise<CompletedDto> {
    const body = await this.bodyOf(tx, { task: state.task, next, reader });
    const kept = state.answer === null ? undefined : await keepAnswer(tx, state.answer, { status: 200, body });
    return (kept?.body as CompletedDto | undefined) ?? body;
  }

  private async bodyOf(tx: Transaction, { task: id, next, reader }: { task: string | null; next: string[]; reader: Reader }): Promise<CompletedDto> {
    const { caller, labels } = reader;
    const tasks = await findBriefly(tx, [id ?? '', ...next].filter(Boolean));
    const task = tasks.find((one) => one.id === id);
    if (!task) throw new DomainError('not-found');
    return {
      task: completedTask(task, labels),
      next: next.flatMap((one) => tasks.filter((other) => other.id === one)).map((other) => nextTask(other, labels, caller)),
    };
  }
}
