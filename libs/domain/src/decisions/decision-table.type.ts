import type { LocalText } from '../packs/local-text.type.js';

/** What a table is asked with, and what it may be: the check of gaps goes through all of it. */
export type TableInput = {
  readonly name: string;
  /** May be null: the cell `null` is for that, and `-` for whatever it is. */
  readonly optional?: true;
} & (
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'number' | 'integer'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean' | 'date' | 'text' }
);

/** What a table answers. */
export type TableOutput = { readonly name: string } & (
  { readonly type: 'enum'; readonly values: readonly string[] } | { readonly type: 'text' | 'number' | 'boolean' }
);

export type CellValue = string | number | boolean | null;

/** What a row answers, and why there is such a row. */
export interface TableAnswer {
  /** A value for each output. */
  readonly then: Readonly<Record<string, string | number | boolean>>;
  /** The row in words, for the story of a case. */
  readonly why: LocalText;
  /** The requirement that it comes from. */
  readonly source: string;
}

/** A row: it matches where all its cells do. */
export interface TableRule extends TableAnswer {
  /** FEEL unary tests by input, such as `"legal"`, `< 5`, `[1..10)`, `not("spam")`; an input without a cell may be anything. */
  readonly when: Readonly<Record<string, string>>;
}

/**
 * A decision as data. `unique`: no two rows ever match together. `first`: the first that matches. `collect`: all that match, in their
 * order, and none is an answer, too.
 */
export interface DecisionTable {
  readonly title: LocalText;
  readonly hitPolicy: 'unique' | 'first' | 'collect';
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
  /** What holds where no row matches. */
  readonly default?: TableAnswer;
}

export type TableInputs = Readonly<Record<string, CellValue>>;

/** What came of asking a table. */
export interface Decided {
  /** Of `collect` one for each row that matched, else exactly one. */
  readonly outputs: readonly TableAnswer['then'][];
  /** The rows that matched, from 1; empty where the default row answered. */
  readonly rows: readonly number[];
}
