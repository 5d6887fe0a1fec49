import type { ActivityCall } from '#kit/contract/activity-call.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { lockDeal, type OpenDeal } from '../deals/deal-call.js';
import { ANSWERED, type LineAnswer, type QueryChannel } from './availability.type.js';
import { queryOf } from './query.repository.js';
import { writeAnswer } from './write-answer.js';

interface Kept {
  id: string;
  key: string;
  source: string;
  payload: { answers?: LineAnswer[]; channel?: QueryChannel };
}

/**
 * Keeps answers that came for these questions and that no story waits for any more: none is lost. Whoever calls has locked the questions, and they are over. Says
 * how many there were.
 */
export async function keepLateAnswers(
  tx: Transaction,
  { call, deal, queries }: { call: ActivityCall; deal: OpenDeal; queries: readonly string[] },
): Promise<number> {
  const late = await tx.rows<Kept>(
    `UPDATE message SET status = 'taken' WHERE id IN (SELECT id FROM message WHERE organisation = $1 AND kind = $2 AND key = ANY($3::text[]) AND status = 'free' FOR UPDATE)
     RETURNING id, key, source, payload`,
    [call.organisation, ANSWERED, queries],
  );
  for (const { id, key, source, payload } of late) {
    const query = await queryOf(tx, deal.id, key);
    const given = { query, answers: payload.answers ?? [], channel: payload.channel ?? ('mail' as const), by: source };
    await writeAnswer({ tx, call: { ...call, key: id }, deal }, given);
  }
  return late.length;
}

interface Stray {
  organisation: string;
  caseId: string;
  instance: string;
  query: string;
}

/** Answers that are kept in one round. */
const MOST = 100;

/**
 * Keeps answers that lie about although their questions are over: a story may have let its wait go in the moment in which an answer was given to it, and gives it
 * back then. Says whether there are more. Any number may run.
 */
export async function keepStrayAnswers(database: Database, now: Date): Promise<boolean> {
  const strays = await database.asSystem((tx) =>
    tx.rows<Stray>(
      `SELECT DISTINCT m.organisation, d."case" AS "caseId", q.instance, q.id AS query FROM message m
         JOIN supplier_query q ON q.id = CASE WHEN m.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN m.key::uuid END AND q.organisation = m.organisation
         JOIN deal d ON d.id = q.deal WHERE m.kind = $1 AND m.status = 'free' AND q.state IN ('answered', 'silent', 'withdrawn') LIMIT $2`,
      [ANSWERED, MOST],
    ),
  );
  for (const { query, ...place } of strays) {
    const call = { ...place, key: query, process: 'supplier-query', at: now.getTime() };
    await database.inOrganisation(place.organisation, async (tx) => keepLateAnswers(tx, { call, deal: await lockDeal(tx, call), queries: [query] }));
  }
  return strays.length === MOST;
}
