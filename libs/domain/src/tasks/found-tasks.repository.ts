import { findHits } from '../clients/look-up.repository.js';
import type { Transaction } from '../database/transaction.js';
import { principalsOf, type Principal } from '../people/principal.rule.js';
import type { Scope, Sort, TaskFilter } from '../views/task-filter.type.js';
import { COUNTS, LISTED, MOST_COUNTED, OPEN, type TaskCounts } from './task-list.repository.js';
import { TASK_JOINS, TASK_RECORD, type TaskRecord } from './task.repository.js';

/**
 * How far a filter or another order looks: at so many open tasks of the scope, the most urgent first. It makes the cost of a page go by this and not
 * by how many there are, without an index for each filter, which every task would pay for. What lies further is told as `partial`, never left out in silence.
 */
export const MOST_LOOKED_AT = 10_000;

/** Cases of found clients whose tasks are looked at. */
const MOST_CASES = 1_000;
const MOST_CLIENTS = 300;

/** What was typed, and what it means in the reader's words. */
export interface Sought {
  typed: string;
  /** Digits; null where it is no case's number. */
  caseNumber: string | null;
  /** Tasks whose title it is the beginning of. */
  titles: readonly { process: string; name: string }[];
}

/** Where a page ended: the last row's place in the order, as text, and id. */
export interface FoundCursor {
  key: string;
  task: string;
}

export interface FoundPage {
  filter: Omit<TaskFilter, 'q'>;
  sought: Sought | null;
  limit: number;
  now: Date;
  after?: FoundCursor;
  /** Fewer than `MOST_LOOKED_AT`, where a count is enough. */
  lookAt?: number;
}

export interface Found {
  /** With `place`, where each stands in the order. */
  tasks: (TaskRecord & { place: string })[];
  counts: TaskCounts;
  /** Of this filter on all pages, up to 999. */
  found: number;
  /** There are more open tasks in the scope than were looked at. */
  partial: boolean;
}

/** A client's name as it stands in an order: whatever case it is written in, and with the dotted Cyrillic letter among the undotted ones. Bytes, so that a page goes on where the last one ended. */
const CLIENT_KEY = `left(replace(lower(coalesce(cl.name, cl.company, cl.phone, cl.email, st.name, '')), U&'\\0451', U&'\\0435'), 60) COLLATE "C"`;

interface Order {
  key: string;
  joins: string;
  /** Before the first row, and of which type. */
  first: string;
  type: string;
}

const BY_DUE: Order = { key: `coalesce(t.due_at, 'infinity')`, joins: '', first: '-infinity', type: 'timestamptz' };

const ORDERS: Readonly<Record<Sort, Order>> = {
  urgency: BY_DUE,
  due: BY_DUE,
  created: { key: 't.opened_at', joins: '', first: '-infinity', type: 'timestamptz' },
  client: {
    key: CLIENT_KEY,
    joins: 'LEFT JOIN case_file k ON k.id = t."case" LEFT JOIN client cl ON cl.id = k.client LEFT JOIN person st ON st.id = k.starter',
    first: '',
    type: 'text COLLATE "C"',
  },
};

/** $1 organisation, $2 principals, $3 roles, $7 now, $10 how many. `bound` narrows what an index is read for. */
function looked(scope: Scope, group: TaskFilter['group'], bound: string): string {
  if (scope === 'mine') {
    return `SELECT DISTINCT i.due_at, i.task AS id FROM unnest($2::text[]) AS p(principal) CROSS JOIN LATERAL (
      SELECT due_at, task FROM inbox WHERE organisation = $1 AND inbox.principal = p.principal AND ${/* sql-fragment */ LISTED} ${/* sql-fragment */ bound} ORDER BY due_at, task LIMIT $10) i
      ORDER BY due_at, id LIMIT $10`;
  }
  const queues = scope === 'team' ? '(SELECT $13::text) AS q(role)' : 'unnest($3::text[]) AS q(role)';
  if (scope === 'team' && group === null)
    return `SELECT due_at, id FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} ${/* sql-fragment */ bound} ORDER BY due_at, id LIMIT $10`;
  return `SELECT o.due_at, o.id FROM ${/* sql-fragment */ queues} CROSS JOIN LATERAL (
    SELECT due_at, id FROM task WHERE organisation = $1 AND ${/* sql-fragment */ OPEN} AND role = q.role ${/* sql-fragment */ bound} ORDER BY due_at, id LIMIT $10) o
    WHERE $13::text IS NULL OR q.role = $13 ORDER BY o.due_at, o.id LIMIT $10`;
}

const IN_SCOPE: Readonly<Record<Scope, string>> = {
  mine: `AND EXISTS (SELECT FROM inbox WHERE inbox.task = t.id AND inbox.principal = ANY($2) AND ${LISTED})`,
  group: 'AND t.role = ANY($3)',
  team: '',
};

const BOUNDS = { late: 'AND due_at <= $7', soon: 'AND due_at > $7' } as const;
const STATES = { late: 'AND t.due_at <= $7', soon: 'AND t.due_at > $7 AND t.warn_at <= $7' } as const;

/** Of what was looked at, what the filter asks for; and the tasks of clients and cases that were sought, found by their own indexes, however far down they lie. */
function pool({ scope, sort, deadline, group }: FoundPage['filter'], isSought: boolean): string {
  const { key, joins } = ORDERS[sort];
  const asked = `t.${OPEN} AND ($11::text IS NULL OR t.process = $11) AND ($12::text IS NULL OR t.name = $12) AND ($13::text IS NULL OR t.role = $13) ${
    deadline ? STATES[deadline] : ''
  }`;
  const titled = isSought
    ? `AND EXISTS (SELECT FROM unnest($16::text[], $17::text[]) AS s(process, name) WHERE s.process = t.process AND s.name = t.name)`
    : '';
  const ofClients = `UNION SELECT t.id, ${/* sql-fragment */ key} AS key FROM (
      SELECT id FROM (SELECT id FROM case_file WHERE organisation = $1 AND client = ANY($14::uuid[]) AND status = 'open' ORDER BY opened_at DESC LIMIT $18) c
      UNION SELECT id FROM case_file WHERE organisation = $1 AND number = $15::bigint) f
      JOIN task t ON t."case" = f.id ${/* sql-fragment */ joins} WHERE ${/* sql-fragment */ asked} ${/* sql-fragment */ IN_SCOPE[scope]}`;
  return `WITH looked AS MATERIALIZED (${/* sql-fragment */ looked(scope, group, deadline ? BOUNDS[deadline] : '')}),
    pool AS MATERIALIZED (SELECT t.id, ${/* sql-fragment */ key} AS key FROM looked JOIN task t ON t.id = looked.id ${/* sql-fragment */ joins}
      WHERE ${/* sql-fragment */ asked} ${/* sql-fragment */ titled} ${/* sql-fragment */ isSought ? ofClients : ''})`;
}

/**
 * A page of the open tasks that a filter asks for, in its order, with the counts of all scopes; one statement, and one more where something was typed.
 * It looks at 10,000 tasks at most, and at those of 1,000 cases of 300 clients, whatever number of open tasks there is.
 */
export async function readFound(tx: Transaction, principal: Principal, page: FoundPage): Promise<Found> {
  const { filter, sought, after } = page;
  const { first, type } = ORDERS[filter.sort];
  const rows = await tx.rows<TaskRecord & { id: string | null; place: string; counts: TaskCounts; found: number; partial: boolean }>(
    `${/* sql-fragment */ pool(filter, sought !== null)},
     page AS (SELECT id, key FROM pool WHERE (key, id) > ($4::${/* sql-fragment */ type}, $5::uuid) ORDER BY key, id LIMIT $6),
     counted AS MATERIALIZED (${/* sql-fragment */ COUNTS}),
     told AS MATERIALIZED (SELECT (SELECT least(count(*), $8)::int FROM pool) AS found, (SELECT count(*) FROM looked) >= $10 AS partial)
     SELECT row_to_json(counted) AS counts, told.found, told.partial, page.key::text AS place, ${/* sql-fragment */ TASK_RECORD}
       FROM counted CROSS JOIN told LEFT JOIN page ON true LEFT JOIN task t ON t.id = page.id ${/* sql-fragment */ TASK_JOINS} ORDER BY page.key, page.id`,
    await given(tx, principal, { ...page, after: after ?? { key: first, task: '00000000-0000-0000-0000-000000000000' } }),
  );
  return {
    tasks: rows.filter(({ id }) => id !== null).map(({ counts: _counts, found: _found, partial: _partial, ...task }) => task),
    counts: rows[0]?.counts ?? { mine: 0, group: 0, team: null },
    found: rows[0]?.found ?? 0,
    partial: rows[0]?.partial ?? false,
  };
}

/** The values of the statement, in the order of their numbers. */
async function given(
  tx: Transaction,
  principal: Principal,
  { filter: { process, step, group }, sought, limit, now, lookAt = MOST_LOOKED_AT, after: { key, task } }: FoundPage & { after: FoundCursor },
): Promise<unknown[]> {
  const { organisation, roles, permissions } = principal;
  const who = [organisation, principalsOf(principal), [...roles]];
  const values = [...who, key, task, limit, now, MOST_COUNTED, permissions.includes('task.read-all'), lookAt, process, step, group];
  if (!sought) return values;
  const clients = await findHits(tx, organisation, { typed: sought.typed, limit: MOST_CLIENTS });
  const titles = [sought.titles.map((title) => title.process), sought.titles.map(({ name }) => name)];
  return [...values, clients.map((client) => client.id), sought.caseNumber, ...titles, MOST_CASES];
}
