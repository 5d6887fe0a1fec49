import { lazy, type ComponentType } from 'react';
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

type Editor = ComponentType<ListEditorProps>;

/** Editors of their own, by the `widget` that a contract names; each is loaded only where a form has such a list. */
const OWN: Readonly<Record<string, Editor>> = {};

/** The table for any rows. */
const Plain: Editor = lazy(() => import('./list/ListEditor').then((module) => ({ default: module.ListEditor })));

/** Who edits a list: the editor of its name, else the plain table. */
export function editorOf(widget: string | undefined): Editor {
  return widget !== undefined && Object.hasOwn(OWN, widget) ? OWN[widget]! : Plain;
}
