import { Decimal } from 'decimal.js';
import { currencyIn, type Currency } from '../money/currency.rule.js';
import { readDecimal, type DecimalMark } from './decimal-text.rule.js';

/** What a price cell says: an amount, that there is none, or why it could not be read. */
export type ReadPrice =
  { amount: string; currency: Currency | null } | { none: true } | { wrong: 'price' | 'price-ambiguous' | 'price-currency' | 'price-below-zero' };

/** Digits after the point that a price may have: more are what a spreadsheet made of a division. */
const MOST_DIGITS = 4;
const MOST = new Decimal('1e12');
const ASK = /^(?:цена )?(?:по запросу|запрос|договорная|звоните|уточняйте|on request|call|ask|tbd|询价|面议|电议)[.!]*$/iu;
const NOTHING = /^[-–—.*\s]*$/u;
const PER_PIECE = /(?:\/|за|per)\s*(?:1\s*)?(?:шт|штук[уа]|ед|pcs?|piece|件|个)\.?\s*$/iu;

/** Reads a price: `1 250,00 руб.`, `$ 12.50`, `12,5 €/шт`. The currency is null where the cell names none. Zero is no price. */
export function readPrice(text: string, mark: DecimalMark | null): ReadPrice {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  if (NOTHING.test(plain) || ASK.test(plain)) return { none: true };
  const bare = plain.replace(PER_PIECE, '').trim();
  const found = currencyIn(bare);
  const read = readDecimal(found ? found.rest : bare, mark);
  if ('wrong' in read) {
    if (read.wrong === 'ambiguous') return { wrong: 'price-ambiguous' };
    return { wrong: !found && /\d/.test(bare) && /[\p{L}\p{Sc}]/u.test(bare) ? 'price-currency' : 'price' };
  }
  const amount = new Decimal(read.value).toDecimalPlaces(MOST_DIGITS, Decimal.ROUND_HALF_UP);
  if (amount.isNegative() && !amount.isZero()) return { wrong: 'price-below-zero' };
  if (amount.isZero()) return { none: true };
  return amount.gte(MOST) ? { wrong: 'price' } : { amount: amount.toFixed(), currency: found?.currency ?? null };
}
