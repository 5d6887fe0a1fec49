import type { Database } from '../database/database.js';

/** How many, by age, of the commands that Temporal has not acknowledged. */
export interface WaitingCommands {
  under10s: number;
  under1m: number;
  under10m: number;
  over10m: number;
}

/** What an operator watches of the business, over all organisations: numbers alone, of nobody. Ages are in seconds, 0 where there is nothing. */
export interface BusinessFigures {
  tasks: { process: string; role: string; open: number; late: number; unheld: number }[];
  incidents: { kind: string; open: number }[];
  cases: number;
  commands: WaitingCommands;
  oldestCommand: number;
  unstarted: number;
  oldestUnstarted: number;
  projectionLag: number;
  unsealed: number;
}

/** Milliseconds that PostgreSQL has for it: figures that are late are worth less than the work that they would hold up. */
const PATIENCE = 3_000;

/**
 * The figures of now, in one statement that reads only what is open (`docs/performance.md` has its cost). A task of a case on hold is not late: its
 * clock stands still.
 */
export function businessFigures(database: Database, now: Date): Promise<BusinessFigures> {
  return database.asSystem(async (tx) => {
    await tx.rows(`SELECT set_config('statement_timeout', $1, true)`, [String(PATIENCE)]);
    const figures = await tx.row<BusinessFigures>(
      `WITH tasks AS (SELECT t.process, t.role, count(*)::int AS open, count(*) FILTER (WHERE t.assignee IS NULL)::int AS unheld,
                             count(*) FILTER (WHERE t.due_at < $1 AND NOT EXISTS (SELECT FROM case_file c WHERE c.id = t."case" AND c.held_until > $1))::int AS late
                        FROM task t WHERE t.status IN ('open', 'completing') GROUP BY t.process, t.role),
            incidents AS (SELECT kind, count(*)::int AS open FROM incident WHERE closed_at IS NULL GROUP BY kind),
            age AS (SELECT extract(epoch FROM $1::timestamptz - decided_at)::float8 AS age FROM command WHERE status = 'accepted'),
            commands AS (SELECT json_build_object('under10s', count(*) FILTER (WHERE age < 10), 'under1m', count(*) FILTER (WHERE age >= 10 AND age < 60),
                                                  'under10m', count(*) FILTER (WHERE age >= 60 AND age < 600), 'over10m', count(*) FILTER (WHERE age >= 600)) AS counted,
                                greatest(coalesce(max(age), 0), 0) AS oldest FROM age),
            unstarted AS (SELECT count(*)::int AS counted, greatest(coalesce(extract(epoch FROM $1::timestamptz - min(created_at)), 0), 0)::float8 AS oldest
                            FROM process_instance WHERE started_run IS NULL AND parent IS NULL)
       SELECT (SELECT coalesce(json_agg(tasks), '[]') FROM tasks) AS tasks, (SELECT coalesce(json_agg(incidents), '[]') FROM incidents) AS incidents,
              (SELECT count(*)::int FROM case_file WHERE status = 'open') AS cases, commands.counted AS commands, commands.oldest AS "oldestCommand",
              unstarted.counted AS unstarted, unstarted.oldest AS "oldestUnstarted",
              greatest(coalesce(extract(epoch FROM $1::timestamptz - (SELECT min(decided_at) FROM wait WHERE closed_at IS NULL)), 0), 0)::float8 AS "projectionLag",
              greatest(coalesce(extract(epoch FROM $1::timestamptz - (SELECT min(at) FROM audit WHERE seq > (SELECT coalesce(max(high), 0) FROM
                (SELECT high FROM audit_seal ORDER BY number DESC LIMIT 1) last))), 0), 0)::float8 AS unsealed
         FROM commands, unstarted`,
      [now],
    );
    return figures!;
  });
}
