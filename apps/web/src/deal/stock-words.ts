import type { StockItem, StockOffer } from '../api/types';
import { compareDecimals, isDecimal } from './decimal';

/** How sure one may be that goods can be had: what the mark beside the words looks like. */
export type StockMark = 'has' | 'part' | 'later' | 'none' | 'unknown';

/** Whether an offer is an answer to «так есть?» at all: goods are there, or will be, and the list is young enough. */
export function isAnswer({ counts, state }: Pick<StockOffer, 'counts' | 'state'>): boolean {
  return counts && (state === 'in-stock' || state === 'low' || state === 'expected');
}

/** The offer to take: the server puts the best answer first, but who has all that is wanted goes before who has a part of it. */
export function bestOffer(item: Pick<StockItem, 'offers'>, wanted?: unknown): StockOffer | undefined {
  const answers = item.offers.filter(isAnswer);
  return answers.find((offer) => markOf(offer, wanted) === 'has') ?? answers[0];
}

/** Of the supplier who was chosen, else the best. */
export function offerOf(item: Pick<StockItem, 'offers'>, supplier: string, wanted: unknown): StockOffer | undefined {
  return item.offers.find((offer) => offer.supplier.id === supplier) ?? bestOffer(item, wanted) ?? item.offers[0];
}

/** The mark of an offer for so many pieces: fewer than wanted are a part. */
export function markOf({ counts, state, quantity, atLeast }: StockOffer, wanted: unknown): StockMark {
  if (!counts || state === 'unknown') return 'unknown';
  if (state === 'none') return 'none';
  if (state === 'expected' || state === 'to-order') return 'later';
  if (quantity !== null && !atLeast && isDecimal(wanted) && isDecimal(quantity) && compareDecimals(quantity, wanted) < 0) return 'part';
  return state === 'low' && quantity === null ? 'part' : 'has';
}
