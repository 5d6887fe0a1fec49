import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../api/problem';
import type { Outcome } from '../../api/types';
import { wrongCells, wrongValue, type Wrong } from './check';
import { isBlank, isEmpty, isList, rowsOf, type FieldSchema, type Fields, type FormData, type ListSchema } from './form-schema';

interface TaskFormOptions {
  fields: Fields;
  data: FormData;
  /** The outcome that the reader is about to choose; one without a label is the only thing that the form is for. */
  outcome: Outcome | undefined;
}

/** The field of a place in the form: `goods.1.quantity` is in `goods`. */
export function fieldOf(place: string): string {
  return place.split('.')[0] ?? place;
}

/** `data.city` of the body is the form's field `city`; rows in which nothing was said were not sent, and so were not counted. */
function placeOf(path: string, data: FormData): string {
  const [name = '', row, ...rest] = path.replace(/^data[./]/, '').split('.');
  if (row === undefined) return name;
  const sent = rowsOf(data[name]).flatMap((one, index) => (isBlank(one) ? [] : [index]));
  return [name, sent[Number(row)] ?? row, ...rest].join('.');
}

/** What stands at a place of the form. */
function valueAt(data: FormData, place: string): unknown {
  const [name = '', row, column] = place.split('.');
  return row === undefined || column === undefined ? data[name] : rowsOf(data[name])[Number(row)]?.[column];
}

/** What was said of a place still holds: neither it nor the number of rows has changed. */
function isSame(next: FormData, data: FormData, place: string): boolean {
  const name = fieldOf(place);
  return valueAt(next, place) === valueAt(data, place) && (name === place || rowsOf(next[name]).length === rowsOf(data[name]).length);
}

/** Columns in which a row needs something, by title. */
function columnsLacking(field: ListSchema, value: unknown): string[] {
  const names = wrongCells(field, value).flatMap(({ place, wrong }) => (wrong === null ? [place.split('.')[1] ?? ''] : []));
  return [...new Set(names)].map((name) => field.items.properties[name]?.title ?? name);
}

/** What is wrong with a field, and with each cell where it is a list; `wrong` is null where a cell is needed and empty. */
function wrongIn(name: string, field: FieldSchema, value: unknown): { place: string; wrong: Wrong | null }[] {
  if (isList(field)) return wrongCells(field, value).map(({ place, wrong }) => ({ place: `${name}.${place}`, wrong }));
  const wrong = wrongValue(field, value);
  return wrong ? [{ place: name, wrong }] : [];
}

/** What of a form is to be shown as wrong: a format once its field was left, what is missing once an outcome was tried, and what the server said. */
export function useTaskForm({ fields, data, outcome }: TaskFormOptions) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<string>();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const required = useMemo(() => new Set(outcome?.requires), [outcome]);

  const missing = (of: Outcome, given = data) => of.requires.filter((name) => name in fields && isEmpty(given[name]));
  const wrong = useMemo(() => {
    const texts: Record<string, string> = {};
    for (const [name, field] of Object.entries(fields)) {
      for (const { place, wrong: wrongNow } of wrongIn(name, field, data[name])) {
        if (wrongNow === null) {
          if (tried !== undefined) texts[place] = t('form.needed');
          // Beneath a time in words stands what is wrong with it.
        } else if ((left.has(place) && wrongNow.rule !== 'when') || tried !== undefined)
          texts[place] = t(`form.wrong.${wrongNow.rule}`, { count: wrongNow.limit ?? 0 });
      }
      if (outcome && tried === outcome.name && required.has(name) && isEmpty(data[name]))
        texts[name] = outcome.label === '' ? t('form.needed') : t('form.neededFor', { outcome: outcome.label });
    }
    return { ...texts, ...said };
  }, [fields, data, left, tried, outcome, required, said, t]);

  return {
    wrong,
    required,
    /** What this outcome lacks, by title: fields, and columns of rows that are not filled yet. */
    lacking: (of: Outcome): string[] =>
      Object.entries(fields).flatMap(([name, field]) => {
        const title = field.title ?? name;
        if (of.requires.includes(name) && isEmpty(data[name])) return [title];
        return isList(field) && of.requires.includes(name) ? columnsLacking(field, data[name]).map((column) => `${title}: ${column}`) : [];
      }),
    /** The first field, or cell of a list, that keeps this outcome from being sent with this data. */
    firstObstacle: (of: Outcome, given = data): string | undefined => {
      const lacks = missing(of, given);
      return Object.entries(fields).flatMap(([name, field]) =>
        lacks.includes(name) ? [name] : wrongIn(name, field, given[name]).map(({ place }) => place),
      )[0];
    },
    leave: (name: string) => setLeft((before) => new Set(before).add(name)),
    tryOutcome: (name: string) => setTried(name),
    /** Takes the server's refusals: the first field that they are of, and how many are of none. */
    takeFields: (problems: readonly FieldProblem[]): { first: string | undefined; rest: number } => {
      const told = problems.map(({ path, message }) => [placeOf(path, data), message] as const);
      setSaid(Object.fromEntries(told));
      const places = told.map(([place]) => place);
      const first = Object.keys(fields).flatMap((name) => places.filter((place) => fieldOf(place) === name))[0];
      return { first, rest: new Set(places.filter((place) => !(fieldOf(place) in fields))).size };
    },
    /** What the server said of a field is over when the field changes. */
    changed: (next: FormData) => setSaid((before) => Object.fromEntries(Object.entries(before).filter(([place]) => isSame(next, data, place)))),
  };
}

/** Some fields are loaded only when they are needed: so long one is waited for, ms. */
const PATIENCE = 5_000;

function focusIn(field: Element): boolean {
  const input = field.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, [data-first]');
  input?.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest' });
  return input !== null;
}

/** Brings the hand to a field or to a cell of a list, as soon as it is there; unless the hand went elsewhere meanwhile. */
export function focusField(place: string): void {
  const cell = document.querySelector(`[data-cell="${CSS.escape(place)}"]`);
  const field = cell ?? document.querySelector(`[data-field="${CSS.escape(fieldOf(place))}"]`);
  if (!field || focusIn(field)) return;
  const here = document.activeElement;
  const observer = new MutationObserver(() => (document.activeElement !== here || focusIn(field)) && observer.disconnect());
  observer.observe(field, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE);
}
