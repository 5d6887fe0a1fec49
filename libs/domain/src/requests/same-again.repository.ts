import type { Transaction } from '../database/transaction.js';

/** How long the very same request from the same site is an impatient click, and not a new wish. Minutes. */
const IMPATIENCE = 10;

/** What a program has sent before, word for word. */
export interface SentBefore {
  id: string;
  number: string;
  caseId: string;
}

/**
 * The request that this program recorded within the last minutes with exactly this body, if there is one; two at once wait for each other. Sites are
 * impatient, and few send a delivery id. Not asked for people: whoever types the same twice means it.
 */
export async function sentBefore(
  tx: Transaction,
  { organisation, actor }: { organisation: string; actor: string },
  { raw, at }: { raw: string; at: Date },
): Promise<SentBefore | undefined> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${organisation}\u001f${actor}\u001f${raw}`]);
  return tx.row<SentBefore>(
    `SELECT id, number, "case" AS "caseId" FROM request
      WHERE organisation = $1 AND recorded_by = $2 AND received_at > $3::timestamptz - make_interval(mins => $5) AND raw = $4::jsonb ORDER BY received_at LIMIT 1`,
    [organisation, actor, at, raw, IMPATIENCE],
  );
}
