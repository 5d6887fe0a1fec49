import { answerCovers, listCovers, type Listed } from './covers.rule.js';

const NEED = { quantity: '3', neededBy: '2026-12-05' };
const TODAY = '2026-11-24';

describe('an answer', () => {
  it.each([
    ['yes', {}, true],
    ['yes, but fewer', { quantity: '2.999' }, false],
    ['yes, and more', { quantity: '30' }, true],
    ['yes, on the last day', { readyOn: '2026-12-05' }, true],
    ['yes, a day late', { readyOn: '2026-12-06' }, false],
    ['a part of unknown size', { has: 'part' as const }, false],
    ['a part that is enough', { has: 'part' as const, quantity: '3' }, true],
    ['expected, nobody knows when', { has: 'expected' as const }, false],
    ['expected in time', { has: 'expected' as const, readyOn: '2026-12-01' }, true],
    ['no, whatever else', { has: 'no' as const, quantity: '9' }, false],
  ])('WT-3.5 covers the need or not: %s', (_, answer, covers) => expect(answerCovers({ has: 'yes', ...answer }, NEED, '3')).toBe(covers));

  it('WT-3.5 a yes to two is none to three, and without a day to keep any day is early', () => {
    expect(answerCovers({ has: 'yes' }, NEED, '2')).toBe(false);
    expect(answerCovers({ has: 'expected', readyOn: '2030-01-01' }, { ...NEED, neededBy: null }, '3')).toBe(true);
  });
});

describe('a row of a price list', () => {
  const listed = (change: Partial<Listed>): Listed => ({ state: 'in-stock', quantity: null, expectedOn: null, price: null, currency: null, ...change });
  it.each([
    ['in stock, without a number', {}, 'there'],
    ['in stock, enough', { quantity: '3' }, 'there'],
    ['in stock, too few', { quantity: '2' }, undefined],
    ['the last ones', { state: 'low' as const }, undefined],
    ['few, but enough', { state: 'low' as const, quantity: '3' }, 'there'],
    ['expected in time', { state: 'expected' as const, expectedOn: '2026-12-05' }, 'expected'],
    ['expected too late', { state: 'expected' as const, expectedOn: '2026-12-06' }, undefined],
    ['expected on a day that has passed', { state: 'expected' as const, expectedOn: '2026-11-23' }, undefined],
    ['expected today', { state: 'expected' as const, expectedOn: TODAY }, 'expected'],
    ['expected, nobody knows when', { state: 'expected' as const }, undefined],
    ['expected, too few', { state: 'expected' as const, expectedOn: '2026-12-01', quantity: '1' }, undefined],
    ['to order', { state: 'to-order' as const }, undefined],
    ['nobody said', { state: 'unknown' as const, quantity: '9' }, undefined],
    ['none', { state: 'none' as const }, undefined],
  ])('WT-3.2 WT-3.3 settles a thing or not: %s', (_, row, settled) => expect(listCovers(listed(row), NEED, TODAY)).toBe(settled));

  it('WT-3.2 the last one is enough for whoever wants one', () => {
    expect(listCovers(listed({ state: 'low' }), { quantity: '1', neededBy: null }, TODAY)).toBe('there');
  });
});
