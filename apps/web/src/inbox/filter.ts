import { SCOPES, SORTS, type DeadlineFilter, type InboxView, type Scope, type Sort, type TaskQuery } from '../api/types';

/** In an address: what the view asks for is not asked for here. */
const NOTHING = '*';

/** What the address of an inbox says; what is left out is as the view has it, else as in the whole inbox. */
export interface InboxSearch {
  view?: string;
  scope?: Scope;
  q?: string;
  sort?: Sort;
  process?: string;
  step?: string;
  deadline?: DeadlineFilter | typeof NOTHING;
  group?: string;
}

/** What a list shows. */
export type Filter = InboxView['filter'];

/** One's own tasks, the most urgent first. */
export const WHOLE: Filter = { scope: 'mine', q: '', sort: 'urgency', process: null, step: null, deadline: null, group: null };

const DEADLINES = ['late', 'soon', NOTHING] as const;
const WORD = /^(?:[\w-]{1,100}|\*)$/;
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);
const word = (value: unknown): string | undefined => (typeof value === 'string' && WORD.test(value) ? value : undefined);

/** Reads an address; what it should not say is left out. */
export function searchOf(raw: Record<string, unknown>): InboxSearch {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : undefined;
  return named({
    view: word(raw.view),
    scope: oneOf(SCOPES, raw.scope),
    q: q?.trim() === '' ? undefined : q,
    sort: oneOf(SORTS, raw.sort),
    process: word(raw.process),
    step: word(raw.step),
    deadline: oneOf(DEADLINES, raw.deadline),
    group: word(raw.group),
  });
}

/** Without what says nothing. */
function named<T extends object>(parts: T): { [Part in keyof T]?: Exclude<T[Part], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [Part in keyof T]?: Exclude<T[Part], undefined> };
}

/** The filter of an address, by the view that it names. */
export function filterOf({ view: _view, ...search }: InboxSearch, view: Pick<InboxView, 'filter'> | undefined): Filter {
  const said = Object.entries(search).map(([part, value]) => [part, value === NOTHING ? WHOLE[part as keyof Filter] : value]);
  return { ...WHOLE, ...view?.filter, ...(Object.fromEntries(said) as Partial<Filter>) };
}

/** The address of a filter: of a view only what is otherwise than the view has it. */
export function addressOf(filter: Filter, view: Pick<InboxView, 'id' | 'filter'> | undefined): InboxSearch {
  const base: Filter = { ...WHOLE, ...view?.filter };
  const other = Object.entries(filter).filter(([part, value]) => value !== base[part as keyof Filter]);
  const said = Object.fromEntries(other.map(([part, value]) => [part, empty(value) ? NOTHING : value]));
  return { ...(view ? { view: view.id } : {}), ...(said as InboxSearch) };
}

const empty = (value: unknown): boolean => value === null || value === '';

/** What the list is asked for. */
export function queryOf(filter: Filter): TaskQuery {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => !empty(value))) as TaskQuery;
}

/** Whether two filters show the same. */
export function same(one: Filter, other: Filter): boolean {
  return (Object.keys(WHOLE) as (keyof Filter)[]).every((part) => one[part] === other[part]);
}

/** How many things it asks for, beside scope and order. */
export function asks({ q, process, step, deadline, group }: Filter): number {
  return [q !== '', process !== null || step !== null, deadline !== null, group !== null].filter(Boolean).length;
}
