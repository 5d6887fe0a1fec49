import type { Currency } from '../money/currency.rule.js';
import type { Pack } from '../packs/pack.service.js';

/** The currency of the prices that clients are told, and in which prices of suppliers are compared: the pack's, else roubles. */
export function currencyOf(pack: Pack): Currency {
  return pack.content.about.currency ?? 'RUB';
}
