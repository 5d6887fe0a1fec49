import { advice } from '../packs/did-you-mean.rule.js';
import type { JsonFile } from '../packs/placed-json.js';
import { LOCAL_TEXT } from '../packs/local-text.type.js';
import { schemaCheck } from '../packs/schema-check.js';
import { shown } from './ask-table.js';
import { classesOf } from './classes.js';
import type { CellValue, DecisionTable, TableAnswer, TableInput } from './decision-table.type.js';
import { readCell, warningsOf } from './feel-cell.js';
import { coverageOf } from './table-coverage.js';

const NAME = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };
const TEXT = { type: 'string', format: 'text' };
const column = (types: readonly string[], more: object) => ({
  type: 'object',
  additionalProperties: false,
  required: ['name', 'type'],
  properties: { name: NAME, type: { enum: types }, values: { type: 'array', items: TEXT, minItems: 1, uniqueItems: true }, ...more },
});
const ANSWER = { then: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } }, why: LOCAL_TEXT, source: TEXT };

const check = schemaCheck<DecisionTable>({
  type: 'object',
  additionalProperties: false,
  required: ['title', 'hitPolicy', 'inputs', 'outputs', 'rules'],
  properties: {
    title: LOCAL_TEXT,
    hitPolicy: { enum: ['unique', 'first', 'collect'] },
    inputs: {
      type: 'array',
      minItems: 1,
      items: column(['enum', 'number', 'integer', 'boolean', 'date', 'text'], {
        optional: { const: true },
        minimum: { type: 'number' },
        maximum: { type: 'number' },
      }),
    },
    outputs: { type: 'array', minItems: 1, items: column(['enum', 'text', 'number', 'boolean'], {}) },
    rules: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['when', 'then', 'why', 'source'],
        properties: { when: { type: 'object', additionalProperties: TEXT }, ...ANSWER },
      },
    },
    default: { type: 'object', additionalProperties: false, required: ['then', 'why', 'source'], properties: ANSWER },
  },
});

/** Reads `tables/<name>.json`: each cell is FEEL and speaks of what its column may be, rows leave no gap and do not contradict each other. */
export function readTable(file: JsonFile): DecisionTable | undefined {
  const table = check(file);
  if (!table) return undefined;
  const before = file.findings.length;
  checkColumns(file, table);
  if (file.findings.length > before) return undefined; // cells cannot be held against columns that are not right
  table.rules.forEach((rule, index) => {
    checkCells(file, table, index);
    checkAnswer(file, table, { answer: rule, way: ['rules', index] });
  });
  if (table.default) checkAnswer(file, table, { answer: table.default, way: ['default'] });
  if (file.findings.length === before) checkCoverage(file, table);
  return table;
}

function checkColumns(file: JsonFile, { inputs, outputs }: DecisionTable): void {
  for (const [kind, columns] of [['inputs', inputs] as const, ['outputs', outputs] as const])
    columns.forEach((one, index) => {
      if ((one.type === 'enum') !== 'values' in one) file.tell([kind, index], `"${one.name}": "values" belong to the type "enum", and only to it.`);
      if (columns.findIndex(({ name }) => name === one.name) !== index) file.tell([kind, index], `"${one.name}" is in "${kind}" twice: take one away.`);
    });
}

function checkCells(file: JsonFile, table: DecisionTable, index: number): void {
  const names = table.inputs.map(({ name }) => name);
  const sample = Object.fromEntries(table.inputs.map((input) => [input.name, classesOf(input, [])[0] ?? null]));
  for (const [name, cell] of Object.entries(table.rules[index]!.when)) {
    const tell = (what: string) => file.tell(['rules', index, 'when', name], `row ${index + 1}, "${name}": ${what}`);
    const input = table.inputs.find((one) => one.name === name);
    if (!input) {
      tell(`the table has no such input; ${advice(name, names)}`);
      continue;
    }
    const { wrong, values } = readCell(cell);
    if (wrong) tell(`the cell ${JSON.stringify(cell)} is no FEEL: ${wrong}. Text stands in quotes, as in "\\"legal\\"".`);
    else {
      for (const { unknown } of warningsOf(cell, input, sample))
        tell(
          `the cell speaks of "${unknown}", which is not known; ${advice(unknown, valuesOrNames(input, names))} Text stands in quotes, as in "\\"legal\\"".`,
        );
      for (const value of values) {
        const problem = misfit(input, value);
        if (problem) tell(problem);
      }
    }
  }
}

const valuesOrNames = (input: TableInput, names: readonly string[]) => (input.type === 'enum' ? input.values : names);

/** Why a value can never be what this input is. */
function misfit(input: TableInput, value: CellValue): string | undefined {
  if (value === null) return input.optional ? undefined : 'it is never null: say `"optional": true` of the input, or leave the cell out.';
  if (input.type === 'enum') {
    const fits = typeof value === 'string' && input.values.includes(value);
    return fits ? undefined : `${JSON.stringify(value)} is none of its values; ${advice(String(value), input.values)}`;
  }
  const type = { number: 'number', integer: 'number', boolean: 'boolean', date: 'string', text: 'string' }[input.type];
  const right = typeof value === type && (input.type !== 'date' || /^\d{4}-\d\d-\d\d$/.test(String(value)));
  return right ? undefined : `${JSON.stringify(value)} is no ${input.type}${input.type === 'date' ? ': write date("2026-11-24")' : ''}.`;
}

function checkAnswer(file: JsonFile, { outputs }: DecisionTable, { answer, way }: { answer: TableAnswer; way: (string | number)[] }): void {
  const row = way[0] === 'rules' ? `row ${Number(way[1]) + 1}` : 'the default row';
  const names = outputs.map(({ name }) => name);
  for (const name of Object.keys(answer.then))
    if (!names.includes(name)) file.tell([...way, 'then', name], `${row}: the table has no output "${name}"; ${advice(name, names)}`);
  for (const output of outputs) {
    const value = answer.then[output.name];
    const tell = (what: string) => file.tell([...way, 'then', output.name], `${row}, "${output.name}": ${what}`);
    if (value === undefined) tell('a value is missing: each row answers everything.');
    else if (output.type === 'enum') {
      if (!output.values.includes(String(value))) tell(`${JSON.stringify(value)} is none of its values; ${advice(String(value), output.values)}`);
    } else if (typeof value !== (output.type === 'text' ? 'string' : output.type)) tell(`${JSON.stringify(value)} is no ${output.type}.`);
  }
}

function checkCoverage(file: JsonFile, table: DecisionTable): void {
  const { free, overlaps, gap, never, hidden } = coverageOf(table);
  // Of a table that collects all that match nothing else is looked for: it may have gaps, and its rows may match together.
  for (const { row, input } of table.hitPolicy === 'collect' ? [] : free)
    file.note(
      ['rules', row - 1, 'when', input],
      `row ${row}, "${input}": this cell says more than values and comparisons, so gaps are not looked for, nor what this row has in common with others.`,
    );
  for (const row of never) file.tell(['rules', row - 1], `row ${row} matches nothing that its inputs may be: correct its cells, or take it away.`);
  if (table.hitPolicy === 'unique')
    for (const { rows, example } of overlaps)
      file.tell(
        ['rules', rows[1] - 1],
        `rows ${rows[0]} and ${rows[1]} both match ${shown(example)}: make them differ, or let the first win by "hitPolicy": "first".`,
      );
  if (table.hitPolicy === 'first')
    for (const row of hidden)
      file.tell(['rules', row - 1], `row ${row} is never reached: the rows before it match all that it does. Move it up, or take it away.`);
  if (gap && !table.default && table.hitPolicy !== 'collect') file.tell(['rules'], `no row matches ${shown(gap)}: add a row for it, or a "default".`);
}
