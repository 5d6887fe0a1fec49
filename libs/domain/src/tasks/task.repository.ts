import { principalsOf, type Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import type { Transaction } from '../database/transaction.js';
import type { RequestItem } from '../requests/request.entity.js';
import type { TaskStatus } from './task.type.js';

/** A task with what people need beside it: case, client and the request it is about. */
export interface TaskRecord {
  id: string;
  process: string;
  name: string;
  key: string;
  wait: string;
  instance: string;
  role: Role;
  status: TaskStatus;
  version: number;
  cause: string | null;
  outcome: string | null;
  data: Record<string, unknown> | null;
  prefill: Record<string, unknown>;
  openedAt: Date;
  warnAt: Date | null;
  dueAt: Date | null;
  escalateTo: Role | null;
  escalatedAt: Date | null;
  closedAt: Date | null;
  late: boolean | null;
  assignee: { id: string; name: string } | null;
  completedBy: { id: string; name: string } | null;
  caseId: string;
  caseNumber: string;
  client: ClientRecord;
  request: RequestRecord | null;
}

export interface ClientRecord {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  city: string | null;
  kind: string | null;
}

export interface RequestRecord {
  id: string;
  number: string;
  channel: string;
  kind: string;
  text: string | null;
  items: RequestItem[];
  city: string | null;
  neededBy: string | null;
  urgent: boolean;
  receivedAt: string;
}

export const REQUEST_JSON = `json_build_object('id', r.id, 'number', r.number::text, 'channel', r.channel, 'kind', r.kind, 'text', r.text, 'items', r.items,
  'city', r.city, 'neededBy', r.needed_by, 'urgent', r.urgent, 'receivedAt', r.received_at)`;

export const CLIENT_JSON = `json_build_object('id', cl.id, 'name', cl.name, 'company', cl.company, 'phone', cl.phone, 'email', cl.email, 'city', cl.city, 'kind', cl.kind)`;

const RECORD = `t.id, t.process, t.name, t.key, t.wait, t.instance, t.role, t.status, t.version, t.cause, t.outcome, t.data, t.prefill,
  t.opened_at AS "openedAt", t.warn_at AS "warnAt", t.due_at AS "dueAt", t.escalate_to AS "escalateTo", t.escalated_at AS "escalatedAt", t.closed_at AS "closedAt", t.late,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS assignee,
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "completedBy",
  t."case" AS "caseId", k.number AS "caseNumber", ${CLIENT_JSON} AS client,
  CASE WHEN r.id IS NOT NULL THEN ${REQUEST_JSON} END AS request`;

const JOINS = `JOIN case_file k ON k.id = t."case" JOIN client cl ON cl.id = k.client LEFT JOIN person a ON a.id = t.assignee LEFT JOIN person d ON d.id = t.completed_by
  LEFT JOIN LATERAL (SELECT * FROM request WHERE request."case" = k.id ORDER BY received_at LIMIT 1) r ON true`;

export type Scope = 'mine' | 'group' | 'team';

/** Where a page ended: the last row's due time (`infinity` where it has none) and id. */
export interface TaskCursor {
  dueAt: string;
  task: string;
}

const BEGINNING: TaskCursor = { dueAt: '-infinity', task: '00000000-0000-0000-0000-000000000000' };

/** Counts are capped: a larger number says only "many". */
export const MOST_COUNTED = 999;

const OPEN = `status IN ('open', 'completing')`;

/** One page of open tasks, most urgent first: keyset, never OFFSET. `mine` merges the top rows of each principal's inbox. */
export function listTasks(
  tx: Transaction,
  principal: Principal,
  { scope, limit, after = BEGINNING }: { scope: Scope; limit: number; after?: TaskCursor },
): Promise<TaskRecord[]> {
  const page = [after.dueAt, after.task, limit];
  if (scope === 'mine') {
    return tx.rows(
      `WITH page AS (
         SELECT DISTINCT i.due_at, i.task FROM unnest($1::text[]) AS p(principal)
           CROSS JOIN LATERAL (SELECT due_at, task FROM inbox WHERE organisation = $2 AND inbox.principal = p.principal AND (due_at, task) > ($3::timestamptz, $4::uuid) ORDER BY due_at, task LIMIT $5) i
          ORDER BY due_at, task LIMIT $5)
       SELECT ${/* sql-fragment */ RECORD} FROM page JOIN task t ON t.id = page.task ${/* sql-fragment */ JOINS} ORDER BY page.due_at, page.task`,
      [principalsOf(principal), principal.organisation, ...page],
    );
  }
  const queue = scope === 'group' ? 'AND task.role = ANY($2)' : 'AND $2::text[] IS NOT NULL';
  return tx.rows(
    `WITH page AS (
       SELECT * FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ queue} AND (coalesce(due_at, 'infinity'), id) > ($3::timestamptz, $4::uuid) ORDER BY due_at NULLS LAST, id LIMIT $5)
     SELECT ${/* sql-fragment */ RECORD} FROM page t ${/* sql-fragment */ JOINS} ORDER BY t.due_at NULLS LAST, t.id`,
    [principal.organisation, [...principal.roles], ...page],
  );
}

/** How many open tasks there are in each scope, up to 999. */
export async function countTasks(tx: Transaction, principal: Principal): Promise<{ mine: number; group: number; team: number }> {
  const counts = await tx.row<{ mine: number; group: number; team: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT DISTINCT task FROM (SELECT task FROM inbox WHERE organisation = $1 AND principal = ANY($2) LIMIT $4) a) b) AS mine,
            (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} AND role = ANY($3) LIMIT $4) c) AS "group",
            (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} LIMIT $4) d) AS team`,
    [principal.organisation, principalsOf(principal), [...principal.roles], MOST_COUNTED],
  );
  return counts ?? { mine: 0, group: 0, team: 0 };
}

/** Tasks by id, in no order. */
export function findTasks(tx: Transaction, ids: readonly string[]): Promise<TaskRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ RECORD} FROM task t ${/* sql-fragment */ JOINS} WHERE t.id = ANY($1)`, [[...ids]]);
}

/** All tasks of a case, oldest first. */
export function tasksOfCase(tx: Transaction, caseId: string): Promise<TaskRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ RECORD} FROM task t ${/* sql-fragment */ JOINS} WHERE t."case" = $1 ORDER BY t.opened_at, t.id`, [caseId]);
}

/** Open tasks that a case got at this instant or later, and whether the case is closed: what came next after a click. */
export async function openedSince(tx: Transaction, caseId: string, at: Date): Promise<{ tasks: string[]; over: boolean }> {
  const row = await tx.row<{ tasks: string[] | null; over: boolean }>(
    `SELECT (SELECT array_agg(id ORDER BY due_at NULLS LAST, id) FROM task WHERE "case" = k.id AND opened_at >= $2 AND ${/* sql-fragment */ OPEN}) AS tasks, k.status = 'closed' AS over
       FROM case_file k WHERE k.id = $1`,
    [caseId, at],
  );
  return { tasks: row?.tasks ?? [], over: row?.over ?? true };
}
