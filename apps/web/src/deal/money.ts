import { Decimal } from 'decimal.js';
import { Money, type MoneyText } from '#domain/money/money.rule.js';
import { isDecimal } from './decimal';

/** A line of goods with what one of it costs. */
export interface Priced {
  quantity?: unknown;
  price?: unknown;
}

/** What a line comes to, rounded to the smallest coin; null while its price or its quantity is open. */
export function lineTotal({ quantity, price }: Priced, currency: string): MoneyText | null {
  if (!isDecimal(quantity) || !isDecimal(price)) return null;
  return Money.of(price, currency).times(quantity).rounded().toJSON();
}

/** What all priced lines come to, each rounded before, as an invoice states them; and how many have no total yet. */
export function totalOf(lines: readonly Priced[], currency: string): { sum: MoneyText; open: number } {
  const totals = lines.map((line) => lineTotal(line, currency));
  const known = totals.filter((total) => total !== null);
  const sum = known.reduce((before, { amount }) => before.plus(Money.of(amount, currency)), Money.of('0', currency));
  return { sum: sum.toJSON(), open: totals.length - known.length };
}

const FRACTIONS = /\.(?!0+$)/;

/** `8 990 ₽`, `8 990,50 ₽`; with kopecks where there are any, here or, by `kopecks`, in the column that it stands in. */
export function moneyText({ amount, currency }: { amount: string; currency: string }, language: string, kopecks = FRACTIONS.test(amount)): string {
  const digits = { minimumFractionDigits: kopecks ? 2 : 0, maximumFractionDigits: kopecks ? 4 : 0 };
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** Whether one of these amounts has kopecks: then all of their column show them, so that the digits stand beneath each other. */
export function haveKopecks(amounts: readonly (string | null | undefined)[]): boolean {
  return amounts.some((amount) => typeof amount === 'string' && FRACTIONS.test(amount));
}

/** What is left of a price after what the goods cost us. */
export type Margin =
  | { amount: string; /** Of the price, in whole per cent. */ percent: number }
  /** The price, the quantity or the cost is open; or it costs us another currency, and nobody said at which rate. */
  | { unknown: 'open' | 'currency' };

/** The margin of a line, exact until it is rounded to the smallest coin; below zero where it is sold under its cost. */
export function marginOf(line: Priced, cost: { amount: string; currency: string } | null, currency: string): Margin {
  const total = lineTotal(line, currency);
  if (total === null || cost === null) return { unknown: 'open' };
  if (cost.currency !== currency) return { unknown: 'currency' };
  const spent = new Decimal(cost.amount).times(line.quantity as string);
  const left = new Decimal(total.amount).minus(spent);
  return { amount: left.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2), percent: percentOf(left, total.amount) };
}

/** Of the lines whose margin is known, and how many are not. */
export function marginOfAll(margins: readonly Margin[], totals: readonly (string | null)[]): { margin: Margin; open: number } {
  const known = margins.flatMap((margin, index) => ('amount' in margin ? [{ left: margin.amount, of: totals[index] ?? '0' }] : []));
  const open = margins.length - known.length;
  if (known.length === 0) return { margin: { unknown: margins.some((one) => 'unknown' in one && one.unknown === 'currency') ? 'currency' : 'open' }, open };
  const left = known.reduce((sum, one) => sum.plus(one.left), new Decimal(0));
  const of = known.reduce((sum, one) => sum.plus(one.of), new Decimal(0));
  return { margin: { amount: left.toFixed(2), percent: percentOf(left, of) }, open };
}

/** A part of an amount, in whole per cent; of nothing it is none. */
export function percentOf(part: Decimal.Value, of: Decimal.Value): number {
  return new Decimal(of).isZero() ? 0 : new Decimal(part).times(100).dividedBy(of).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;
}
