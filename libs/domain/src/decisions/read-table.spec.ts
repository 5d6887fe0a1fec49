import { JsonFile } from '../packs/placed-json.js';
import { readTable } from './read-table.js';

const RULES = [
  { when: { kind: '"spam"' }, then: { to: 'nobody' }, why: { en: 'spam' }, source: 'a test' },
  { when: { kind: 'not("spam")', days: '<= 3' }, then: { to: 'anybody' }, why: { en: 'soon' }, source: 'a test' },
  { when: { kind: 'not("spam")', days: '> 3' }, then: { to: 'anybody' }, why: { en: 'later' }, source: 'a test' },
];
const TABLE = {
  title: { en: 'Sorting' },
  hitPolicy: 'unique',
  inputs: [
    { name: 'kind', type: 'enum', values: ['request', 'letter', 'spam'] },
    { name: 'days', type: 'integer', minimum: 0 },
  ],
  outputs: [{ name: 'to', type: 'enum', values: ['nobody', 'anybody'] }],
  rules: RULES,
};

/** What is told of a table in which the second row, or all of it, was changed. */
function told(change: object, second: object = {}): string[] {
  const table = { ...TABLE, rules: [RULES[0], { ...RULES[1], ...second }, RULES[2]], ...change };
  const file = new JsonFile('tables/probe.json', JSON.stringify(table, null, 1));
  readTable(file);
  return file.findings.map(({ line, message }) => `${JSON.stringify(table, null, 1).split('\n')[line - 1]!.trim().slice(0, 30)} | ${message}`);
}

describe('the file of a decision table', () => {
  it('that is right has nothing wrong', () => expect(told({})).toEqual([]));

  it.each<[what: string, change: object, second: object, sentence: RegExp]>([
    ['a cell that is no FEEL', {}, { when: { kind: '"letter' } }, /"kind": "\\"letter" \| row 2, "kind": the cell .* is no FEEL/],
    [
      'a text without quotes',
      {},
      { when: { kind: 'letter' } },
      /"kind": "letter" \| row 2, "kind": the cell speaks of "letter".*did you mean "letter"\? Text stands in quotes/,
    ],
    ['a value with a typo', {}, { when: { kind: '"leter"' } }, /row 2, "kind": "leter" is none of its values; did you mean "letter"\?/],
    ['an input with a typo', {}, { when: { knid: '"letter"' } }, /"knid": .* \| row 2, "knid": the table has no such input; did you mean "kind"\?/],
    ['a text in a column of numbers', {}, { when: { days: '"3"' } }, /row 2, "days": "3" is no integer/],
    ['null where it never is', {}, { when: { days: 'null' } }, /row 2, "days": it is never null/],
    ['a function that there is not', {}, { when: { days: '> fuor(?)' } }, /row 2, "days": the cell speaks of/],
    ['an answer with a typo', {}, { then: { to: 'anybdy' } }, /row 2, "to": "anybdy" is none of its values; did you mean "anybody"\?/],
    ['an answer that is missing', {}, { then: {} }, /row 2, "to": a value is missing/],
    ['an output that there is not', {}, { then: { to: 'anybody', too: 1 } }, /row 2: the table has no output "too"; did you mean "to"\?/],
    ['a word with a typo', { hitPolicy: undefined, hitPolcy: 'first' }, {}, /"hitPolcy" is not known here; did you mean "hitPolicy"\?/],
    ['a policy that there is not', { hitPolicy: 'fist' }, {}, /"hitPolicy": "fist" is not possible; did you mean "first"\?/],
    ['an input twice', { inputs: [...TABLE.inputs, TABLE.inputs[0]] }, {}, /"kind" is in "inputs" twice/],
    ['an enum without values', { outputs: [{ name: 'to', type: 'enum' }] }, {}, /"to": "values" belong to the type "enum"/],
    ['a gap', {}, { when: { kind: '"letter"', days: '<= 3' } }, /"rules": \[ \| no row matches kind = "request", days = 0: add a row for it, or a "default"\./],
    ['two answers', {}, { when: { kind: 'not("spam")', days: '<= 5' } }, /\{ \| rows 2 and 3 both match kind = "request", days = 4: make them differ/],
    ['a row that is never reached', { hitPolicy: 'first' }, { when: {} }, /row 3 is never reached/],
    ['a row that matches nothing', {}, { when: { days: '< 0' } }, /row 2 matches nothing/],
    ['no reason', {}, { why: {} }, /"rules" → "1" → "why".*too little/],
  ])('with %s is refused with the line and what to do', (_what, change, second, sentence) => {
    const sentences = told(change, second);
    expect(sentences.join('\n')).toMatch(sentence);
  });

  it('may leave a gap where it has a default row, or collects', () => {
    const second = { when: { kind: '"letter"', days: '<= 3' } };
    expect(told({ default: { then: { to: 'nobody' }, why: { en: 'else' }, source: 'a test' } }, second)).toEqual([]);
    expect(told({ hitPolicy: 'collect' }, second)).toEqual([]);
  });

  it('may ask FEEL for more than can be looked through, and is told so without being stopped', () => {
    const file = new JsonFile('tables/probe.json', JSON.stringify({ ...TABLE, rules: [{ ...RULES[0], when: { days: 'modulo(?, 2) = 0' } }, RULES[1]] }));
    readTable(file);
    expect(file.findings.map(({ note, message }) => [note, message.slice(0, 14)])).toEqual([[true, 'row 1, "days":']]);
  });
});
