import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from '../tasks/announce.js';

/** A page that lies open before somebody. */
export interface OpenPage {
  organisation: string;
  /** The case; the task where it belongs to none. */
  place: string;
  /** One page in one browser. */
  page: string;
  person: string;
  task: string | null;
  typing: boolean;
}

/** Somebody else who looks at the same. */
export interface LookerRecord {
  id: string;
  name: string;
  /** The task that lies open before him; null of the case itself. */
  task: string | null;
  typing: boolean;
}

/** A page that is not heard of for so long is gone; it speaks up more than twice in that time. Milliseconds. */
export const LOOKS_FOR = 20_000;

/**
 * Says that a page is still open, and tells who else looks. Listeners hear only of what has changed: who came, and who began or ended to write.
 */
export async function look(tx: Transaction, { organisation, place, page, person, task, typing }: OpenPage, at: Date): Promise<LookerRecord[]> {
  const before = await tx.row<{ typing: boolean; live: boolean }>(`SELECT typing, until > $3 AS live FROM looker WHERE place = $1 AND page = $2`, [
    place,
    page,
    at,
  ]);
  await tx.rows(
    `INSERT INTO looker (place, page, organisation, person, task, typing, until) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (place, page) DO UPDATE SET person = excluded.person, task = excluded.task, typing = excluded.typing, until = excluded.until`,
    [place, page, organisation, person, task, typing, new Date(at.getTime() + LOOKS_FOR)],
  );
  if (before?.live !== true || before.typing !== typing) await announce(tx, { organisation, cases: [], tasks: [], looking: place });
  return tx.rows(
    `SELECT p.id, p.name, l.task, bool_or(l.typing) AS typing FROM looker l JOIN person p ON p.id = l.person
      WHERE l.place = $1 AND l.until > $2 AND l.person <> $3 GROUP BY p.id, p.name, l.task ORDER BY p.name, l.task LIMIT $4`,
    [place, at, person, MOST_SHOWN],
  );
}

/** As many as one reads. */
const MOST_SHOWN = 10;

/** Says that a page was left. */
export async function lookAway(
  tx: Transaction,
  { organisation, place, page, person }: Pick<OpenPage, 'organisation' | 'place' | 'page' | 'person'>,
): Promise<void> {
  const gone = await tx.change(`DELETE FROM looker WHERE place = $1 AND page = $2 AND person = $3`, [place, page, person]);
  if (gone > 0) await announce(tx, { organisation, cases: [], tasks: [], looking: place });
}

/** Forgets pages that were left without a word. There is never more to do at once: they are few. */
export async function forgetLookers(database: Database, before: Date): Promise<false> {
  await database.asSystem((tx) => tx.change(`DELETE FROM looker WHERE until < $1`, [before]));
  return false;
}
