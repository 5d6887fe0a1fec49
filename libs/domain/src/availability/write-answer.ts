import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import type { Transaction } from '../database/transaction.js';
import { tellOfDeal, wasTold, type OpenDeal } from '../deals/deal-call.js';
import { allLinesOf, type DealLineRecord } from '../deals/deal-lines.repository.js';
import { withoutNull } from '../deals/offer.repository.js';
import { makeReservation } from '../deals/reservation.repository.js';
import { isCurrency } from '../money/money.rule.js';
import type { LineAnswer, QueryChannel } from './availability.type.js';
import { answerCovers } from './covers.rule.js';
import { addAnswer, answersOf, askedLines, type QueryRecord } from './query.repository.js';

interface Writing {
  tx: Transaction;
  call: ActivityCall;
  deal: OpenDeal;
}

interface Given {
  query: QueryRecord;
  answers: readonly LineAnswer[];
  channel: QueryChannel;
  by: string;
}

/** Writes what a supplier has said once for a call, with what he keeps for us. Says whether all that he was asked for is covered by what he has said so far. */
export async function writeAnswer({ tx, call, deal }: Writing, given: Given): Promise<boolean> {
  if (!(await wasTold(tx, call, 'supplier.answered'))) await write({ tx, call, deal }, given);
  const answers = (await answersOf(tx, deal.id)).filter(({ query }) => query === given.query.id);
  const asked = await askedLines(tx, given.query.id);
  return asked.every(({ line, quantity, asked: as }) => {
    const answer = answers.find(({ lineId }) => lineId === line);
    return answer !== undefined && answerCovers(answer, { quantity, neededBy: deal.neededBy }, as);
  });
}

async function write({ tx, call, deal }: Writing, { query, answers: given, channel, by }: Given): Promise<void> {
  const { organisation, key } = call;
  // An answer without lines is a no to all that he was asked about.
  const answers = given.length > 0 ? given : (await askedLines(tx, query.id)).map(({ place }): LineAnswer => ({ line: place, has: 'no' }));
  const at = new Date(call.at);
  const lines = await allLinesOf(tx, deal.id);
  // Of a place that the deal does not have nothing can be known: whoever wrote it meant another one.
  const said = answers.flatMap(({ line: place, ...answer }) =>
    lines.filter((line) => line.place === place).map((line) => ({ line, answer: priced(answer, query) })),
  );
  for (const { line, answer } of said) {
    await addAnswer(tx, { id: idOf(key, `answer ${line.id}`), organisation, query: query.id, line: line.id, channel, by, at }, answer);
    await reserve({ tx, call, deal }, { line, answer, query, channel, by });
  }
  await tx.change(
    `UPDATE supplier_query SET state = 'answered', answered_at = $2, channel = coalesce(channel, $3), asked_at = coalesce(asked_at, $2), asked_by = coalesce(asked_by, $4) WHERE id = $1`,
    [query.id, at, channel, by],
  );
  const late = query.state === 'silent' || query.state === 'withdrawn';
  const told = said.map(({ line, answer: { has, quantity, readyOn } }) => ({ line: line.place, name: line.name, has, ...withoutNull({ quantity, readyOn }) }));
  const objects = [{ type: 'supplier', id: query.supplier }];
  await tellOfDeal(tx, call, {
    kind: 'supplier.answered',
    actor: by,
    deal: deal.id,
    objects,
    data: { supplier: query.supplierName, channel, late, lines: told },
  });
}

/** A price that names no currency is in the supplier's. */
function priced(answer: Omit<LineAnswer, 'line'>, { currency }: QueryRecord): Omit<LineAnswer, 'line'> {
  return { ...answer, currency: answer.currency !== undefined && isCurrency(answer.currency) ? answer.currency : currency };
}

/** What he keeps for us until an instant that is still to come is a reservation (WT-3.6). */
async function reserve(
  { tx, call, deal }: Writing,
  { line, answer, query, channel, by }: Pick<Given, 'channel' | 'by'> & { line: DealLineRecord; answer: Omit<LineAnswer, 'line'>; query: QueryRecord },
): Promise<void> {
  const { has, quantity = line.quantity, reservedUntil } = answer;
  if (reservedUntil === undefined || has === 'no' || Date.parse(reservedUntil) <= call.at || Number(quantity) <= 0) return;
  const { supplier, supplierName } = query;
  const id = idOf(call.key, `reservation ${line.id}`);
  const at = new Date(call.at);
  await makeReservation(tx, { id, organisation: call.organisation, line: line.id, supplier, quantity, until: new Date(reservedUntil), channel, by, at });
  await tellOfDeal(
    tx,
    { ...call, key: id },
    {
      kind: 'reservation.made',
      actor: by,
      deal: deal.id,
      objects: [{ type: 'supplier', id: supplier }],
      data: { line: line.place, name: line.name, quantity, supplier: supplierName, channel, until: reservedUntil },
    },
  );
}
