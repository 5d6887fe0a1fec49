import type { Database } from '../database/database.js';
import { announcement, CHANNEL } from '../tasks/announce.js';

/** Told in one statement; the rest in the next. */
const MOST = 500;
/** People of one announcement: PostgreSQL refuses payloads of 8,000 bytes. */
const AT_ONCE = 100;
/** Deleted in one statement. */
const MOST_FORGOTTEN = 1_000;

/**
 * Tells holders of what has become pressing or late since an instant, each once: the row's key decides between any number of rounds at the same time, and the
 * order in which they write keeps them from standing in each other's way. What was put aside by its holder is not told as pressing. Says whether there
 * may be more.
 */
export function tellOfTime(database: Database, { since, now }: { since: Date; now: Date }): Promise<boolean> {
  return database.asSystem(async (tx) => {
    const told = await tx.rows<{ organisation: string; people: string[]; count: number }>(
      `WITH due AS (
         SELECT t.organisation, t.assignee AS person, t.id AS task, 'late' AS kind, 'late:' || t.id || ':' || extract(epoch FROM t.due_at)::numeric(14, 3) AS cause, t.due_at AS at
           FROM task t WHERE t.assignee IS NOT NULL AND t.status = 'open' AND t.due_at > $1 AND t.due_at <= $2 AND t.due_at > t.opened_at
         UNION ALL
         SELECT t.organisation, t.assignee, t.id, 'soon', 'soon:' || t.id || ':' || extract(epoch FROM t.warn_at)::numeric(14, 3), t.warn_at
           FROM task t WHERE t.assignee IS NOT NULL AND t.status = 'open' AND t.warn_at > $1 AND t.warn_at <= $2 AND t.warn_at > t.opened_at AND t.due_at > $2
            AND (t.snoozed_until IS NULL OR t.snoozed_until <= $2)),
       fresh AS (
         SELECT d.* FROM due d JOIN person p ON p.id = d.person AND p.active
          WHERE NOT EXISTS (SELECT FROM notice n WHERE n.person = d.person AND n.cause = d.cause) ORDER BY d.person, d.cause LIMIT $3),
       noticed AS (
         INSERT INTO notice (person, cause, organisation, kind, task, at) SELECT person, cause, organisation, kind, task, at FROM fresh ORDER BY person, cause
         ON CONFLICT DO NOTHING RETURNING organisation, person)
       SELECT organisation, array_agg(DISTINCT person) AS people, count(*)::int AS count FROM noticed GROUP BY organisation`,
      [since, now, MOST],
    );
    for (const { organisation, people } of told)
      for (let i = 0; i < people.length; i += AT_ONCE)
        await tx.rows(`SELECT pg_notify($1, $2)`, [CHANNEL, announcement({ organisation, cases: [], tasks: [], notices: people.slice(i, i + AT_ONCE) })]);
    return told.reduce((sum, { count }) => sum + count, 0) >= MOST;
  });
}

/** Forgets some notices that came before an instant, read or not; says whether there are more. */
export async function forgetNotices(database: Database, before: Date): Promise<boolean> {
  const gone = await database.asSystem((tx) =>
    tx.change(`DELETE FROM notice WHERE (person, cause) IN (SELECT person, cause FROM notice WHERE at < $1 LIMIT $2)`, [before, MOST_FORGOTTEN]),
  );
  return gone === MOST_FORGOTTEN;
}
