import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';

interface Place {
  table: string;
  key: string;
  /** By which the row is found in SQL. */
  where: readonly [string, ...unknown[]];
}

const TABLES = [
  ['process_instance', `id::text`],
  ['wait', `id::text`],
  ['expectation', `wait || ' ' || hope`],
  ['task', `id::text`],
  ['inbox', `task || ' ' || principal`],
] as const;

/** What may go wrong with one row of a table. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  process_instance: [`UPDATE process_instance SET step = coalesce(step, '') || '?'`, `UPDATE process_instance SET step_ordinal = step_ordinal + 7`],
  wait: [
    `UPDATE wait SET timers = timers || '{"other": 1}'`,
    `UPDATE wait SET decided_by = coalesce(decided_by, '') || 'x'`,
    `UPDATE wait SET closed_at = CASE WHEN closed_at IS NULL THEN opened_at END`,
    `UPDATE wait SET run = 'another', place = '9.9'`,
    `UPDATE wait SET opened_at = opened_at - interval '1 ms'`,
    `UPDATE wait SET working = working || '{other}'::text[]`,
  ],
  expectation: [`UPDATE expectation SET sender = 'nobody'`, `UPDATE expectation SET key = key || 'x'`, `DELETE FROM expectation`],
  task: [
    `UPDATE task SET status = CASE status WHEN 'open' THEN 'closed' ELSE 'open' END`,
    `UPDATE task SET version = version + 3`,
    `UPDATE task SET assignee = CASE WHEN assignee IS NULL THEN (SELECT min(id::text)::uuid FROM person p WHERE p.organisation = task.organisation) END`,
    `UPDATE task SET due_at = coalesce(due_at, opened_at) + interval '1 second'`,
    `UPDATE task SET timing = CASE timing WHEN 'promised' THEN 'elapsed' ELSE 'promised' END`,
    `UPDATE task SET prefill = prefill || '{"city": "Омск"}'`,
    `UPDATE task SET data = coalesce(data, '{}') || '{"x": [1]}'`,
    `UPDATE task SET outcome = coalesce(outcome, '') || 'x', late = NOT coalesce(late, false)`,
    `UPDATE task SET escalated_at = CASE WHEN escalated_at IS NULL THEN opened_at END`,
  ],
  inbox: [
    `UPDATE inbox SET due_at = due_at + interval '1 day'`,
    `DELETE FROM inbox`,
    `UPDATE inbox SET hidden_until = coalesce(hidden_until, due_at) + interval '1 hour'`,
  ],
};

/** Breaks random rows of an organisation's read model, each once and in one way. The same seed breaks the same. */
export class Damage {
  private state: number;

  constructor(
    private readonly database: Database,
    private readonly organisation: string,
    readonly seed: number,
  ) {
    this.state = seed;
  }

  /** Every byte of the rows that can be rebuilt, one line a row. */
  dump(): Promise<string[]> {
    return this.database.asSystem(async (tx) => {
      const lines: string[] = [];
      for (const [table] of TABLES) {
        const rows = await tx.rows<{ row: string }>(`SELECT t::text AS row FROM ${/* sql-fragment */ table} t WHERE organisation = $1 ORDER BY 1`, [
          this.organisation,
        ]);
        lines.push(...rows.map(({ row }) => `${table} ${row}`));
      }
      return lines;
    });
  }

  /** Breaks so many rows; returns `<table> <key>` of each. */
  break(count: number): Promise<string[]> {
    return this.database.asSystem(async (tx) => {
      const places = await this.places(tx);
      const broken: string[] = [];
      while (broken.length < count && places.length > 0) {
        const [{ table, key, where }] = places.splice(this.below(places.length), 1) as [Place];
        const ways = WRONG[table]!;
        const changed = await tx.change(`${/* sql-fragment */ ways[this.below(ways.length)]!} WHERE ${/* sql-fragment */ where[0]} = $1`, [where[1]]);
        if (changed !== 1) throw new Error(`${table} ${key} could not be broken.`);
        broken.push(`${table} ${key}`);
      }
      return broken;
    });
  }

  private async places(tx: Transaction): Promise<Place[]> {
    const places: Place[] = [];
    for (const [table, key] of TABLES) {
      // Instances that have not told of a step yet have none to lose.
      const told = table === 'process_instance' ? `AND parent IS NOT NULL` : '';
      const rows = await tx.rows<{ key: string }>(
        `SELECT ${/* sql-fragment */ key} AS key FROM ${/* sql-fragment */ table} WHERE organisation = $1 ${/* sql-fragment */ told} ORDER BY 1`,
        [this.organisation],
      );
      places.push(...rows.map((row): Place => ({ table, key: row.key, where: [key, row.key] })));
    }
    return places;
  }

  /** A number below another, by xorshift. */
  private below(limit: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }
}
