import { isEmpty, type FormData } from '../task/form/form-schema';

/** The answers that one chooses from, each under `call.choices` in the texts. */
const CHOICES = {
  clientKind: ['private', 'legal'],
  urgency: ['today', 'thisWeek', 'notUrgent'],
  kind: ['call', 'consultation', 'long-lead'],
  delivery: ['pickup', 'delivery'],
} as const;

/** One of a few answers: its value in the form, and its text. */
export type Choice = {
  [Name in keyof typeof CHOICES]: { value: string; label: `call.choices.${Name}.${(typeof CHOICES)[Name][number]}` };
}[keyof typeof CHOICES];
export type LineName = 'question' | 'phone' | 'name' | 'city' | 'company' | 'inn' | 'neededBy' | 'article' | 'email';

/** One thing to find out on a call, as the page asks for it. */
export type Row = { name: LineName; as: 'long' | 'line' } | { name: keyof typeof CHOICES; as: 'choice'; choices: readonly Choice[] };

const choice = <Name extends keyof typeof CHOICES>(name: Name): Row => ({
  name,
  as: 'choice',
  choices: CHOICES[name].map((value) => ({ value, label: `call.choices.${name}.${value}` }) as Choice),
});

const ROWS: readonly Row[] = [
  { name: 'question', as: 'long' },
  { name: 'phone', as: 'line' },
  { name: 'name', as: 'line' },
  { name: 'city', as: 'line' },
  choice('clientKind'),
  { name: 'company', as: 'line' },
  { name: 'neededBy', as: 'line' },
  choice('urgency'),
  choice('kind'),
  { name: 'article', as: 'line' },
  choice('delivery'),
  { name: 'inn', as: 'line' },
  { name: 'email', as: 'line' },
];

/** Asked only of whoever calls for a company. */
const OF_COMPANIES: ReadonlySet<string> = new Set(['company', 'inn']);

export type RowName = Row['name'];
export const ROW_NAMES: ReadonlySet<string> = new Set(ROWS.map(({ name }) => name));

/** The rows in the order of the talk: of those that the form has, what is asked of companies only of whoever calls for one, or has named one. */
export function rowsOf(data: FormData, hasField: (name: string) => boolean): Row[] {
  return ROWS.filter(
    ({ name }) => hasField(name) && (!OF_COMPANIES.has(name) || data['clientKind'] === 'legal' || !isEmpty(data['company']) || !isEmpty(data[name])),
  );
}

/** `given`: said on this call; `confirmed`: known before, and said again; `known`: to be confirmed, not asked (WT-1.4). */
export type RowState = 'given' | 'confirmed' | 'known' | 'empty';

export function stateOf(name: string, data: FormData, known: FormData): RowState {
  if (isEmpty(data[name])) return isEmpty(known[name]) ? 'empty' : 'known';
  return data[name] === known[name] ? 'confirmed' : 'given';
}

/** What was typed into a field of words; nothing where it holds none. */
export function wordsOf(data: FormData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

/** Where the talk is: the first row that was not said yet. */
export function firstOpen(rows: readonly Row[], data: FormData): RowName | undefined {
  return rows.find(({ name }) => isEmpty(data[name]))?.name;
}
