import type { CellValue, TableInput } from './decision-table.type.js';

const DAY = 24 * 3_600_000;

/**
 * One value for each class of values that the cells of a column cannot tell apart: the values that they speak of, and one between each
 * two neighbours and beyond the ends. What holds for these holds for everything that the input may be.
 */
export function classesOf(input: TableInput, spokenOf: readonly CellValue[]): CellValue[] {
  return [...valuesOf(input, spokenOf), ...(input.optional ? [null] : [])];
}

function valuesOf(input: TableInput, spokenOf: readonly CellValue[]): CellValue[] {
  switch (input.type) {
    case 'enum':
      return [...input.values];
    case 'boolean':
      return [true, false];
    case 'text':
      return [...new Set(spokenOf.filter((value) => typeof value === 'string')), otherThan(spokenOf)];
    case 'date':
      return points(spokenOf.filter((value) => typeof value === 'string').map(dayOf), { whole: true }).map(dateOf);
    case 'integer':
    case 'number':
      return points(
        spokenOf.filter((value) => typeof value === 'number'),
        { whole: input.type === 'integer', minimum: input.minimum, maximum: input.maximum },
      );
  }
}

/** A text that no cell speaks of. */
function otherThan(spokenOf: readonly CellValue[]): string {
  let other = 'something else';
  while (spokenOf.includes(other)) other += '…';
  return other;
}

interface Line {
  /** There is nothing between a whole number and the next. */
  whole: boolean;
  minimum?: number | undefined;
  maximum?: number | undefined;
}

/** The numbers, one between each two of them, and one beyond each end; only those that the line has. */
function points(numbers: readonly number[], { whole, minimum = -Infinity, maximum = Infinity }: Line): number[] {
  const ends = [minimum, maximum].filter(Number.isFinite);
  const sorted = [...new Set([...numbers, ...ends])].toSorted((a, b) => a - b);
  if (sorted.length === 0) return [0];
  const between = (a: number, b: number) => (whole ? Math.floor(a) + 1 : (a + b) / 2);
  const all = [
    Math.ceil(sorted[0]!) - 1,
    ...sorted.flatMap((a, i) => (i + 1 < sorted.length ? [a, between(a, sorted[i + 1]!)] : [a])),
    Math.floor(sorted.at(-1)!) + 1,
  ];
  return [...new Set(all)].filter((value) => value >= minimum && value <= maximum && (!whole || Number.isInteger(value)));
}

const dayOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
