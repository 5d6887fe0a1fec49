import { lazy, type ComponentType } from 'react';
import type { ListEditorProps } from './list-editor';

type Editor = ComponentType<ListEditorProps>;

/** Editors of their own, by the `widget` that a contract names; each is loaded only where a form has such a list. */
const OWN: Readonly<Record<string, Editor>> = {};

/** The table for any rows. */
const Plain: Editor = lazy(() => import('./list/ListEditor').then((module) => ({ default: module.ListEditor })));

/** Who edits a list: the editor of its name, else the plain table. */
export function editorOf(widget: string | undefined): Editor {
  return widget !== undefined && Object.hasOwn(OWN, widget) ? OWN[widget]! : Plain;
}
