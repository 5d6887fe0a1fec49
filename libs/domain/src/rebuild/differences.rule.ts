import { REBUILT, type RebuiltTable, type Row, type Rows, type Told } from './told.type.js';

/** A row that is not what the events tell. */
export interface Difference {
  table: RebuiltTable;
  /** Its key; of `expectation` and `inbox` two parts with a blank between. */
  id: string;
  is: 'missing' | 'extra' | 'different';
  /** By column, where it is `different`. */
  columns: Record<string, { told: unknown; stands: unknown }>;
}

/** What stands, and what a rebuild has to leave alone. */
export interface Standing {
  rows: Rows;
  /** Tasks that are put aside, and until when: their holders see them later, which no event tells. */
  snoozed: ReadonlyMap<string, string>;
}

/** What was told, with what people have put aside: their rows of the inbox come back later. */
export function withSnoozes({ rows, untold }: Told, { snoozed }: Standing): Told {
  const inbox = new Map(
    [...rows.inbox].map(([id, row]): [string, Row] => {
      const [task, principal] = id.split(' ') as [string, string];
      const group = `role:${String(rows.task.get(task)?.['role'])}`; // whoever hears of it by escalation sees it all the same
      const until = principal.startsWith('person:') || principal === group ? snoozed.get(task) : undefined;
      const hidden = row['hidden_until'] as string | null;
      return [id, until !== undefined && (hidden === null || until > hidden) ? { ...row, hidden_until: until } : row];
    }),
  );
  return { rows: { ...rows, inbox }, untold };
}

/** Every row that is missing, that nothing tells of, or that is otherwise than told. An instance is never extra: its row is no one's copy. */
export function differences(told: Told, standing: Standing): Difference[] {
  const untold = new Set(told.untold);
  for (const [id, row] of standing.rows.task) if (untold.has(id)) untold.add(String(row['wait']));
  const found: Difference[] = [];
  for (const table of REBUILT) {
    const [should, is] = [told.rows[table], standing.rows[table]];
    const left = (id: string) => untold.has(id.split(' ')[0]!);
    for (const [id, row] of should) {
      const stands = is.get(id);
      if (left(id)) continue;
      if (!stands) found.push({ table, id, is: 'missing', columns: {} });
      else found.push(...differing(table, id, { row, stands }));
    }
    if (table === 'process_instance') continue;
    for (const id of is.keys()) if (!should.has(id) && !left(id)) found.push({ table, id, is: 'extra', columns: {} });
  }
  return found;
}

function differing(table: RebuiltTable, id: string, { row, stands }: { row: Row; stands: Row }): Difference[] {
  const wrong = Object.keys(row).filter((column) => canonical(row[column]) !== canonical(stands[column]));
  if (wrong.length === 0) return [];
  return [{ table, id, is: 'different', columns: Object.fromEntries(wrong.map((column) => [column, { told: row[column], stands: stands[column] }])) }];
}

/** A difference as one line, for an operator. Contents of forms are not told. */
export function lineOf({ table, id, is, columns }: Difference): string {
  const silent = new Set(['data', 'prefill']);
  const short = (value: unknown) => JSON.stringify(value ?? null);
  const each = Object.entries(columns).map(([name, { told, stands }]) =>
    silent.has(name) ? `${name} differs` : `${name} is ${short(stands)}, the events tell ${short(told)}`,
  );
  if (is === 'missing') return `${table} ${id}: missing, the events tell of it`;
  if (is === 'extra') return `${table} ${id}: no event tells of it`;
  return `${table} ${id}: ${each.join('; ')}`;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
