import { evaluate, parseUnaryTests, unaryTest } from 'feelin';
import type { CellValue, TableInput, TableInputs } from './decision-table.type.js';

/** What a cell is made of: the values that it speaks of are where its answer may change. */
export interface ReadCell {
  /** What is wrong with it as FEEL, as the end of a sentence. */
  readonly wrong?: string;
  /** The values that stand in it. */
  readonly values: readonly CellValue[];
  /** More than values and comparisons: what it matches cannot be told without asking it. */
  readonly free: boolean;
  /** Compares by order, not only by equality. */
  readonly ordered: boolean;
}

/** Parts that only join values: between two neighbouring values of a cell made of these its answer never changes. */
const JOINS = new Set([
  ...['UnaryTests', 'Wildcard', 'PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'Comparison', 'Conjunction', 'Disjunction'],
  ...['CompareOp', 'Interval', 'ArithOp', 'ParenthesizedExpression', 'not', 'and', 'or', '?', '(', ')', '[', ']', '..'],
]);
const VALUES = new Set(['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'DateTimeLiteral', 'null']);

/** Reads a cell as FEEL unary tests. */
export function readCell(cell: string): ReadCell {
  const values: CellValue[] = [];
  let wrong: string | undefined;
  let free = false;
  let ordered = false;
  parseUnaryTests(cell, {}, undefined).iterate({
    enter({ name, type, from, to }) {
      const text = cell.slice(from, to);
      if (type.isError) wrong ??= from < cell.length ? `FEEL does not understand it at "${cell.slice(from)}"` : 'FEEL misses something at its end';
      else if (VALUES.has(name)) {
        const value = valueOf(text);
        if (value === undefined) free = true;
        else values.push(value);
        return false; // what is inside a value is not looked at
      } else if (!JOINS.has(name)) free = true;
      if (name === 'Interval' || (name === 'CompareOp' && !/^!?=$/.test(text))) ordered = true;
      return true;
    },
  });
  return { values, free, ordered, ...(wrong === undefined ? {} : { wrong }) };
}

/** A literal as a value of ours: a date is its text. Undefined for what no input can be. */
function valueOf(literal: string): CellValue | undefined {
  const value: unknown = evaluate(literal, {}).value;
  if (value === null) return literal === 'null' ? null : undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const date = /^(?:date\(\s*|@)"(\d{4}-\d\d-\d\d)"/.exec(literal);
  return date?.[1];
}

/** Whether a cell matches a value; `-` and no cell match all. The other inputs are known to it by their names. */
export function cellMatches(cell: string | undefined, input: TableInput, inputs: TableInputs): boolean {
  if (cell === undefined) return true;
  return unaryTest(cell, context(input, inputs)).value === true;
}

/** What FEEL says of a cell when it is asked with these inputs: names and functions that there are not. */
export function warningsOf(cell: string, input: TableInput, inputs: TableInputs): { unknown: string }[] {
  return unaryTest(cell, context(input, inputs))
    .warnings.filter(({ type }) => type === 'NO_VARIABLE_FOUND' || type === 'NO_FUNCTION_FOUND')
    .map(({ position, message }) => ({ unknown: position ? cell.slice(position.from, position.to) : message }));
}

const context = (input: TableInput, inputs: TableInputs) => ({ ...inputs, '?': feelValue(input, inputs[input.name] ?? null) });

function feelValue(input: TableInput, value: CellValue): unknown {
  return input.type === 'date' && value !== null ? evaluate(`date(${JSON.stringify(value)})`, {}).value : value;
}
