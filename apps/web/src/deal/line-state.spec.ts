import type { DealLine, DealQuery } from './deal';
import { lineState } from './line-state';

const query = (part: Partial<DealQuery>) =>
  ({ state: 'asked', askedAt: '2026-11-20T09:00:00Z', lines: [{ line: 1, article: null, name: 'Стойка', quantity: '1', answer: null }], ...part }) as DealQuery;
const wanted: Pick<DealLine, 'place' | 'availability'> = { place: 1, availability: null };

describe('how far one is with a thing that is wanted', () => {
  it('WT-3.5 is found as soon as a list or an answer has settled it, whoever else is asked', () => {
    const availability = { source: 'file' } as NonNullable<DealLine['availability']>;
    expect(lineState({ place: 1, availability }, [query({})])).toEqual({ kind: 'found', by: availability });
  });

  it('WT-3.4 waits for those who were asked, since the first of them was', () => {
    const later = query({ askedAt: '2026-11-20T11:00:00Z' });
    expect(lineState(wanted, [later, query({}), query({ state: 'silent' })])).toEqual({ kind: 'asked', count: 2, since: '2026-11-20T09:00:00Z' });
    expect(lineState(wanted, [query({ state: 'planned', askedAt: null })])).toEqual({ kind: 'asked', count: 1, since: null });
  });

  it('WT-3.5 is nobody’s when all have said no or nothing, and open when none was asked about it', () => {
    expect(lineState(wanted, [query({ state: 'answered' }), query({ state: 'silent' })])).toEqual({ kind: 'nobody', count: 2 });
    expect(
      lineState(wanted, [query({ state: 'withdrawn' }), query({ lines: [{ line: 2, article: null, name: 'Кабель', quantity: '1', answer: null }] })]),
    ).toEqual({ kind: 'open' });
  });
});
