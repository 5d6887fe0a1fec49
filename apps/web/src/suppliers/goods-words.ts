import type { TFunction } from 'i18next';
import type { StockState } from '#domain/stock/stock-text.rule.js';
import { day, type Place } from '../time/format';

/** What is known of the stock of one item at one supplier. */
export interface SaidStock {
  state: StockState;
  quantity: string | null;
  atLeast: boolean;
  /** `2026-12-12`. */
  expectedOn: string | null;
}

/** A calendar day as an instant that is of this day everywhere. */
const NOON = 'T12:00:00Z';

/** «12 шт., ещё ждут 12 дек.», «нет», «под заказ»: the stock in words. What nobody understood is unknown, never there (WT-3.2). */
export function stockWords({ state, quantity, atLeast, expectedOn }: SaidStock, t: TFunction, { place, now }: { place: Place; now: number }): string {
  const on = expectedOn === null ? null : day(Date.parse(expectedOn + NOON), { ...place, timeZone: 'UTC' }, now);
  if (state === 'expected') return on === null ? t('suppliers.stock.expected') : t('suppliers.stock.expectedOn', { day: on });
  const amount = quantity === null ? null : new Intl.NumberFormat(place.language).format(Number(quantity));
  const has = amount === null ? t(`suppliers.stock.${state}`) : t(atLeast ? 'suppliers.stock.atLeast' : 'suppliers.stock.count', { amount });
  return on === null ? has : t('suppliers.stock.andOn', { has, day: on });
}
