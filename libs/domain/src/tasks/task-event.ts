import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { EventKind } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
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
}

/** Writes audit and event of an act in its own transaction, and tells listeners when it commits. */
export async function tellAct(tx: Transaction, { task, actor, at }: TaskAct, { kind, act, data, objects = [] }: Told): Promise<void> {
  const { organisation } = task;
  await tx.rows(`INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    v7(),
    organisation,
    at,
    kind,
    actor,
    task.caseId,
    task.instance,
    JSON.stringify([{ type: 'task', id: task.id }, ...objects]),
    JSON.stringify({ process: task.process, task: task.name, role: task.role, ...data }),
  ]);
  await audit(tx, { organisation, at, actor, act, object: task.id, data });
  await announce(tx, { organisation, cases: task.caseId ? [task.caseId] : [], tasks: [task.id] });
}
