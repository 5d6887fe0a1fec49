import type { TaskRow } from '../api/types';
import { anew, compare, extend, layOut, refresh, type Pages } from './snapshot';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const LAYOUT = { now: NOW, grouped: true };
/** Due so many minutes from now; warned of 5 minutes before. */
const row = (id: string, due = 60, change: Partial<TaskRow> = {}) =>
  ({ id, dueAt: new Date(NOW + due * 60_000).toISOString(), warnAt: new Date(NOW + (due - 5) * 60_000).toISOString(), version: 1, ...change }) as TaskRow;
const page = (ids: string[], nextCursor: string | null = null): NonNullable<Pages[number]> => ({ items: ids.map((id) => row(id)), nextCursor });
const ids = (entries: readonly { row: { id: string } }[]) => entries.map((entry) => entry.row.id).join('');
const gone = (entries: Parameters<typeof compare>[0], pages: Pages) => [...compare(entries, pages).gone].join('');

describe('the rows on the screen', () => {
  it('stand under the headings of this moment; of a further page none goes under a heading above', () => {
    const first = extend([], [row('a', -1), row('c', 60), row('b', 3)], { ...LAYOUT, page: 0 });
    expect(first.map(({ row: { id }, group }) => [id, group])).toEqual([
      ['a', 'late'],
      ['b', 'soon'],
      ['c', 'rest'],
    ]);
    const further = extend(first, [row('d', 4), row('a', -1)], { ...LAYOUT, page: 1 });
    expect([ids(further), further.at(-1)?.group, further.at(-1)?.page]).toEqual(['abcd', 'rest', 1]);
  });

  it('stand in the order of the list where that is another one', () => {
    expect(ids(extend([], [row('b', 60), row('a', -1)], { now: NOW, grouped: false, page: 0 }))).toBe('ba');
  });

  it('are laid out up to the first page that has not come, and on from there', () => {
    const some = layOut([page(['a'], 'x'), undefined, page(['c'])], LAYOUT);
    expect(ids(some)).toBe('a');
    expect(ids(layOut([page(['a'], 'x'), page(['b'], 'y'), page(['c'])], LAYOUT, { entries: some, from: 1 }))).toBe('abc');
  });

  it('change in place, and those that do not are the same as before', () => {
    const entries = layOut([page(['a', 'b'])], LAYOUT);
    const kept = entries[1]!.row;
    const after = refresh(entries, [{ items: [row('a', 60, { version: 2 }), kept], nextCursor: null }]);
    expect([after[0]!.row.version, after[1] === entries[1]]).toEqual([2, true]);
  });
});

describe('what is new in the list', () => {
  const entries = layOut([page(['a', 'b'], 'x'), page(['c', 'd'])], LAYOUT);

  it('is counted, and whether all of it would come above', () => {
    expect(compare(entries, [page(['n', 'a', 'b'], 'x'), page(['c', 'd'])])).toEqual({ fresh: 1, above: true, gone: new Set() });
    expect(compare(entries, [page(['a', 'b'], 'x'), page(['c', 'd', 'n'])])).toMatchObject({ fresh: 1, above: false });
  });

  it('is not that a row has gone which was only pushed over the end of its page', () => {
    expect(gone(entries, [page(['n', 'a'], 'x'), page(['c', 'd'])])).toBe('');
    expect(gone(entries, [page(['n', 'm'], 'x'), page(['c', 'd'])])).toBe('');
  });

  it('is that a row has gone which the page reaches beyond, also where all rows of a page have', () => {
    expect(gone(entries, [page(['b', 'c'], 'x'), page(['c', 'd'])])).toBe('a');
    expect(gone(entries, [page(['c', 'd'], 'x'), page(['c', 'd'])])).toBe('ab');
    expect(gone(entries, [page(['a', 'b'], 'x'), page([])])).toBe('cd');
  });

  it('is never said of a page that is not known', () => {
    expect(gone(entries, [page(['a', 'b'], 'x'), undefined])).toBe('');
  });

  it('is shown when asked for: what has gone leaves, what came stands where it belongs, what was pushed away stays', () => {
    expect(ids(anew(entries, [page(['n', 'a'], 'x'), page(['d'])], LAYOUT))).toBe('nabd');
  });
});
