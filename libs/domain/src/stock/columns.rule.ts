import { currencyIn, type Currency } from '../money/currency.rule.js';

/** What a column of a price list may be. */
export const FIELDS = ['article', 'name', 'price', 'currency', 'stock', 'expected', 'group', 'link'] as const;

export type Field = (typeof FIELDS)[number];

/** Which column is what, by its place from 0. */
export type Columns = Partial<Record<Field, number>>;

/** A header as it is compared: lower case, words with single spaces. */
export function headerText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('\u0308', '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}$€₽¥]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

/** Words in a header, and how surely they say what the column is. The first that fits counts. */
const WORDS: readonly (readonly [Field | null, RegExp, number])[] = [
  // What only looks like stock or price: packing, the smallest order, a column for one's own order, sums.
  [
    null,
    /упак|кратн|мин(?:им)?\b|мин | мин|(?:^| )заказ(?!ать)|сумма|вес|объем|габарит|гарант|штрих|ean|barcode|moq|pack|weight|volume|warranty|条码|重量|包装|起订/u,
    0,
  ],
  [null, /^(?:ед|ед изм|единица|unit|uom|单位|n|no|№|п п|№ п п|n п п|id)$/u, 0],
  [null, /срок поставки|lead time|交期/u, 0],
  ['expected', /ожида|поступлен|приход|дата поставки|в пути|транзит|\beta\b|expected|arriv|incoming|到货|预计/u, 9],
  ['currency', /^(?:валюта|currency|币种|货币)/u, 10],
  ['price', /(?:ваша|моя|наша) цена|цена для вас|your price/u, 14],
  ['price', /(?:цена|прайс|стоимость).*(?:дилер|закуп|партнер)|(?:дилер|закуп|партнер)[^ ]* (?:цена|прайс)|^дилер|dealer|net price|进价|代理价/u, 13],
  ['price', /(?:цена|прайс).*опт|опт[^ ]* цена|^опт|wholesale|批发价/u, 12],
  ['price', /ррц|мрц|розн|рекоменд|retail|msrp|rrp|list price|零售价|建议/u, 4],
  ['price', /цена|^price|price$|unit price|单价|价格|售价/u, 10],
  ['price', /стоимость|прайс|cost|^价$/u, 8],
  ['stock', /остат|налич|свободн|доступн|stock|availab|on hand|库存|现货|有货/u, 10],
  ['stock', /склад|кол во|количество|^кол$|qty|quantity|数量/u, 8],
  ['article', /артикул|^арт$|^арт |part ?(?:number|no)|^p n$|^pn$|sku|article|货号|型号|料号/u, 12],
  ['article', /код (?:товара|производителя|изделия)|item (?:no|number|code)|product code|编号|编码/u, 9],
  ['article', /^код$|^code$|^модель$|^model$/u, 6],
  ['link', /ссылка|^url|link|^сайт|链接|网址/u, 10],
  ['group', /группа|категория|раздел|category|^group|类别|分类|类目/u, 10],
  ['name', /наименован|номенклатур|название|^товар|product name|item name|^name|品名|名称/u, 12],
  ['name', /^product|^item$|описание|description|^goods|商品|产品|描述/u, 8],
];

/** What a header says its column is; null where it says nothing. */
export function fieldOf(header: string): { field: Field; weight: number } | null {
  const text = headerText(header);
  if (text === '') return null;
  const hit = WORDS.find(([, words]) => words.test(text));
  return hit?.[0] ? { field: hit[0], weight: hit[2] } : null;
}

/** Columns as their headers have it, and the fields for which two columns are equally good. */
export interface HeaderGuess {
  columns: Columns;
  doubts: Field[];
}

/** Reads a row of headers. */
export function guessByHeaders(headers: readonly string[]): HeaderGuess {
  const columns: Columns = {};
  const doubts: Field[] = [];
  const said = headers.map((header, at) => ({ at, ...fieldOf(header) }));
  for (const field of FIELDS) {
    const best = said.filter((one) => one.field === field).toSorted((a, b) => b.weight! - a.weight! || a.at - b.at);
    if (best[0]) columns[field] = best[0].at;
    if (best[1] && best[1].weight === best[0]!.weight) doubts.push(field);
  }
  return { columns, doubts };
}

/** The currency that a header names for the whole column: «Цена, USD». */
export function currencyOfHeader(header: string): Currency | null {
  return currencyIn(header.normalize('NFKC'))?.currency ?? null;
}
