import fc from 'fast-check';
import { askTable } from './ask-table.js';
import type { CellValue, DecisionTable, TableInput, TableInputs } from './decision-table.type.js';
import { cellMatches } from './feel-cell.js';
import { coverageOf } from './table-coverage.js';

const SIZE: TableInput = { name: 'size', type: 'integer', minimum: 0, maximum: 4 };
const KIND: TableInput = { name: 'kind', type: 'enum', values: ['a', 'b', 'c'] };
const RUSH: TableInput = { name: 'rush', type: 'boolean', optional: true };
const DAY: TableInput = { name: 'day', type: 'date' };
/** All that each of these may be. */
const DOMAIN: Record<string, CellValue[]> = { size: [0, 1, 2, 3, 4], kind: ['a', 'b', 'c'], rush: [true, false, null] };

const size = fc.integer({ min: 0, max: 4 });
const kind = fc.constantFrom('"a"', '"b"', '"c"');
const ends = fc.constantFrom<[string, string]>(['[', ']'], ['(', ')'], ['[', ')'], ['(', ']']);
const CELLS: Record<string, fc.Arbitrary<string | undefined>> = {
  size: fc.oneof(
    fc.constant(undefined),
    fc.constant('-'),
    size.map(String),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), size).map(([sign, n]) => `${sign} ${n}`),
    fc.tuple(ends, size, size).map(([[open, close], a, b]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`),
    fc.tuple(size, size).map(([a, b]) => `${a}, > ${b}`),
    size.map((n) => `not(${n})`),
  ),
  kind: fc.oneof(
    fc.constant(undefined),
    kind,
    fc.tuple(kind, kind).map(([a, b]) => `${a}, ${b}`),
    kind.map((a) => `not(${a})`),
  ),
  rush: fc.constantFrom(undefined, '-', 'true', 'false', 'null', 'not(null)', 'not(true)'),
};
const WHEN = fc.record({ size: CELLS['size']!, kind: CELLS['kind']!, rush: CELLS['rush']! });

const tableOf = (inputs: TableInput[], whens: Record<string, string | undefined>[]): DecisionTable => ({
  title: { en: 'A probe' },
  hitPolicy: 'unique',
  inputs,
  outputs: [{ name: 'answer', type: 'number' }],
  rules: whens.map((when, index) => ({
    when: Object.fromEntries(Object.entries(when).filter((cell): cell is [string, string] => cell[1] !== undefined)),
    then: { answer: index },
    why: { en: 'so it is' },
    source: 'a test',
  })),
});

/** Everything that the three inputs may be together. */
const EVERYTHING: TableInputs[] = DOMAIN['size']!.flatMap((a) => DOMAIN['kind']!.flatMap((b) => DOMAIN['rush']!.map((c) => ({ size: a, kind: b, rush: c }))));
const matching = (table: DecisionTable, inputs: TableInputs) =>
  table.rules.flatMap(({ when }, index) => (table.inputs.every((input) => cellMatches(when[input.name], input, inputs)) ? [index + 1] : []));

describe('the check of a decision table', () => {
  it('agrees with trying everything, on overlaps, gaps, rows that never match and rows that are never reached', () => {
    fc.assert(
      fc.property(fc.array(WHEN, { minLength: 1, maxLength: 4 }), (whens) => {
        const table = tableOf([SIZE, KIND, RUSH], whens);
        const told = coverageOf(table);
        const tried = EVERYTHING.map((inputs) => matching(table, inputs));
        const pairs = table.rules.flatMap((_a, i) => table.rules.slice(i + 1).map((_b, j) => [i + 1, i + j + 2] as const));
        expect(told.overlaps.map(({ rows }) => rows)).toEqual(pairs.filter(([a, b]) => tried.some((rows) => rows.includes(a) && rows.includes(b))));
        for (const { rows, example } of told.overlaps) expect(matching(table, example)).toEqual(expect.arrayContaining([...rows]));
        expect(told.gap !== undefined).toBe(tried.some((rows) => rows.length === 0));
        expect(told.gap ? matching(table, told.gap) : []).toEqual([]);
        const reached = (row: number) => tried.some((rows) => rows.includes(row));
        expect(told.never).toEqual(table.rules.flatMap((_rule, i) => (reached(i + 1) ? [] : [i + 1])));
        expect(told.hidden).toEqual(table.rules.flatMap((_rule, i) => (reached(i + 1) && !tried.some((rows) => rows[0] === i + 1) ? [i + 1] : [])));
      }),
      { numRuns: 60 },
    );
  });

  it('finds a gap between two numbers that are no whole ones, and before and after all dates', () => {
    const weight: TableInput = { name: 'weight', type: 'number', minimum: 0 };
    expect(coverageOf(tableOf([weight], [{ weight: '<= 1' }, { weight: '>= 1.5' }])).gap).toEqual({ weight: 1.25 });
    expect(coverageOf(tableOf([weight], [{ weight: '<= 1' }, { weight: '> 1' }])).gap).toBeUndefined();
    const from = { day: '>= date("2026-01-01")' };
    expect(coverageOf(tableOf([DAY], [from])).gap).toEqual({ day: '2025-12-31' });
    expect(coverageOf(tableOf([DAY], [from, { day: '<= date("2025-12-31")' }])).gap).toBeUndefined();
  });

  it('knows that a text may be one that no row speaks of, and that something optional may not be there', () => {
    const make: TableInput = { name: 'make', type: 'text', optional: true };
    expect(coverageOf(tableOf([make], [{ make: '"Bosch"' }, { make: 'null' }])).gap).toEqual({ make: 'something else' });
    expect(coverageOf(tableOf([make], [{ make: '"Bosch"' }, { make: 'not("Bosch", null)' }])).gap).toEqual({ make: null });
    expect(coverageOf(tableOf([make], [{ make: '"Bosch"' }, { make: 'not("Bosch")' }])).gap).toBeUndefined();
  });

  it('says of a cell that is more than values and comparisons that it cannot look through it, and finds no gap by guess', () => {
    const table = tableOf([SIZE, KIND], [{ size: 'count([1, 2]) > ?' }, { kind: '"a"' }, { kind: '"a", "b"' }]);
    expect(coverageOf(table)).toMatchObject({ free: [{ row: 1, input: 'size' }], gap: undefined, overlaps: [{ rows: [2, 3], example: { kind: 'a' } }] });
  });

  it('is quick where a table is wide', () => {
    const inputs = Array.from({ length: 10 }, (_, i): TableInput => ({ ...KIND, name: `kind${i}` }));
    const whens = inputs.flatMap(({ name }) => [{ [name]: '"a"' }, { [name]: '"b"' }]);
    const begun = performance.now();
    expect(coverageOf(tableOf(inputs, whens)).gap).toEqual(Object.fromEntries(inputs.map(({ name }) => [name, 'c'])));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('a decision table that is asked', () => {
  const rules = [{ kind: '"a"' }, { size: '> 2' }];
  const ask = (hitPolicy: DecisionTable['hitPolicy'], inputs: TableInputs, more: Partial<DecisionTable> = {}) =>
    askTable('probe', { ...tableOf([SIZE, KIND], rules), hitPolicy, ...more }, inputs);

  it('answers by the one row, by the first, or by all that match', () => {
    expect(ask('unique', { size: 4, kind: 'b' })).toEqual({ rows: [2], outputs: [{ answer: 1 }] });
    expect(ask('first', { size: 4, kind: 'a' })).toEqual({ rows: [1], outputs: [{ answer: 0 }] });
    expect(ask('collect', { size: 4, kind: 'a' })).toEqual({ rows: [1, 2], outputs: [{ answer: 0 }, { answer: 1 }] });
    expect(ask('collect', { size: 0, kind: 'b' })).toEqual({ rows: [], outputs: [] });
  });

  it('answers by its default where no row matches, and says what is missing where it has none', () => {
    const fallback = { default: { then: { answer: 9 }, why: { en: 'else' }, source: 'a test' } };
    expect(ask('first', { size: 0, kind: 'b' }, fallback)).toEqual({ rows: [], outputs: [{ answer: 9 }] });
    expect(() => ask('first', { size: 0, kind: 'b' })).toThrow('The table "probe" has no row for size = 0, kind = "b": add one, or a default.');
    expect(() => ask('unique', { size: 4, kind: 'a' })).toThrow(/rows 1 and 2 both match/);
  });

  it('refuses inputs that it does not ask for, lacks, or knows to be something else', () => {
    expect(() => ask('first', { size: 1, knid: 'a' })).toThrow('does not ask for "knid"; did you mean "kind"?');
    expect(() => ask('first', { size: 1 })).toThrow('was given kind = null: one of a, b, c is wanted.');
    expect(() => ask('first', { size: 1.5, kind: 'a' })).toThrow('size = 1.5');
    expect(() => ask('first', { size: 7, kind: 'a' })).toThrow('size = 7');
  });
});
