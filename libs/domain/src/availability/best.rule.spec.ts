import fc from 'fast-check';
import { bestAnswer, bestListed, type GivenAnswer, type ListedOffer } from './best.rule.js';

const NEED = { quantity: '2', neededBy: '2026-12-05' };
type Named<T> = T & { is: string };
const answer = (is: string, change: Partial<GivenAnswer>): Named<GivenAnswer> => ({ is, has: 'yes', asked: '2', price: '100', currency: 'RUB', ...change });
const best = (...answers: Named<GivenAnswer>[]) => bestAnswer(answers, { need: NEED, currency: 'RUB' })?.is;
const soonest = (...answers: Named<GivenAnswer>[]) => bestAnswer(answers, { need: { ...NEED, neededBy: null }, currency: 'RUB' })?.is;

describe('the best answer', () => {
  it.each([
    ['the cheaper, as long as it keeps the day', [answer('now', {}), answer('later', { readyOn: '2026-12-05', price: '99' })], 'later'],
    ['of the same price the earlier', [answer('b', { readyOn: '2026-12-02' }), answer('a', { readyOn: '2026-12-01' })], 'a'],
    ['of the same day the cheaper', [answer('dear', { price: '100.01' }), answer('cheap', { price: '99.99' })], 'cheap'],
    ['amounts, not texts', [answer('dear', { price: '1000' }), answer('cheap', { price: '999.9' })], 'cheap'],
    ['the company’s currency before another', [answer('usd', { price: '1', currency: 'USD' }), answer('rub', { price: '5000' })], 'rub'],
    ['a price before none', [answer('none', { price: undefined, currency: undefined }), answer('usd', { currency: 'USD' })], 'usd'],
    ['of equal ones who came first', [answer('first', {}), answer('second', {})], 'first'],
    ['never one that is not enough', [answer('late', { readyOn: '2026-12-06' }), answer('few', { quantity: '1' })], undefined],
    ['of nobody', [], undefined],
  ] as const)('WT-3.5 is %s', (_, answers, is) => expect(best(...answers)).toBe(is));

  it.each([
    ['at once before later', [answer('later', { readyOn: '2026-12-01', price: '1' }), answer('now', {})], 'now'],
    ['the earlier day', [answer('b', { readyOn: '2026-12-02', price: '1' }), answer('a', { readyOn: '2026-12-01' })], 'a'],
    ['of the same day the cheaper', [answer('dear', { price: '100.01' }), answer('cheap', { price: '99.99' })], 'cheap'],
  ] as const)('WT-3.5 where the client has named no day is %s', (_, answers, is) => expect(soonest(...answers)).toBe(is));

  it('WT-3.5 does not depend on the order in which different ones came', () => {
    const any = fc.record({
      price: fc.integer({ min: 1, max: 9 }).map(String),
      currency: fc.constantFrom('RUB', 'EUR', 'USD'),
      readyOn: fc.constantFrom(undefined, '2026-12-01', '2026-12-04', '2026-12-09'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (rows) => {
        const answers = rows.map((row) => answer(`${row.readyOn} ${row.price} ${row.currency}`, row));
        expect(best(...answers)).toBe(best(...answers.toReversed()));
      }),
    );
  });
});

describe('the best row of the lists', () => {
  const row = (supplier: string, change: Partial<ListedOffer> = {}): ListedOffer => ({
    supplier,
    counts: true,
    state: 'in-stock',
    quantity: '9',
    expectedOn: null,
    price: '100',
    currency: 'RUB',
    ...change,
  });
  const found = (offers: ListedOffer[], picked: string | null = null) =>
    bestListed(offers, { need: NEED, today: '2026-11-24', currency: 'RUB', picked })?.offer.supplier;
  it.each([
    ['the cheaper', [row('a'), row('b', { price: '99' })], null, 'b'],
    ['whoever was picked', [row('a'), row('b', { price: '99' })], 'a', 'a'],
    ['never an old list', [row('old', { counts: false, price: '1' }), row('new')], 'old', 'new'],
    ['what is there before what is expected', [row('later', { state: 'expected', expectedOn: '2026-11-25', price: '1' }), row('now')], 'later', 'now'],
    ['the earlier delivery', [row('b', { state: 'expected', expectedOn: '2026-12-03' }), row('a', { state: 'expected', expectedOn: '2026-12-02' })], null, 'a'],
    ['of nobody who has too few', [row('a', { quantity: '1' })], 'a', undefined],
  ] as const)('WT-3.2 WT-3.3 is %s', (_, offers, picked, supplier) => expect(found([...offers], picked)).toBe(supplier));
});
