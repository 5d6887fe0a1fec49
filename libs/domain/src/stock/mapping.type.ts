import type { Currency } from '../money/currency.rule.js';
import type { Columns, Field } from './columns.rule.js';
import type { DecimalMark } from './decimal-text.rule.js';

/** How the files of a supplier are read: kept with the supplier, and held against each new file. */
export interface Mapping {
  columns: Columns;
  /** The headers that those columns had, as they are compared; empty texts where the file has none. */
  headers: Partial<Record<Field, string>>;
  /** The row of the headers, from 1, where somebody said so; null: it is looked for. */
  headerRow: number | null;
  /** The first row has data, there are no headers. */
  headless: boolean;
  /** Sheets by name, hidden ones too; null: all that are not hidden. */
  sheets: string[] | null;
  decimal: DecimalMark | null;
  /** Of a price that names none, neither in its cell nor in its header; null: the supplier's. */
  currency: Currency | null;
}

/** Which part of a file somebody wants to see before he says what is what. What is left out is as it would be read. */
export interface Look {
  sheets?: string[] | undefined;
  /** From 1; 0: there are no headers. */
  headerRow?: number | undefined;
}

/** What a person says of a file whose columns were not understood. What is left out is guessed as before. */
export interface MappingChoice {
  columns: Columns;
  headerRow?: number | undefined;
  sheets?: string[] | undefined;
  decimal?: DecimalMark | undefined;
  currency?: Currency | undefined;
  /** Of the list that counts: it is to be read otherwise from now on. */
  again?: boolean | undefined;
}
