import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { EventKind } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
import { announceTelling, type Told as ToldPerson } from '../notices/write-notices.js';
import { announce } from './announce.js';

/** A task as an act on it needs it: whose it was, and in which version it was seen. */
export interface ActedTask {
  id: string;
  organisation: string;
  process: string;
  name: string;
  role: string;
  instance: string;
  caseId: string | null;
  version: number;
}

/** An act of a person on a task: who, when, and as the audit calls it. */
export interface TaskAct {
  task: ActedTask;
  actor: string;
  at: Date;
}

/** What is told of an act: `data` goes into the event, beside process, name and role of the task. */
export interface Told {
  kind: EventKind;
  /** As the audit names it, such as `task.claim`. */
  act: string;
  data: Record<string, unknown>;
  /** Beside the task itself. */
  objects?: { type: string; id: string }[];
  /** Who is told of it beside those who look at the task. */
  people?: readonly ToldPerson[];
}

/** Writes audit and event of an act in its own transaction, and tells listeners when it commits. */
export async function tellAct(tx: Transaction, { task, actor, at }: TaskAct, { kind, act, data, objects = [], people = [] }: Told): Promise<void> {
  const { organisation } = task;
  await tellEvent(tx, {
    organisation,
    at,
    kind,
    actor,
    caseId: task.caseId,
    instance: task.instance,
    objects: [{ type: 'task', id: task.id }, ...objects],
    data: { process: task.process, task: task.name, role: task.role, ...data },
  });
  await audit(tx, { organisation, at, actor, act, object: task.id, data });
  const change = { organisation, cases: task.caseId ? [task.caseId] : [], tasks: [task.id] };
  await (people.length > 0 ? announceTelling(tx, { ...change, at }, people) : announce(tx, change));
}
