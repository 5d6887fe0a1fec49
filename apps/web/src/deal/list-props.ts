import type { ListSchema, Row } from '../task/form/form-schema';

export type { Row } from '../task/form/form-schema';

/** What an own editor of a list is told, as the form's register of editors says it. */
export interface ListProps {
  id: string;
  name: string;
  field: ListSchema;
  rows: readonly Row[];
  /** By place: `0.quantity`. */
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
  change: (rows: readonly Row[]) => void;
}

/** A text of a row; empty where there is none. A draft may hold anything. */
export const textOf = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : '');

/** What is wrong in one row, by field. */
export function wrongOf(wrong: Readonly<Record<string, string>>, index: number): Readonly<Record<string, string>> {
  const own = `${index}.`;
  return Object.fromEntries(Object.entries(wrong).flatMap(([path, text]) => (path.startsWith(own) ? [[path.slice(own.length), text]] : [])));
}
