/** Currencies in which suppliers name prices, by ISO 4217. Each has two digits after the point there. */
export const CURRENCIES = ['RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN', 'GBP'] as const;

export type Currency = (typeof CURRENCIES)[number];

/** Digits of the smallest coin, by ISO 4217 (the table of minor units). */
export const MINOR_DIGITS = 2;

/** Letters around a sign would make it a part of a word: «р» is a rouble, «размер» is none. */
const SIGNS: readonly (readonly [Currency, RegExp])[] = [
  ['RUB', /(?<!\p{L})(?:₽|руб\.?|рубл(?:ь|я|ей|и|ях)|р\.|р|rub|rur)(?!\p{L})/iu],
  ['USD', /\$|(?<!\p{L})(?:usd|долл?\.?|доллар(?:ы|ов|ах)?(?: сша)?|美元)(?!\p{L})/iu],
  ['EUR', /€|(?<!\p{L})(?:eur|euro|евро|欧元)(?!\p{L})/iu],
  ['CNY', /[¥￥元]|(?<!\p{L})(?:cny|rmb|юан(?:ь|я|ей|и|ях)|人民币)(?!\p{L})/iu],
  ['KZT', /₸|(?<!\p{L})(?:kzt|тенге)(?!\p{L})/iu],
  ['BYN', /(?<!\p{L})(?:byn|бел\.? ?руб\.?)(?!\p{L})/iu],
  ['GBP', /£|(?<!\p{L})(?:gbp)(?!\p{L})/iu],
];

/** What was found of a currency in a text: which, and the text without it. Undefined where there is none, or there are two. */
export function currencyIn(text: string): { currency: Currency; rest: string } | undefined {
  const found = SIGNS.flatMap(([currency, sign]) => (sign.test(text) ? [{ currency, rest: text.replace(sign, ' ').trim() }] : []));
  const belarus = found.find(({ currency }) => currency === 'BYN');
  return belarus ?? (found.length === 1 ? found[0] : undefined);
}
