import type { CellValue, Decided, DecisionTable, TableInput, TableInputs } from './decision-table.type.js';
import { cellMatches } from './feel-cell.js';
import { advice } from '../packs/did-you-mean.rule.js';

/** Asks a table. Throws a sentence where the inputs are not what the table asks for, or where no row answers. */
export function askTable(name: string, table: DecisionTable, inputs: TableInputs): Decided {
  checkInputs(name, table, inputs);
  const matched = table.rules.flatMap(({ when }, index) => (table.inputs.every((input) => cellMatches(when[input.name], input, inputs)) ? [index + 1] : []));
  const rows = table.hitPolicy === 'first' ? matched.slice(0, 1) : matched;
  if (table.hitPolicy === 'unique' && rows.length > 1)
    throw new Error(`The table "${name}" has two answers for ${shown(inputs)}: rows ${rows.join(' and ')} both match. Make them differ, or let the first win.`);
  if (rows.length > 0) return { rows, outputs: rows.map((row) => table.rules[row - 1]!.then) };
  if (table.default) return { rows: [], outputs: [table.default.then] };
  if (table.hitPolicy === 'collect') return { rows: [], outputs: [] };
  throw new Error(`The table "${name}" has no row for ${shown(inputs)}: add one, or a default.`);
}

/** Inputs as a person reads them: `kind = "letter", urgent = true`. */
export const shown = (inputs: TableInputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ');

function checkInputs(name: string, { inputs: wanted }: DecisionTable, given: TableInputs): void {
  const names = wanted.map((input) => input.name);
  for (const key of Object.keys(given)) if (!names.includes(key)) throw new Error(`The table "${name}" does not ask for "${key}"; ${advice(key, names)}`);
  for (const input of wanted) {
    const value = given[input.name] ?? null;
    if (!fits(input, value)) throw new Error(`The table "${name}" was given ${input.name} = ${JSON.stringify(value)}: ${askedFor(input)} is wanted.`);
  }
}

function fits(input: TableInput, value: CellValue): boolean {
  if (value === null) return input.optional === true;
  switch (input.type) {
    case 'enum':
      return typeof value === 'string' && input.values.includes(value);
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        (input.type === 'number' || Number.isInteger(value)) &&
        value >= (input.minimum ?? -Infinity) &&
        value <= (input.maximum ?? Infinity)
      );
  }
}

function askedFor(input: TableInput): string {
  if (input.type === 'enum') return `one of ${input.values.join(', ')}`;
  return input.type === 'date' ? 'a date such as "2026-11-24"' : `a ${input.type} within its limits`;
}
