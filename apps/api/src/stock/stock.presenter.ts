import { Money } from '#domain/money/money.rule.js';
import type { OfferRecord, StockRecord } from '#domain/stock/stock-search.repository.js';
import { STOCK_MATCHES } from '#domain/stock/stock-search.repository.js';
import { STOCK_STATES } from '#domain/stock/stock-text.rule.js';
import { ageOf, type Ages } from '../suppliers/price-list.presenter.js';
import type { OfferDto, StockItemDto } from './stock.dto.js';

/** An item with who has it, the best answer first. */
export function stockItem({ id, rank, article, name, group, offers }: StockRecord, ages: Ages): StockItemDto {
  const told = offers.map((offer) => offerDto(offer, ages)).toSorted(byAnswer);
  return { id, article, name, group, matched: STOCK_MATCHES[Math.ceil(rank / 2) - 1]!, offers: told };
}

function offerDto(offer: OfferRecord, ages: Ages): OfferDto {
  const { supplier, supplierName, longestAgeDays, site, price, currency, listedAt, ...said } = offer;
  return {
    ...said,
    supplier: { id: supplier, name: supplierName, site },
    price: price !== null && currency !== null ? Money.of(price, currency).toJSON() : null,
    quantity: said.quantity === null ? null : plain(said.quantity),
    ...ageOf(listedAt, longestAgeDays, ages),
  };
}

/** 12.000 pieces are 12. */
const plain = (quantity: string) => (quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity);

/** `none` is an answer, but not the one that is hoped for. */
const ORDER = ['in-stock', 'low', 'expected', 'to-order', 'unknown', 'none'] satisfies (typeof STOCK_STATES)[number][];

function byAnswer(a: OfferDto, b: OfferDto): number {
  if (a.counts !== b.counts) return a.counts ? -1 : 1;
  const state = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
  if (state !== 0) return state;
  if (a.state === 'expected' && a.expectedOn !== b.expectedOn) return (a.expectedOn ?? '9') < (b.expectedOn ?? '9') ? -1 : 1;
  const [one, other] = [a.price, b.price];
  if (!one || !other) return Number(one === null) - Number(other === null);
  // Amounts in two currencies are not compared: nobody said at which rate.
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1;
  return Money.of(one.amount, one.currency).compare(Money.of(other.amount, other.currency));
}
