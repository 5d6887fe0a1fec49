import { isEmpty, type FormData } from '../task/form/form-schema';

/** One thing to find out on a call, as the page asks for it. */
export interface Row {
  name: 'question' | 'phone' | 'name' | 'city' | 'clientKind' | 'company' | 'neededBy' | 'urgency' | 'kind';
  as: 'long' | 'line' | 'choice';
  /** Of a choice: keys under `call.choices.<name>` in the texts, each with its digit. */
  choices?: readonly string[];
}

const ROWS: readonly Row[] = [
  { name: 'question', as: 'long' },
  { name: 'phone', as: 'line' },
  { name: 'name', as: 'line' },
  { name: 'city', as: 'line' },
  { name: 'clientKind', as: 'choice', choices: ['private', 'legal'] },
  { name: 'company', as: 'line' },
  { name: 'neededBy', as: 'line' },
  { name: 'urgency', as: 'choice', choices: ['today', 'thisWeek', 'notUrgent'] },
  { name: 'kind', as: 'choice', choices: ['call', 'consultation', 'long-lead'] },
];

export type RowName = Row['name'];
export const ROW_NAMES: ReadonlySet<string> = new Set(ROWS.map(({ name }) => name));

/** The rows in the order of the talk: of those that the form has, a company only of whoever calls for one, or has named one. */
export function rowsOf(data: FormData, hasField: (name: string) => boolean): Row[] {
  return ROWS.filter(({ name }) => hasField(name) && (name !== 'company' || data['clientKind'] === 'legal' || !isEmpty(data['company'])));
}

/** `given`: said on this call; `confirmed`: known before, and said again; `known`: to be confirmed, not asked (WT-1.4). */
export type RowState = 'given' | 'confirmed' | 'known' | 'empty';

export function stateOf(name: string, data: FormData, known: FormData): RowState {
  if (isEmpty(data[name])) return isEmpty(known[name]) ? 'empty' : 'known';
  return data[name] === known[name] ? 'confirmed' : 'given';
}

/** Where the talk is: the first row that was not said yet. */
export function firstOpen(rows: readonly Row[], data: FormData): RowName | undefined {
  return rows.find(({ name }) => isEmpty(data[name]))?.name;
}
