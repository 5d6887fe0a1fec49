import { Decimal } from 'decimal.js';
import type { StockState } from '../stock/stock-text.rule.js';
import type { LineAnswer } from './availability.type.js';

/** What is wanted of one thing. Days are YYYY-MM-DD. */
export interface Need {
  /** Decimal text. */
  quantity: string;
  neededBy: string | null;
}

/** Whether a day is early enough; one that nobody knows is not, where there is a day to be kept. Null: at once. */
export function early(day: string | null, neededBy: string | null): boolean {
  return day === null || neededBy === null || day <= neededBy;
}

/** Whether as many are there as are wanted. */
export function enough(quantity: string, wanted: string): boolean {
  return new Decimal(quantity).greaterThanOrEqualTo(wanted);
}

/**
 * Whether an answer gives all that is wanted by the needed day (WT-3.5). A yes without a number is a yes to what was asked, which is `asked`; what is expected
 * needs a day; a part is enough only where it is so many.
 */
export function answerCovers({ has, quantity, readyOn }: Pick<LineAnswer, 'has' | 'quantity' | 'readyOn'>, need: Need, asked: string): boolean {
  if (has === 'no' || (has === 'expected' && readyOn === undefined) || !early(readyOn ?? null, need.neededBy)) return false;
  const many = quantity ?? (has === 'part' ? '0' : asked);
  return enough(many, need.quantity);
}

/** What a price list says of a thing. */
export interface Listed {
  state: StockState;
  quantity: string | null;
  expectedOn: string | null;
  price: string | null;
  currency: string | null;
}

/** How a price list settles a thing: it is there, or it comes early enough. */
export type Settled = 'there' | 'expected';

/**
 * Whether a list is an answer (WT-3.2, WT-3.3). A list that says «в наличии» and no number has set no limit; «мало» without a number is one piece. What is
 * expected counts from today on: of a day that has passed nobody knows whether the goods came.
 */
export function listCovers({ state, quantity, expectedOn }: Listed, need: Need, today: string): Settled | undefined {
  if (state === 'in-stock' || state === 'low') {
    const many = quantity ?? (state === 'low' ? '1' : need.quantity);
    return enough(many, need.quantity) ? 'there' : undefined;
  }
  if (state !== 'expected' || expectedOn === null || expectedOn < today || !early(expectedOn, need.neededBy)) return undefined;
  return quantity === null || enough(quantity, need.quantity) ? 'expected' : undefined;
}
