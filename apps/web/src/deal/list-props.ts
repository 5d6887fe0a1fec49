import type { Row } from '../task/form/form-schema';
import type { ListEditorProps } from '../task/form/list-editor';

export type { Row } from '../task/form/form-schema';

/** What an own editor of a list is told: it says itself when a cell has been left. */
export type ListProps = Omit<ListEditorProps, 'leave'>;

/** A text of a row; empty where there is none. A draft may hold anything. */
export const textOf = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : '');

/** What is wrong in one row, by field. */
export function wrongOf(wrong: Readonly<Record<string, string>>, index: number): Readonly<Record<string, string>> {
  const own = `${index}.`;
  return Object.fromEntries(Object.entries(wrong).flatMap(([path, text]) => (path.startsWith(own) ? [[path.slice(own.length), text]] : [])));
}
