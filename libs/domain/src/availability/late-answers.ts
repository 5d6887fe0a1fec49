import type { ActivityCall } from '#kit/contract/activity-call.js';
import type { Transaction } from '../database/transaction.js';
import type { OpenDeal } from '../deals/deal-call.js';
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
