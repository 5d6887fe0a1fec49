import { FIELDS, type Columns, type Field } from '#domain/stock/columns.rule.js';
import { markOf, type DecimalMark } from '#domain/stock/decimal-text.rule.js';
import { understoodRow, type UnderstoodRow } from '#domain/stock/understood-row.rule.js';
import type { Currency } from '#domain/money/currency.rule.js';
import type { MappingQuestion } from '../api/types';

/** What somebody says of a file before it is read. */
export interface Said {
  columns: Columns;
  /** Null: as its numbers tell. */
  decimal: DecimalMark | null;
  /** Of prices that name none; null: the supplier's. */
  currency: Currency | null;
}

const LETTERS = 26;
const FIRST_LETTER = 65;

/** A column as spreadsheets call it: A, B … Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / LETTERS) - 1;
  return (rest < 0 ? '' : columnLetter(rest)) + String.fromCodePoint(FIRST_LETTER + (index % LETTERS));
}

/** The columns as they are guessed. */
export function guessedColumns({ columns }: MappingQuestion): Columns {
  return Object.fromEntries(columns.flatMap(({ index, guess }) => (guess === null ? [] : [[guess, index]])));
}

/** Which field a column is. */
export function fieldAt(columns: Columns, index: number): Field | null {
  return FIELDS.find((field) => columns[field] === index) ?? null;
}

/** Makes a column a field; whichever was it before is none then, and what it was before is free: a column is one thing, and a thing one column. */
export function withField(columns: Columns, index: number, field: Field | null): Columns {
  const left = FIELDS.filter((other) => other !== field && columns[other] !== undefined && columns[other] !== index);
  return { ...Object.fromEntries(left.map((other) => [other, columns[other]])), ...(field === null ? {} : { [field]: index }) };
}

/** What moved since this supplier's last file: where it was, and where it is proposed now; null: not found. */
export interface Moved {
  field: Field;
  was: { index: number; header: string };
  now: { index: number; header: string } | null;
}

/** The columns that stand elsewhere, or are called otherwise, than until now. */
export function movedColumns({ before = [], doubts, columns }: MappingQuestion): Moved[] {
  return before
    .filter(({ field }) => doubts.includes(field))
    .map(({ field, ...was }) => {
      const now = columns.find(({ guess }) => guess === field);
      return { field, was, now: now ? { index: now.index, header: now.header } : null };
    });
}

/** The first rows as they will be understood. `day`: of the list, or today. */
export function understood(question: MappingQuestion, said: Said, { currency, day }: { currency: Currency; day: string }): UnderstoodRow[] {
  const price = question.columns.find(({ index }) => index === said.columns.price);
  const decimal = said.decimal ?? price?.decimal ?? (price ? markOf(question.sample.map((row) => row[price.index] ?? '')) : null);
  const named = (price?.currency ?? null) as Currency | null;
  return question.sample.map((row) => understoodRow(row, { columns: said.columns, decimal, currency: named ?? said.currency ?? currency, day }));
}
