import { Money, type MoneyText } from '../money/money.rule.js';

/** A line of which a sum is made. */
export interface PricedLine {
  quantity: string;
  /** Of one, in the offer's currency; null: not told. */
  price: string | null;
  /** What one costs us; null: not known. */
  cost: string | null;
  costCurrency: string | null;
}

/** Why a margin cannot be told. `currency`: it was bought in another one, and there are no rates. */
export type MarginUnknown = 'price' | 'cost' | 'currency';

/** The sums of a line, or of all. */
export interface Sums {
  /** Null where the price is not told. */
  total: MoneyText | null;
  margin: MoneyText | null;
  marginUnknown: MarginUnknown | null;
}

/**
 * The sums of an offer. Each line is rounded to the smallest coin, halves away from zero, and the rounded lines are added: so an invoice is made, which
 * states each line's cost in roubles and kopecks (Government decree 1137 of 2011, annex 1, II, 3), and a column that a client adds up comes out right.
 */
export function offerSums(lines: readonly PricedLine[], currency: string): Sums & { lines: Sums[] } {
  const each = lines.map((line) => lineSums(line, currency));
  const unknown = each.find(({ marginUnknown }) => marginUnknown !== null)?.marginUnknown ?? null;
  return {
    lines: each,
    total: sumOf(each.flatMap(({ total }) => total ?? [])),
    margin: unknown === null ? sumOf(each.flatMap(({ margin }) => margin ?? [])) : null,
    marginUnknown: unknown,
  };
}

function lineSums({ quantity, price, cost, costCurrency }: PricedLine, currency: string): Sums {
  if (price === null) return { total: null, margin: null, marginUnknown: 'price' };
  const total = Money.of(price, currency).times(quantity).rounded();
  if (cost === null || costCurrency === null) return { total: total.toJSON(), margin: null, marginUnknown: 'cost' };
  if (costCurrency !== currency) return { total: total.toJSON(), margin: null, marginUnknown: 'currency' };
  const spent = Money.of(cost, currency).times(quantity).rounded().times('-1');
  return { total: total.toJSON(), margin: total.plus(spent).toJSON(), marginUnknown: null };
}

function sumOf(amounts: readonly MoneyText[]): MoneyText | null {
  const [first, ...rest] = amounts.map(({ amount, currency }) => Money.of(amount, currency));
  return first ? rest.reduce((sum, one) => sum.plus(one), first).toJSON() : null;
}
