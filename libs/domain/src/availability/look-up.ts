import type { ActivityCall } from '#kit/contract/activity-call.js';
import type { Transaction } from '../database/transaction.js';
import type { OpenDeal } from '../deals/deal-call.js';
import { tellOfDeal } from '../deals/deal-call.js';
import type { Pack } from '../packs/pack.service.js';
import { dayAt } from '../stock/list-age.rule.js';
import { bestAnswer, bestListed, type GivenAnswer } from './best.rule.js';
import { countsUntil } from './counts-until.js';
import { offersFor, openLines, type LineOffer, type OpenLine } from './open-lines.repository.js';
import { answersOf, type AnswerRecord } from './query.repository.js';
import { settle, type Settlement } from './settle.repository.js';

/** Prices are compared in it, where the pack names none. */
const CURRENCY = 'RUB';

/** A search, at work. */
export interface Searching {
  tx: Transaction;
  call: ActivityCall;
  deal: OpenDeal;
  pack: Pack;
}

/** A thing that was found, and with whom. */
interface Found {
  line: OpenLine;
  supplierName: string;
  settled: Settlement;
}

/** Settles open things by the suppliers' current lists (WT-3.2, WT-3.3). Those that are to be asked about are left alone. */
export async function settleByLists(searching: Searching): Promise<void> {
  const { tx, call, deal, pack } = searching;
  const lines = (await openLines(tx, deal.id)).filter(({ ask }) => !ask);
  const offers = await offersFor(tx, call.organisation, lines);
  const now = new Date(call.at);
  const aged = offers.map((offer) => {
    const holdsUntil = countsUntil(pack, offer.listedAt, offer.longestAgeDays);
    return { ...offer, holdsUntil, counts: holdsUntil >= now };
  });
  const found = lines.flatMap((line): Found[] => {
    const best = bestListed(
      aged.filter((offer) => offer.line === line.id),
      { need: needOf(line, deal), today: dayAt(pack.timeZone, now), currency: currencyOf(pack), picked: line.supplier },
    );
    return best ? [{ line, supplierName: best.offer.supplierName, settled: listed(line, best) }] : [];
  });
  await keep(searching, found);
}

function listed(line: OpenLine, { offer, how }: { offer: LineOffer & { holdsUntil: Date }; how: 'there' | 'expected' }): Settlement {
  const { supplier, quantity, price, currency, expectedOn, list, row, listedAt, holdsUntil } = offer;
  const expected = how === 'expected';
  const file = { list, row, listedAt };
  return { line: line.id, supplier, source: 'file', expected, quantity, price, currency, readyOn: expected ? expectedOn : null, file, query: null, holdsUntil };
}

/** Settles open things by the best of what suppliers have answered (WT-3.5). */
export async function settleByAnswers(searching: Searching): Promise<void> {
  const { tx, deal, pack, call } = searching;
  const lines = await openLines(tx, deal.id);
  const answers = (await answersOf(tx, deal.id))
    .map((answer) => ({ answer, holdsUntil: holdsUntil(answer, pack) }))
    .filter(({ holdsUntil: until }) => until.getTime() >= call.at)
    .map(({ answer, holdsUntil: until }) => ({ ...answer, holdsUntil: until }));
  const found = lines.flatMap((line): Found[] => {
    const its = answers.filter(({ lineId }) => lineId === line.id);
    const best = bestAnswer(its satisfies GivenAnswer[], { need: needOf(line, deal), currency: currencyOf(pack) });
    return best ? [{ line, supplierName: best.supplierName, settled: answered(line, best) }] : [];
  });
  await keep(searching, found);
}

/** As long as he keeps it for us, and as long as a list of his would count. */
function holdsUntil({ at, reservedUntil, longestAgeDays }: AnswerRecord, pack: Pack): Date {
  const until = countsUntil(pack, at, longestAgeDays ?? null);
  return reservedUntil !== undefined && new Date(reservedUntil) > until ? new Date(reservedUntil) : until;
}

function answered(
  line: OpenLine,
  { supplier, channel, has, quantity, price, currency, readyOn, query, holdsUntil: until }: AnswerRecord & { holdsUntil: Date },
): Settlement {
  const said = { quantity: quantity ?? null, price: price ?? null, currency: currency ?? null, readyOn: readyOn ?? null };
  return { line: line.id, supplier, source: channel, expected: has === 'expected', ...said, file: null, query, holdsUntil: until };
}

const needOf = ({ quantity }: OpenLine, { neededBy }: OpenDeal) => ({ quantity, neededBy });

const currencyOf = (pack: Pack) => pack.content.about.currency ?? CURRENCY;

/** Keeps what was found, and tells of it: what a client may hear, not what it costs us. */
async function keep({ tx, call, deal }: Searching, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  for (const { settled } of found) await settle(tx, { organisation: call.organisation, at: new Date(call.at) }, settled);
  const lines = found.map(({ line, supplierName, settled: { supplier, source, expected, readyOn, file } }) => ({
    line: line.place,
    name: line.name,
    quantity: line.quantity,
    supplier,
    supplierName,
    source,
    expected,
    readyOn,
    listedAt: file?.listedAt ?? null,
  }));
  const objects = [...new Set(lines.map(({ supplier }) => supplier))].map((id) => ({ type: 'supplier', id }));
  await tellOfDeal(tx, call, { kind: 'item.found', actor: 'system', deal: deal.id, objects, data: { lines } });
}
