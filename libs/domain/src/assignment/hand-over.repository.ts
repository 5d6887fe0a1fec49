import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import type { Transaction } from '../database/transaction.js';
import { relist } from '../tasks/holding.repository.js';
import type { Role } from '../people/role.type.js';
import type { Why } from './assignment.type.js';

/** An open task of somebody who hands over, with what a choice asks for. */
export interface HeldTask {
  id: string;
  instance: string;
  caseId: string | null;
  process: string;
  name: string;
  role: Role;
  assignee: string | null;
  wanted: string | null;
  ownManager: string | null;
  why: Why | null;
}

/** Whose a task is from now on, and why. */
export interface Handing {
  task: HeldTask;
  assignee: string | null;
  wanted: string | null;
  why: Why | null;
}

/** Every open task that a person holds, put aside or not, and those for which the person is wanted; locked until the transaction ends. */
export function tasksToHandOver(tx: Transaction, person: string, { wanted }: { wanted: boolean }): Promise<HeldTask[]> {
  return tx.rows(
    `SELECT t.id, t.instance, t."case" AS "caseId", t.process, t.name, t.role, t.assignee, t.wanted, t.why, cl.manager AS "ownManager"
       FROM task t LEFT JOIN case_file k ON k.id = t."case" LEFT JOIN client cl ON cl.id = k.client
      WHERE t.status = 'open' AND (t.assignee = $1 OR ($2 AND t.wanted = $1)) ORDER BY t.id FOR NO KEY UPDATE OF t`,
    [person, wanted],
  );
}

/** Writes who has the tasks now, in a number of statements that does not grow with them: rows, lists, turns, and an event and an audit row for each. */
export async function handOver(
  tx: Transaction,
  handings: readonly Handing[],
  { organisation, actor, at, from }: { organisation: string; actor: string; at: Date; from: string },
): Promise<void> {
  if (handings.length === 0) return;
  const given = handings.map(({ task, assignee, wanted, why }) => ({ id: task.id, assignee, wanted, why }));
  const changed = await tx.rows<{ id: string; version: number }>(
    `UPDATE task SET assignee = g.assignee, wanted = g.wanted, why = g.why, version = version + 1, snoozed_until = NULL, snooze_reason = NULL
       FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, assignee uuid, wanted uuid, why jsonb) WHERE task.id = g.id RETURNING task.id, task.version`,
    [JSON.stringify(given)],
  );
  await relist(
    tx,
    handings.map(({ task }) => task.id),
  );
  const versions = new Map(changed.map(({ id, version }) => [id, version]));
  const told = handings.map(({ task, assignee, wanted, why }) => ({
    event: v7(),
    audit: v7(),
    task: task.id,
    case: task.caseId,
    instance: task.instance,
    data: { process: task.process, task: task.name, role: task.role, from, assignee, wanted, version: versions.get(task.id), why },
  }));
  await tx.rows(
    `WITH told AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(event uuid, audit uuid, task uuid, "case" uuid, instance uuid, data jsonb)),
          events AS (
            INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data)
            SELECT event, $2, $3, 'task.handed-over', $4, "case", instance, jsonb_build_array(jsonb_build_object('type', 'task', 'id', task)), data FROM told),
          turns AS (
            INSERT INTO assignment_turn (person, organisation, given_at) SELECT DISTINCT (data->>'assignee')::uuid, $2::uuid, $3::timestamptz FROM told WHERE data->>'assignee' IS NOT NULL
            ON CONFLICT (person) DO UPDATE SET place = excluded.place, given_at = excluded.given_at)
     INSERT INTO audit (id, organisation, at, actor, act, object, data, request) SELECT audit, $2, $3, $4, 'task.hand-over', task, data, $5::uuid FROM told`,
    [JSON.stringify(told), organisation, at, actor, askedBy()],
  );
}
