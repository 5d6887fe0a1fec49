import { everything, NOTHING_SELECTED, reached, toggled } from './selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const ids = ({ ids: marked }: { ids: ReadonlySet<string> }) => [...marked].toSorted();

describe('marked rows', () => {
  it('are marked one by one, and unmarked by the same', () => {
    const both = toggled(toggled(NOTHING_SELECTED, 'b'), 'd');
    expect([ids(both), ids(toggled(both, 'b'))]).toEqual([['b', 'd'], ['d']]);
  });

  it('are marked from the last one up to another, in both directions, and further from the same one', () => {
    const from = toggled(NOTHING_SELECTED, 'c');
    expect([ids(reached(from, 'e', ORDER)), ids(reached(from, 'a', ORDER))]).toEqual([
      ['c', 'd', 'e'],
      ['a', 'b', 'c'],
    ]);
    expect(ids(reached(reached(from, 'd', ORDER), 'b', ORDER))).toEqual(['b', 'c', 'd']);
  });

  it('begin with the one that is reached where none was marked before, or that one is gone', () => {
    expect(ids(reached(NOTHING_SELECTED, 'b', ORDER))).toEqual(['b']);
    expect(ids(reached(toggled(NOTHING_SELECTED, 'gone'), 'b', ORDER))).toEqual(['b', 'gone']);
    expect(ids(reached(toggled(NOTHING_SELECTED, 'b'), 'gone', ORDER))).toEqual(['b']);
  });

  it('are all that is shown', () => {
    expect(ids(everything(NOTHING_SELECTED, ORDER))).toEqual(ORDER);
  });
});
