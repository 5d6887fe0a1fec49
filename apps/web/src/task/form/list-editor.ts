import type { ListSchema, Row } from './form-schema';

/** What the editor of a list is told. Its cells have `data-cell="<name>.<row>.<field>"`, so that the hand is brought to what is wrong. */
export interface ListEditorProps {
  /** The beginning of its inputs' ids. */
  id: string;
  /** The list's name in the form. */
  name: string;
  field: ListSchema;
  rows: readonly Row[];
  /** What is wrong, by place: `0.quantity`. */
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
  change: (rows: readonly Row[]) => void;
  /** The hand has left a cell, told by its place: what is wrong with it may be said now. */
  leave: (place: string) => void;
}
