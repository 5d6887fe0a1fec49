import fc from 'fast-check';
import { offerSums, type PricedLine } from './offer-sums.rule.js';

const line = (change: Partial<PricedLine> = {}): PricedLine => ({ quantity: '1', price: '100', cost: '80', costCurrency: 'RUB', ...change });
const amounts = (lines: PricedLine[]) => {
  const { total, margin, marginUnknown } = offerSums(lines, 'RUB');
  return [total?.amount ?? null, margin?.amount ?? null, marginUnknown];
};

describe('the sums of an offer', () => {
  it.each([
    ['one line', [line()], ['100.00', '20.00', null]],
    ['each line to the kopeck, then the sum', [line({ price: '0.335', cost: '0' }), line({ price: '0.335', cost: '0' })], ['0.68', '0.68', null]],
    ['a fraction of a metre', [line({ quantity: '2.5', price: '33.33', cost: '10' })], ['83.33', '58.33', null]],
    ['a loss', [line({ price: '70' })], ['70.00', '-10.00', null]],
    ['a line without a price', [line(), line({ price: null })], ['100.00', null, 'price']],
    ['a thing of which nobody knows what it costs', [line(), line({ cost: null, costCurrency: null })], ['200.00', null, 'cost']],
    ['a thing bought in another currency: there are no rates', [line({ costCurrency: 'USD' })], ['100.00', null, 'currency']],
    ['nothing', [], [null, null, null]],
  ] as const)('WT-2.4 %s', (_, lines, sums) => expect(amounts([...lines])).toEqual(sums));

  it('WT-2.4 is what a client adds up in the column of the lines', () => {
    const price = fc.integer({ min: 1, max: 1_000_000_000 }).map((n) => (n / 10_000).toFixed(4));
    const quantity = fc.integer({ min: 1, max: 1_000_000 }).map((n) => (n / 1_000).toFixed(3));
    fc.assert(
      fc.property(fc.array(fc.record({ price, quantity }), { minLength: 1, maxLength: 20 }), (rows) => {
        const { lines, total } = offerSums(
          rows.map((row) => line(row)),
          'RUB',
        );
        const kopecks = (amount: string) => BigInt(amount.replace('.', ''));
        expect(kopecks(total!.amount)).toBe(lines.reduce((sum, one) => sum + kopecks(one.total!.amount), 0n));
      }),
    );
  });
});
