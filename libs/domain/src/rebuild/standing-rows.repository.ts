import type { Transaction } from '../database/transaction.js';
import type { Standing } from './differences.rule.js';
import type { Row, Rows, Told, ToldCommand, ToldEvent } from './told.type.js';

/** What is compared at a time: a case with all its instances, or one instance that belongs to none. */
export type Unit = { case: string } | { instance: string };

/** The events of a unit in the order in which they were written. By `seq`, not by time: a row's writers wait for each other, their clocks do not. */
export async function eventsOfUnit(tx: Transaction, unit: Unit): Promise<ToldEvent[]> {
  const rows = await tx.rows<ToldEvent & { at: unknown }>(
    'case' in unit
      ? `SELECT at, kind, actor, "case", instance, objects, data FROM event WHERE "case" = $1 ORDER BY seq`
      : `SELECT at, kind, actor, "case", instance, objects, data FROM event WHERE "case" IS NULL AND instance = $1 ORDER BY seq`,
    [idOf(unit)],
  );
  return rows.map((row) => plain(row) as unknown as ToldEvent);
}

export async function commandsOfUnit(tx: Transaction, unit: Unit): Promise<ToldCommand[]> {
  const rows = await tx.rows<ToldCommand & { decidedAt: unknown }>(
    `SELECT c.id, c.kind, c.wait, c.task, c.status, c.reason, c.data, c.decided_at AS "decidedAt" FROM command c
      WHERE c.instance = ANY($1) AND c.wait IS NOT NULL ORDER BY c.decided_at, c.id`,
    [await instancesOf(tx, unit)],
  );
  return rows.map((row) => plain(row) as unknown as ToldCommand);
}

/** Locks the waits and tasks of a unit in the protocol's order: until the transaction ends no event tells of them. */
export async function lockUnit(tx: Transaction, unit: Unit, told: Told): Promise<void> {
  const instances = await instancesOf(tx, unit);
  await tx.rows(`SELECT id FROM wait WHERE id = ANY($1) OR (instance = ANY($2) AND closed_at IS NULL) ORDER BY id FOR UPDATE`, [
    keys(told.rows.wait),
    instances,
  ]);
  await tx.rows(`SELECT id FROM task WHERE id = ANY($1) OR "case" = $2 ORDER BY id FOR UPDATE`, [keys(told.rows.task), 'case' in unit ? unit.case : null]);
}

/** The rows as they stand: those that were told of, and whatever else is open in the unit. */
export async function standingRows(tx: Transaction, unit: Unit, told: Told): Promise<Standing> {
  const instances = await instancesOf(tx, unit);
  const steps = await keyed(tx, `SELECT id AS "$id", step, step_ordinal FROM process_instance WHERE id = ANY($1)`, [instances]);
  const wait = await keyed(
    tx,
    `SELECT id AS "$id", instance, place, run, decided_by, decided_at, timers, working, opened_at, closed_at FROM wait
      WHERE id = ANY($1) OR (instance = ANY($2) AND closed_at IS NULL)`,
    [keys(told.rows.wait), instances],
  );
  const task = await keyed(
    tx,
    `SELECT id AS "$id", wait, instance, "case", process, name, key, role, assignee, wanted, why, status, version, cause, prefill, outcome, data, completed_by, opened_at, warn_at, due_at, timing, escalate_to,
            escalated_at, closed_at, late, promise, snoozed_until AS "$snoozed" FROM task WHERE id = ANY($1) OR "case" = $2 OR wait = ANY($3)`,
    [keys(told.rows.task), 'case' in unit ? unit.case : null, [...new Set([...keys(told.rows.wait), ...keys(wait)])]],
  );
  const expectation = await keyed(tx, `SELECT wait || ' ' || hope AS "$id", kind, key, seen, sender FROM expectation WHERE wait = ANY($1)`, [keys(wait)]);
  const inbox = await keyed(tx, `SELECT task || ' ' || principal AS "$id", due_at, hidden_until FROM inbox WHERE task = ANY($1)`, [keys(task)]);
  const snoozed = new Map([...task].flatMap(([id, { $snoozed }]) => (typeof $snoozed === 'string' ? [[id, $snoozed] as const] : [])));
  return { rows: { process_instance: steps, wait, task, expectation, inbox } satisfies Rows, snoozed };
}

/** The next cases of an organisation, and then its instances without a case, by id. */
export async function nextUnits(tx: Transaction, organisation: string, { after, most }: { after: Unit | null; most: number }): Promise<Unit[]> {
  const cases =
    after !== null && 'instance' in after
      ? []
      : await tx.rows<{ id: string }>(`SELECT id FROM case_file WHERE organisation = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [
          organisation,
          after === null ? null : idOf(after),
          most,
        ]);
  if (cases.length > 0) return cases.map(({ id }) => ({ case: id }));
  const instances = await tx.rows<{ id: string }>(
    `SELECT id FROM process_instance WHERE organisation = $1 AND "case" IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [organisation, after !== null && 'instance' in after ? after.instance : null, most],
  );
  return instances.map(({ id }) => ({ instance: id }));
}

async function instancesOf(tx: Transaction, unit: Unit): Promise<string[]> {
  if ('instance' in unit) return [unit.instance];
  const rows = await tx.rows<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1`, [unit.case]);
  return rows.map(({ id }) => id);
}

const idOf = (unit: Unit) => ('case' in unit ? unit.case : unit.instance);
const keys = (rows: ReadonlyMap<string, unknown>) => [...rows.keys()];

async function keyed(tx: Transaction, sql: string, parameters: readonly unknown[]): Promise<Map<string, Row>> {
  const rows = await tx.rows<{ $id: string }>(/* sql-fragment */ sql, parameters);
  return new Map(rows.map(({ $id, ...row }) => [$id, plain(row)]));
}

/** Instants as RFC 3339, and a time that never comes as PostgreSQL calls it. */
function plain(row: object): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]): [string, unknown] => [
      column,
      value instanceof Date ? value.toISOString() : value === Infinity ? 'infinity' : value,
    ]),
  );
}
