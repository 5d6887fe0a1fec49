import { workbook } from '../../../../../test/harness/price-lists.js';
import type { MappingQuestion, OfferRow, RowNote } from '../offer-row.type.js';
import { understoodRow } from '../understood-row.rule.js';
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
    const { sample } = asked!.question;
    expect(sample).toHaveLength(PRICES.length);
    sample.forEach((texts, i) => {
      const row = i + 2;
      const seen = understoodRow(texts, { columns: COLUMNS, decimal: null, currency: 'RUB', day: WANTED.today });
      const reasons = notes.filter((note) => note.row === row).map(({ reason }) => reason);
      const offer = offers.find((one) => one.row === row);
      if (seen.wrong) return expect([offer, reasons]).toEqual([undefined, [seen.wrong]]);
      const { article, name, state, quantity, atLeast, expectedOn, unclear } = seen;
      expect(reasons.some((reason) => reason.endsWith('-unclear'))).toBe(unclear);
      // Only what says neither a price nor anything of its stock is not taken.
      if (!offer) return expect([seen.price, state, reasons]).toEqual([null, 'unknown', ['nothing-said']]);
      return expect({ article, name, state, quantity, atLeast, expectedOn, price: seen.price?.amount ?? null, currency: seen.price?.currency ?? null }).toEqual(
        {
          article: offer.article,
          name: offer.name,
          state: offer.state,
          quantity: offer.quantity,
          atLeast: offer.atLeast,
          expectedOn: offer.expectedOn,
          price: offer.price,
          currency: offer.currency,
        },
      );
    });
  });
});
