import type { Currency } from '../money/currency.rule.js';
import type { Field } from './columns.rule.js';
import type { DecimalMark } from './decimal-text.rule.js';
import type { Mapping } from './mapping.type.js';
import type { StockState } from './stock-text.rule.js';

/** One row of a price list that was read. */
export interface OfferRow {
  sheet: string;
  /** As the spreadsheet counts, from 1. */
  row: number;
  article: string | null;
  name: string | null;
  group: string | null;
  /** A decimal text; null: the list says none. */
  price: string | null;
  currency: string | null;
  state: StockState;
  quantity: string | null;
  atLeast: boolean;
  /** What stood in the cell. */
  stockText: string | null;
  expectedOn: string | null;
  link: string | null;
}

/** Why a row was not taken, or what of it was not understood; a key of the texts. */
export const ROW_REASONS = [
  'nameless',
  'nothing-said',
  'price',
  'price-ambiguous',
  'price-currency',
  'price-below-zero',
  'formula',
  'duplicate',
  'conflict',
  'stock-unclear',
  'expected-unclear',
] as const;

export type RowReason = (typeof ROW_REASONS)[number];

/** A row of which something is to be told. */
export interface RowNote {
  sheet: string;
  row: number;
  reason: RowReason;
  /** What stood there, or the row that came first. */
  value: string | null;
}

/** A column of a file whose columns were not understood. */
export interface SampleColumn {
  index: number;
  header: string;
  guess: Field | null;
  /** Why it is guessed so: what its header says, what stands in it, or how this supplier's files were read until now. */
  by?: GuessedBy | null;
  /** What its header, or the form of its cells, names as currency. */
  currency?: Currency | null;
  /** What its numbers have before their fraction, where the first rows alone do not tell. */
  decimal?: DecimalMark | null;
}

/** By what a column is guessed. */
export type GuessedBy = 'header' | 'contents' | 'kept';

/** A column as this supplier's files had it until now. */
export interface KeptColumn {
  field: Field;
  /** From 0. */
  index: number;
  /** As headers are compared; empty where there was none. */
  header: string;
}

/** What was said of this supplier's files beside their columns; null: nothing, it is as the file tells. */
export interface KeptReading {
  sheets: string[] | null;
  headerRow: number | null;
  decimal: DecimalMark | null;
  currency: Currency | null;
}

/** What somebody has to look at before the file can be read. */
export interface MappingQuestion {
  sheet: string;
  /** All sheets of the file, for a choice. */
  sheets: { name: string; hidden: boolean }[];
  /** From 1; null where no headers were found. */
  headerRow: number | null;
  /** What is not sure: fields with two columns, or none, or whose contents do not look like it; with a kept mapping, what moved or is called otherwise. */
  doubts: Field[];
  /** Whether this supplier's files looked otherwise until now. */
  changed: boolean;
  /** How they were read until now; left out of a supplier's first file. */
  before?: KeptColumn[];
  /** What else was said of them. */
  kept?: KeptReading;
  columns: SampleColumn[];
  /** The first rows under the headers, as texts. */
  sample: string[][];
}

/** What the reading thread tells, in this order: `asked` alone, or `begun`, any number of `rows`, `done`. */
export type ReadMessage =
  | { kind: 'refused'; reason: FileReason }
  | { kind: 'asked'; question: MappingQuestion; rows: number; datedOn: DatedOn | null }
  | { kind: 'begun'; mapping: Mapping; question: MappingQuestion; rows: number; datedOn: DatedOn | null }
  | { kind: 'rows'; offers: OfferRow[]; rejected: RowNote[]; unclear: RowNote[]; read: number }
  | { kind: 'done' };

/** The day of a list, and where it stood. */
export interface DatedOn {
  day: string;
  by: 'title' | 'name' | 'file';
}

/** Why a file is not read at all; a key of the texts. */
export const FILE_REASONS = [
  'file-empty',
  'file-foreign',
  'file-encrypted',
  'file-broken',
  'file-bomb',
  'file-too-long',
  'file-too-hard',
  'file-no-table',
  'file-no-sheet',
] as const;

export type FileReason = (typeof FILE_REASONS)[number];
