import { isDecimal } from './decimal';
import { totalOf } from './money';
import { textOf, type Row } from './list-props';

/** What is said of an offer, before it has words: each thing with its price, what all come to, and when (WT-S4, 2). */
export interface OfferSaid {
  lines: { name: string; quantity: string; price: string; /** Where the things come on different days and are brought so. */ on: string | null }[];
  /** Null where one thing alone of one piece says it already. */
  sum: string | null;
  /** The day of all of it; null where each has its own, or none is known. */
  on: string | null;
  together: boolean;
  /** Names of what has no price yet: it is not offered. */
  open: string[];
}

/** What to read aloud; null while nothing has a price. `complete`: all in one delivery, so on the last of the days. */
export function offerSaid(
  rows: readonly Row[],
  { complete, deliverOn, currency }: { complete: unknown; deliverOn: unknown; currency: string },
): OfferSaid | null {
  const priced = rows.filter((row) => isDecimal(row['price']) && isDecimal(row['quantity']));
  if (priced.length === 0) return null;
  const days = [...new Set(priced.map((row) => textOf(row, 'readyOn')))];
  const inParts = complete === 'parts' && days.length > 1;
  const last = days.toSorted().at(-1) ?? '';
  const named = typeof deliverOn === 'string' && deliverOn !== '' && !inParts ? deliverOn : last;
  const single = priced.length === 1 && priced[0]!['quantity'] === '1';
  return {
    lines: priced.map((row) => ({
      name: textOf(row, 'name'),
      quantity: row['quantity'] as string,
      price: row['price'] as string,
      on: inParts ? textOf(row, 'readyOn') || null : null,
    })),
    sum: single ? null : totalOf(priced, currency).sum.amount,
    // A day that one thing lacks is no day of them all.
    on: inParts || (days.includes('') && !deliverOn) || named === '' ? null : named,
    together: !inParts && priced.length > 1,
    open: rows.filter((row) => !priced.includes(row)).map((row) => textOf(row, 'name')),
  };
}
