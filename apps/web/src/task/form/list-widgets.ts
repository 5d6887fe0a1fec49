import { lazy, type ComponentType } from 'react';
import type { ListEditorProps } from './list-editor';

type Editor = ComponentType<ListEditorProps>;

/** Editors of their own, by the `widget` that a contract names; each is loaded only where a form has such a list. */
const OWN: Readonly<Record<string, Editor>> = {
  items: lazy(() => import('../../deal/ItemsList').then((module) => ({ default: module.ItemsList }))),
  offer: lazy(() => import('../../deal/OfferList').then((module) => ({ default: module.OfferList }))),
  answers: lazy(() => import('../../deal/AnswersList').then((module) => ({ default: module.AnswersList }))),
  objections: lazy(() => import('../../deal/ObjectionsList').then((module) => ({ default: module.ObjectionsList }))),
};

/** The table for any rows. */
const Plain: Editor = lazy(() => import('./list/ListEditor').then((module) => ({ default: module.ListEditor })));

/** Who edits a list: the editor of its name, else the plain table. */
export function editorOf(widget: string | undefined): Editor {
  return widget !== undefined && Object.hasOwn(OWN, widget) ? OWN[widget]! : Plain;
}
