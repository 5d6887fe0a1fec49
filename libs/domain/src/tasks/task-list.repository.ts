import type { Transaction } from '../database/transaction.js';
import { principalsOf, type Principal } from '../people/principal.rule.js';
import { TASK_JOINS, TASK_RECORD, type TaskRecord } from './task.repository.js';

export type Scope = 'mine' | 'group' | 'team';

/** Where a page ended: the last row's due time (`infinity` where it has none) and id. */
export interface TaskCursor {
  dueAt: string;
  task: string;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const BEGINNING: TaskCursor = { dueAt: '-infinity', task: NOBODY };

/** Counts are capped: a larger number says only "many". */
export const MOST_COUNTED = 999;

const OPEN = `status IN ('open', 'completing')`;

interface Page {
  scope: Scope;
  limit: number;
  /** What is hidden until later than this is not in `mine`. */
  now: Date;
  after?: TaskCursor;
}

/**
 * One page of open tasks, most urgent first: keyset, never OFFSET. `mine` merges the top rows of each principal's inbox and leaves out what
 * is on hold or put aside; `group` and `team` show that, too: there somebody looks after the work of others.
 */
export function listTasks(tx: Transaction, principal: Principal, { scope, limit, now, after = BEGINNING }: Page): Promise<TaskRecord[]> {
  if (scope === 'mine') {
    return tx.rows(
      `WITH page AS (
         SELECT DISTINCT i.due_at, i.task FROM unnest($1::text[]) AS p(principal)
           CROSS JOIN LATERAL (SELECT due_at, task FROM inbox WHERE organisation = $2 AND inbox.principal = p.principal AND (due_at, task) > ($3::timestamptz, $4::uuid)
                                  AND (hidden_until IS NULL OR hidden_until <= $6) ORDER BY due_at, task LIMIT $5) i
          ORDER BY due_at, task LIMIT $5)
       SELECT ${/* sql-fragment */ TASK_RECORD} FROM page JOIN task t ON t.id = page.task ${/* sql-fragment */ TASK_JOINS} ORDER BY page.due_at, page.task`,
      [principalsOf(principal), principal.organisation, after.dueAt, after.task, limit, now],
    );
  }
  // Each queue is read in the order of its index, and only as far as the page goes: first what is due some day, then what is not.
  const queues = scope === 'group' ? `unnest($2::text[]) AS q(role)` : `(SELECT $2::text[]) AS q(roles)`;
  const queue = scope === 'group' ? 'AND role = q.role' : '';
  const undatedAfter = after.dueAt === 'infinity' ? after.task : NOBODY;
  return tx.rows(
    `WITH page AS (
       SELECT o.id, o.due_at FROM ${/* sql-fragment */ queues} CROSS JOIN LATERAL (
         (SELECT id, due_at FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ queue} AND (due_at, id) > ($3::timestamptz, $4::uuid) ORDER BY due_at, id LIMIT $5)
         UNION ALL
         (SELECT id, due_at FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ queue} AND due_at IS NULL AND id > $6::uuid ORDER BY due_at, id LIMIT $5)) o
        ORDER BY o.due_at NULLS LAST, o.id LIMIT $5)
     SELECT ${/* sql-fragment */ TASK_RECORD} FROM page JOIN task t ON t.id = page.id ${/* sql-fragment */ TASK_JOINS} ORDER BY page.due_at NULLS LAST, page.id`,
    [principal.organisation, [...principal.roles], after.dueAt, after.task, limit, undatedAfter],
  );
}

/** How many open tasks there are in each scope, up to 999. */
export async function countTasks(tx: Transaction, principal: Principal, now: Date): Promise<{ mine: number; group: number; team: number }> {
  const counts = await tx.row<{ mine: number; group: number; team: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT DISTINCT task FROM (SELECT task FROM inbox WHERE organisation = $1 AND principal = ANY($2)
               AND (hidden_until IS NULL OR hidden_until <= $5) LIMIT $4) a) b) AS mine,
            (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} AND role = ANY($3) LIMIT $4) c) AS "group",
            (SELECT count(*)::int FROM (SELECT 1 FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} LIMIT $4) d) AS team`,
    [principal.organisation, principalsOf(principal), [...principal.roles], MOST_COUNTED, now],
  );
  return counts ?? { mine: 0, group: 0, team: 0 };
}
