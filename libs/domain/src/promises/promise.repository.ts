import type { Transaction } from '../database/transaction.js';
import type { Role } from '../people/role.type.js';
import { CLIENT_JSON, type ClientRecord } from '../tasks/task.repository.js';

/**
 * `open`: its time has not come. `broken`: its time has passed and nobody has done it, or it was done too late. `kept`: done in time. `withdrawn`: closed in
 * time by something else, such as a cancelled case.
 */
export type PromiseState = 'open' | 'broken' | 'kept' | 'withdrawn';

/** What was promised to a client on a call: the due time of somebody's task (ALL-2). */
export interface PromiseRecord {
  /** The task's. */
  id: string;
  /** A word such as `callBack`. */
  what: string;
  process: string;
  task: string;
  /** Who promised it; null: a program. */
  by: { id: string; name: string } | null;
  /** Whose it is to keep: who did it, else who holds it, else who was asked for it first. */
  keeper: { id: string; name: string } | null;
  /** The group, where nobody has it. */
  role: Role;
  caseId: string | null;
  caseNumber: string | null;
  client: ClientRecord | null;
  promisedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  state: PromiseState;
}

/** How somebody keeps what was promised; `person` null: what lies with a group. */
export interface PromiseCount {
  person: { id: string; name: string } | null;
  kept: number;
  broken: number;
  open: number;
  withdrawn: number;
}

/** Of which days by the company's calendar (`2026-11-24`, the last one included), and whose; null: no limit. */
export interface PromisesAsked {
  organisation: string;
  from: string | null;
  until: string | null;
  person: string | null;
  now: Date;
}

export interface PromiseCursor {
  dueAt: string;
  id: string;
}

const KEEPER = `coalesce(t.completed_by, t.assignee, t.wanted)`;

/** By the task's own facts; `$1` is the present instant. */
const STATE = `CASE WHEN t.status <> 'closed' THEN CASE WHEN t.due_at <= $1 THEN 'broken' ELSE 'open' END
  WHEN t.late THEN 'broken' WHEN t.outcome IS NULL THEN 'withdrawn' ELSE 'kept' END`;

const RECORD = `t.id, t.promise->>'what' AS what, t.process, t.name AS task, t.role, t."case" AS "caseId", k.number AS "caseNumber", t.opened_at AS "promisedAt",
  t.due_at AS "dueAt", t.closed_at AS "closedAt", ${STATE} AS state, CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS by,
  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS keeper, CASE WHEN cl.id IS NOT NULL THEN ${CLIENT_JSON} END AS client`;

const JOINS = `LEFT JOIN case_file k ON k.id = t."case" LEFT JOIN client cl ON cl.id = k.client LEFT JOIN person p ON p.id = ${KEEPER}
  LEFT JOIN person b ON b.id = nullif(split_part(t.promise->>'by', 'person:', 2), '')::uuid`;

/** The promises that are due on these days. */
const ASKED = `t.promise IS NOT NULL AND t.due_at IS NOT NULL AND t.organisation = $2
  AND ($3::date IS NULL OR t.due_at >= ($3::date)::timestamp AT TIME ZONE o.time_zone) AND ($4::date IS NULL OR t.due_at < ($4::date + 1)::timestamp AT TIME ZONE o.time_zone)
  AND ($5::uuid IS NULL OR ${KEEPER} = $5)`;

const asked = ({ now, organisation, from, until, person }: PromisesAsked) => [now, organisation, from, until, person];

/** Kept, broken, open and withdrawn promises per person, by name; what lies with a group last. One statement. */
export function countPromises(tx: Transaction, which: PromisesAsked): Promise<PromiseCount[]> {
  return tx.rows(
    `SELECT CASE WHEN keeper IS NOT NULL THEN jsonb_build_object('id', keeper, 'name', name) END AS person,
            count(*) FILTER (WHERE state = 'kept')::int AS kept, count(*) FILTER (WHERE state = 'broken')::int AS broken,
            count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'withdrawn')::int AS withdrawn
       FROM (SELECT ${/* sql-fragment */ KEEPER} AS keeper, p.name, ${/* sql-fragment */ STATE} AS state
               FROM task t JOIN organisation o ON o.id = t.organisation LEFT JOIN person p ON p.id = ${/* sql-fragment */ KEEPER}
              WHERE ${/* sql-fragment */ ASKED}) promised
      GROUP BY keeper, name ORDER BY name NULLS LAST, keeper`,
    asked(which),
  );
}

/** One page of promises, the latest due first. */
export function listPromises(tx: Transaction, which: PromisesAsked, { limit, after }: { limit: number; after?: PromiseCursor }): Promise<PromiseRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ RECORD} FROM task t JOIN organisation o ON o.id = t.organisation ${/* sql-fragment */ JOINS}
      WHERE ${/* sql-fragment */ ASKED} AND (t.due_at, t.id) < ($6::timestamptz, $7::uuid) ORDER BY t.due_at DESC, t.id DESC LIMIT $8`,
    [...asked(which), after?.dueAt ?? 'infinity', after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  );
}

/** All that was promised in a case, what is due first above. */
export function promisesOfCase(tx: Transaction, caseId: string, now: Date): Promise<PromiseRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ RECORD} FROM task t ${/* sql-fragment */ JOINS}
      WHERE t."case" = $2 AND t.promise IS NOT NULL AND t.due_at IS NOT NULL ORDER BY t.status = 'closed', t.due_at, t.id`,
    [now, caseId],
  );
}

/** What was promised to a client over all his cases: what is due first above, then the latest that is over. */
export function promisesOfClient(tx: Transaction, client: string, { now, limit }: { now: Date; limit: number }): Promise<PromiseRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ RECORD} FROM task t ${/* sql-fragment */ JOINS}
      WHERE k.client = $2 AND t.promise IS NOT NULL AND t.due_at IS NOT NULL
      ORDER BY t.status = 'closed', CASE WHEN t.status <> 'closed' THEN t.due_at END, t.due_at DESC, t.id LIMIT $3`,
    [now, client, limit],
  );
}
