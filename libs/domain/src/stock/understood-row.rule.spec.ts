import { understoodRow, type CellsRead } from './understood-row.rule.js';

const READ: CellsRead = { columns: { article: 0, name: 1, price: 2, stock: 3, expected: 4 }, decimal: null, currency: 'RUB', day: '2026-11-22' };
const row = (price: string, stock: string, { expected = '', ...more }: Partial<CellsRead> & { expected?: string } = {}) =>
  understoodRow(['DM-1', 'Стойка', price, stock, expected], { ...READ, ...more });

describe('a row of a file, before it is read', () => {
  it.each([
    ['1 250,00 руб.', { amount: '1250', currency: 'RUB' }],
    ['$ 12.50', { amount: '12.5', currency: 'USD' }],
    ['99', { amount: '99', currency: 'RUB' }],
    ['по запросу', null],
  ])('WT-3.1 shows the price %s as it will be understood', (text, price) => expect(row(text, '1')).toMatchObject({ price, wrong: null }));

  it('WT-3.1 says why a price will not be taken, and takes it once it is said what stands before the fraction', () => {
    expect(row('1,250', '1')).toMatchObject({ price: null, wrong: 'price-ambiguous' });
    expect(row('1,250', '1', { decimal: '.' })).toMatchObject({ price: { amount: '1250' }, wrong: null });
    expect(row('сто рублей', '1')).toMatchObject({ wrong: 'price' });
    expect(row('10 тугриков', '1')).toMatchObject({ wrong: 'price-currency' });
  });

  it("WT-3.1 takes the currency of its own column before the list's, and refuses one that nobody knows", () => {
    const columns = { name: 1, price: 2, currency: 3 };
    expect(row('5', 'EUR', { columns })).toMatchObject({ price: { amount: '5', currency: 'EUR' } });
    expect(row('5', 'кредиты', { columns })).toMatchObject({ price: null, wrong: 'price-currency' });
  });

  it.each([
    ['+++', '', { state: 'in-stock', quantity: null, unclear: false }],
    ['>10', '', { state: 'in-stock', quantity: '10', atLeast: true }],
    ['нет', '12.12', { state: 'expected', expectedOn: '2026-12-12' }],
    ['5', '12.12.2026', { state: 'in-stock', quantity: '5', expectedOn: '2026-12-12' }],
    ['', '–', { state: 'unknown', expectedOn: null, unclear: false }],
  ])('WT-3.3 shows the stock «%s» with «%s» as it will be understood', (stock, expected, told) => expect(row('1', stock, { expected })).toMatchObject(told));

  it.each([
    ['спросите Петю', ''],
    ['', 'как придёт'],
  ])('WT-3.2 marks «%s», «%s» as not understood, and never as in stock', (stock, expected) =>
    expect(row('1', stock, { expected })).toMatchObject({ state: 'unknown', unclear: true }),
  );

  it('has nothing where a column was not named, or the row is short', () =>
    expect(understoodRow(['DM-1'], { ...READ, columns: { article: 0, price: 7 } })).toMatchObject({
      article: 'DM-1',
      name: null,
      price: null,
      state: 'unknown',
    }));
});
