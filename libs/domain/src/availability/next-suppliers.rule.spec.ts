import { chosenOf, nextOf, type MayHave } from './next-suppliers.rule.js';

const may = (supplier: string, lines: string, doubt = 3): MayHave[] => [...lines].map((line) => ({ supplier, name: supplier, line, doubt }));
const next = (mayHave: MayHave[], { open = ['a', 'b'], asked = [] as [string, string][], atOnce = 2 } = {}) =>
  nextOf({ open, mayHave, asked: asked.map(([supplier, line]) => ({ supplier, line })), atOnce }).map(({ supplier, lines }) => `${supplier}:${lines.join('')}`);

describe('who is asked next', () => {
  it('WT-3.4 first who lists most of what is open, then who is surer, then by name', () => {
    expect(next([...may('one', 'a', 0), ...may('both', 'ab', 4)])).toEqual(['both:ab', 'one:a']);
    expect(next([...may('unsure', 'a', 4), ...may('sure', 'b', 0), ...may('third', 'a', 3)])).toEqual(['sure:b', 'third:a']);
    expect(next([...may('y', 'a'), ...may('x', 'a')])).toEqual(['x:a', 'y:a']);
  });

  it('WT-3.5 not more at once than the pack says, and nobody twice about the same', () => {
    const all = [...may('x', 'ab'), ...may('y', 'ab'), ...may('z', 'ab')];
    expect(next(all, { atOnce: 1 })).toEqual(['x:ab']);
    const asked: [string, string][] = [
      ['x', 'a'],
      ['y', 'a'],
      ['y', 'b'],
    ];
    expect(next(all, { asked })).toEqual(['z:ab', 'x:b']);
  });

  it('WT-3.4 nobody about what is not open, nor where nobody is known to have it', () => {
    expect(next(may('x', 'c'))).toEqual([]);
    expect(next([])).toEqual([]);
  });
});

describe('whom a person has chosen', () => {
  it('WT-3.4 is asked about what he was not asked yet, else about all that is open, each once', () => {
    const asked = [
      { supplier: 'x', line: 'a' },
      { supplier: 'y', line: 'a' },
      { supplier: 'y', line: 'b' },
    ];
    expect(chosenOf({ open: ['a', 'b'], asked }, ['x', 'y', 'z', 'x'])).toEqual([
      { supplier: 'x', lines: ['b'] },
      { supplier: 'y', lines: ['a', 'b'] },
      { supplier: 'z', lines: ['a', 'b'] },
    ]);
    expect(chosenOf({ open: [], asked }, ['x'])).toEqual([]);
  });
});
