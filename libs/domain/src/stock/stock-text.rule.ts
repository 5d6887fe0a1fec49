import { dayIn } from './day-text.rule.js';
import { readDecimal } from './decimal-text.rule.js';

/** What a supplier says of his stock. */
export const STOCK_STATES = ['in-stock', 'low', 'none', 'to-order', 'expected', 'unknown'] as const;

export type StockState = (typeof STOCK_STATES)[number];

/** A stock cell, read. */
export interface ReadStock {
  state: StockState;
  /** How many surely; null: nobody said. */
  quantity: string | null;
  /** There may be more. */
  atLeast: boolean;
  expectedOn: string | null;
  /** Something stands there that is not understood. */
  unclear: boolean;
}

/** Whole phrases only: «нет в наличии» ends with «в наличии». */
const PHRASES: readonly (readonly [StockState, RegExp])[] = [
  [
    'none',
    /^(?:нет|нет в наличии|в наличии нет|не в наличии|нет на складе|отсутствует|отсутств|нету|закончился|закончилось|закончились|кончился|распродано|распродан|продано|снят с производства|снято с производства|no|none|n|not available|unavailable|out of stock|out|sold out|false|无|无货|没有|没货|缺货|售罄|断货)$/u,
  ],
  [
    'in-stock',
    /^(?:есть|в наличии|есть в наличии|имеется|имеется в наличии|да|много|достаточно|на складе|есть на складе|yes|y|in stock|available|many|plenty|on stock|true|有|有货|现货|充足|大量)$/u,
  ],
  [
    'low',
    /^(?:мало|последний|последняя|последние|последний экземпляр|заканчивается|заканчиваются|остаток мал|low|low stock|few|few left|limited|last|少|少量|紧张|库存紧张)$/u,
  ],
  [
    'to-order',
    /^(?:под заказ|на заказ|заказ|по заказу|предзаказ|to order|on order|by order|order|preorder|pre-order|pre order|backorder|订货|预订|预定|按订单)$/u,
  ],
  [
    'expected',
    /^(?:ожидается|ожидаем|ожидание|в пути|едет|транзит|в транзите|поступление|скоро|скоро в наличии|expected|in transit|on the way|incoming|在途|即将到货|待到货)$/u,
  ],
];

const WAITED = /ожид|поступ|приход|прибыт|в пути|транзит|expected|eta(?!\p{L})|arriv|in transit|到货|预计|在途/u;
const ORDERED = /^(?:под|на|по) заказу?(?!\p{L})|^(?:to|on|by) order(?!\p{L})/u;
const UNIT = /(?:шт(?:ук[аи]?|\.)?|штук|ед|м|компл|компл-т|уп|пар[аы]?|pcs?|pieces?|units?|ea|个|件|台|只|套)?\.?/u.source;
const NUMBER = /(\d[\d .,]*)/u.source;
const HAVE = /(?:(?:есть|в наличии|имеется|на складе|остаток|in stock|available|有货|现货|库存)[: ]*)?/u.source;
const MORE = /(?:>=?|≥|более|больше|свыше|от|больше чем|more than|over|min|超过|大于)/u.source;
const AND_MORE = /\+| и более| и больше|以上/u.source;
const LESS = /^(?:<=?|≤|менее|меньше|до|less than|under|up to|少于|小于) ?\d/u;
const COUNT = new RegExp(`^${HAVE}(${MORE} ?)?${NUMBER} ?${UNIT}(${AND_MORE})?$`, 'u');
const RANGE = new RegExp(`^${NUMBER} ?(?:-|–|—|\\.\\.|…) ?\\d+ ?${UNIT}$`, 'u');
const SOME = /^(?:>|более|больше|свыше|more than|over|超过|大于) ?0$/u;
const DASH = /^[-–—−]+$/u;

const told = (state: StockState, more: Partial<ReadStock> = {}): ReadStock => ({
  state,
  quantity: null,
  atLeast: false,
  expectedOn: null,
  unclear: false,
  ...more,
});

/**
 * Reads what stands in a stock cell: a number, `>10`, `+++`, a word, «ожидается 12.12.2026». What is not understood is unknown, never in stock: somebody
 * would promise a client what nobody has (WT-3.2). `near` is the day of the list, for days without a year.
 */
export function readStock(text: string, near: string): ReadStock {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll('\u0308', '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (plain === '') return told('unknown');
  if (/^\++$/.test(plain)) return told('in-stock');
  if (DASH.test(plain)) return told('none');
  const bare = plain.replace(/^[("«]+|[)"».!;:]+$/gu, '').trim();
  const phrase = PHRASES.find(([, phrases]) => phrases.test(bare));
  if (phrase) return told(phrase[0]);
  const expected = waited(bare, near);
  if (expected) return expected;
  if (ORDERED.test(bare)) return told('to-order');
  return counted(bare) ?? told('unknown', { unclear: true });
}

function waited(text: string, near: string): ReadStock | undefined {
  if (WAITED.test(text)) return told('expected', { expectedOn: dayIn(text, near) ?? null });
  // A whole date alone is no number of pieces.
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(text) && dayIn(text, near) ? told('expected', { expectedOn: dayIn(text, near)! }) : undefined;
}

function counted(text: string): ReadStock | undefined {
  if (LESS.test(text)) return told('low');
  const range = RANGE.exec(text);
  if (range) return several(range[1]!, true);
  if (/^[-−–]\d+(?:[.,]0+)?$/.test(text)) return told('none'); // sold more than there was
  if (SOME.test(text)) return told('in-stock');
  const count = COUNT.exec(text);
  return count ? several(count[2]!, Boolean(count[1]) || Boolean(count[3])) : undefined;
}

const MOST = 1e9;

function several(text: string, atLeast: boolean): ReadStock | undefined {
  const read = readDecimal(text, null);
  if ('wrong' in read || Number(read.value) >= MOST) return undefined;
  if (Number(read.value) > 0) return told('in-stock', { quantity: read.value, atLeast });
  return atLeast ? undefined : told('none');
}
