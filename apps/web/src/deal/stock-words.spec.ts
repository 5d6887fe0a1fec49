import type { StockOffer } from '../api/types';
import { bestOffer, isAnswer, markOf, offerOf } from './stock-words';

const offer = (supplier: string, part: Partial<StockOffer> = {}) =>
  ({ supplier: { id: supplier, name: supplier, site: null }, state: 'in-stock', quantity: '5', atLeast: false, counts: true, ...part }) as StockOffer;

describe('who has a thing', () => {
  it('WT-3.2 is the first answer that has all that is wanted, and of those who have a part the first', () => {
    const offers = [offer('cheap', { quantity: '2' }), offer('more')];
    expect(bestOffer({ offers }, '4')?.supplier.id).toBe('more');
    expect(bestOffer({ offers }, '2')?.supplier.id).toBe('cheap');
    expect(bestOffer({ offers }, '9')?.supplier.id).toBe('cheap');
    expect(offerOf({ offers }, 'cheap', '4')?.supplier.id).toBe('cheap'); // chosen by hand
  });

  it('WT-3.2 is nobody whose list is too old, and nobody who says no; what they say is still told', () => {
    const offers = [offer('old', { counts: false }), offer('no', { state: 'none', quantity: null })];
    expect(offers.filter(isAnswer)).toEqual([]);
    expect(bestOffer({ offers }, '1')).toBeUndefined();
    expect(offerOf({ offers }, '', '1')?.supplier.id).toBe('old');
  });

  it('WT-3.3 tells what is there from what is a part, expected, none or not known', () => {
    expect(markOf(offer('a'), '5')).toBe('has');
    expect(markOf(offer('a'), '5.5')).toBe('part');
    expect(markOf(offer('a', { atLeast: true }), '50')).toBe('has');
    expect(markOf(offer('a', { state: 'low', quantity: null }), '1')).toBe('part');
    expect(markOf(offer('a', { state: 'expected' }), '1')).toBe('later');
    expect(markOf(offer('a', { state: 'none' }), '1')).toBe('none');
    expect(markOf(offer('a', { counts: false }), '1')).toBe('unknown');
  });
});
