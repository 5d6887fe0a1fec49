import { workbook } from '../../../../../test/harness/price-lists.js';
import type { MappingQuestion, OfferRow, RowNote } from '../offer-row.type.js';
import { understoodRow, type UnderstoodRow } from '../understood-row.rule.js';
import { readPriceList, type ListToRead } from './read-price-list.js';

const WANTED: ListToRead = { fileName: 'price.xlsx', today: '2026-11-22', currency: 'RUB', choice: null, kept: null };
const COLUMNS = { article: 0, name: 1, price: 2, stock: 3, expected: 4 };
const PRICES = ['1 250,00 руб.', '$ 12.50', '12,5 €/шт', '99', 'по запросу', 'сто', '-5', '10 тугриков'];
const STOCKS = ['+++', '>10', 'нет', 'мало', 'под заказ', 'ожидается 12.12', 'спросите Петю', '7 шт'];
const AWAITED = ['', '12.12.2026', '–', 'как придёт', '0', '2027-01-15', 'позже', '12.12'];

/** Eight rows, as many as are shown: each with a price, a stock and a day that are the next ones of their kind. */
const fileOf = (turn: number) => {
  const rows = PRICES.map((price, i) => [`PV-${turn}-${i}`, 'Стойка', price, STOCKS[(i + turn) % STOCKS.length]!, AWAITED[(i + 3 * turn) % AWAITED.length]!]);
  return workbook([{ rows: [['Артикул', 'Наименование', 'Цена', 'Остаток', 'Ожидается'], ...rows] }]);
};

/** What the import made of a row: an offer, perhaps with a doubt, or the reason why it is none. */
function asImported(row: number, offers: readonly OfferRow[], notes: readonly RowNote[]) {
  const reasons = notes.filter((note) => note.row === row).map(({ reason }) => reason);
  const offer = offers.find((one) => one.row === row);
  if (!offer) return { refused: reasons };
  const { article, name, price, currency, state, quantity, atLeast, expectedOn } = offer;
  return { article, name, price, currency, state, quantity, atLeast, expectedOn, unclear: reasons.length > 0 };
}

/** The same of what was shown before; a row that says neither a price nor anything of its stock is not taken. */
function asSeen({ wrong, price, ...said }: UnderstoodRow) {
  if (wrong) return { refused: [wrong] };
  if (price === null && said.state === 'unknown' && !said.unclear) return { refused: ['nothing-said'] };
  return { ...said, price: price?.amount ?? null, currency: price?.currency ?? null };
}

describe('the first rows as somebody sees them before the file is read', () => {
  it.each(STOCKS.map((_, turn) => turn))('WT-3.1, 3.2 are just what the import makes of them (%i)', (turn) => {
    const file = Buffer.from(fileOf(turn));
    const [asked] = [...readPriceList(file, { ...WANTED, look: {} })] as { question: MappingQuestion }[];
    const [offers, notes]: [OfferRow[], RowNote[]] = [[], []];
    for (const message of readPriceList(file, { ...WANTED, choice: { columns: COLUMNS } })) {
      if (message.kind !== 'rows') continue;
      offers.push(...message.offers);
      notes.push(...message.rejected, ...message.unclear);
    }
    const seen = asked!.question.sample.map((texts) => asSeen(understoodRow(texts, { columns: COLUMNS, decimal: null, currency: 'RUB', day: WANTED.today })));
    const imported = PRICES.map((_, i) => asImported(i + 2, offers, notes));
    expect(seen).toEqual(imported);
  });
});
