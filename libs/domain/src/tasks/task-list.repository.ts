import type { Transaction } from '../database/transaction.js';
import { principalsOf, type Principal } from '../people/principal.rule.js';
import type { Scope } from '../views/task-filter.type.js';
import { TASK_JOINS, TASK_RECORD, type TaskRecord } from './task.repository.js';

/** Where a page ended: the last row's due time (`infinity` where it has none) and id. */
export interface TaskCursor {
  dueAt: string;
  task: string;
}

const BEGINNING: TaskCursor = { dueAt: '-infinity', task: '00000000-0000-0000-0000-000000000000' };

/** Counts are capped: a larger number says only "many". */
export const MOST_COUNTED = 999;

/** How many open tasks there are in each scope, up to 999; null where the reader may not see that scope. */
export interface TaskCounts {
  mine: number;
  group: number;
  team: number | null;
}

export interface InboxPage {
  scope: Scope;
  limit: number;
  /** What is hidden until later than this is not in `mine`. */
  now: Date;
  after?: TaskCursor;
}

/** Of a task's row. */
export const OPEN = `status IN ('open', 'completing')`;
/** Of an inbox row; $7 is now. */
export const LISTED = `(hidden_until IS NULL OR hidden_until <= $7)`;

/** `mine` merges the top rows of each principal's inbox, read from its index alone. */
const MINE = `SELECT DISTINCT i.due_at, i.task AS id FROM unnest($2::text[]) AS p(principal)
  CROSS JOIN LATERAL (SELECT due_at, task FROM inbox WHERE organisation = $1 AND inbox.principal = p.principal AND (due_at, task) > ($4::timestamptz, $5::uuid) AND ${/* sql-fragment */ LISTED}
                       ORDER BY due_at, task LIMIT $6) i
 ORDER BY due_at, id LIMIT $6`;

/** Each queue is read in the order of its index, and only as far as the page goes: first what is due some day, then what is not. */
const queued = (queues: string, queue: string) => `SELECT o.id, o.due_at FROM ${/* sql-fragment */ queues} CROSS JOIN LATERAL (
    (SELECT id, due_at FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ queue} AND (due_at, id) > ($4::timestamptz, $5::uuid) ORDER BY due_at, id LIMIT $6)
    UNION ALL
    (SELECT id, due_at FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ queue} AND due_at IS NULL
        AND id > CASE WHEN $4::timestamptz = 'infinity' THEN $5::uuid ELSE '00000000-0000-0000-0000-000000000000' END ORDER BY due_at, id LIMIT $6)) o
 ORDER BY o.due_at NULLS LAST, o.id LIMIT $6`;

const PAGE: Readonly<Record<Scope, string>> = {
  mine: MINE,
  group: queued('unnest($3::text[]) AS q(role)', 'AND role = q.role'),
  team: queued('(SELECT 1) AS q', ''),
};

/** Of all scopes. $1 organisation, $2 principals, $3 roles, $7 now, $8 the most that is counted, $9 whether the reader sees the team. */
export const COUNTS = `SELECT
  (SELECT count(*)::int FROM (SELECT DISTINCT task FROM (SELECT task FROM inbox WHERE organisation = $1 AND principal = ANY($2) AND ${/* sql-fragment */ LISTED} LIMIT $8) a) b) AS mine,
  (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} AND role = ANY($3) LIMIT $8) c) AS "group",
  CASE WHEN $9 THEN (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ORDER BY due_at, id LIMIT $8) d) END AS team`;

/**
 * One page of open tasks, most urgent first, with the counts of all scopes: one statement, keyset and never OFFSET. `mine` leaves out what is
 * on hold or put aside; `group` and `team` show that, too: there somebody looks after the work of others.
 */
export async function readInbox(
  tx: Transaction,
  principal: Principal,
  { scope, limit, now, after = BEGINNING }: InboxPage,
): Promise<{ tasks: TaskRecord[]; counts: TaskCounts }> {
  const { organisation, roles, permissions } = principal;
  const rows = await tx.rows<TaskRecord & { id: string | null; counts: TaskCounts }>(
    `WITH page AS (${/* sql-fragment */ PAGE[scope]}), counted AS MATERIALIZED (${/* sql-fragment */ COUNTS})
     SELECT row_to_json(counted) AS counts, ${/* sql-fragment */ TASK_RECORD}
       FROM counted LEFT JOIN page ON true LEFT JOIN task t ON t.id = page.id ${/* sql-fragment */ TASK_JOINS} ORDER BY page.due_at NULLS LAST, page.id`,
    [organisation, principalsOf(principal), [...roles], after.dueAt, after.task, limit, now, MOST_COUNTED, permissions.includes('task.read-all')],
  );
  return {
    tasks: rows.filter(({ id }) => id !== null).map(({ counts: _counts, ...task }) => task),
    counts: rows[0]?.counts ?? { mine: 0, group: 0, team: null },
  };
}
