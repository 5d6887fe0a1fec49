import type { ClientDetail, ClientFacts } from '../api/types';

/** What a form about a client holds, as texts; an empty one is not known. */
export type TypedFacts = Record<'name' | 'company' | 'phone' | 'email' | 'inn' | 'city' | 'kind', string>;

export const NOTHING_TYPED: TypedFacts = { name: '', company: '', phone: '', email: '', inn: '', city: '', kind: '' };

/** All phones, or e-mails, of the client himself in one field, the main one first. */
function ownKeys({ keys }: ClientDetail, kind: 'phone' | 'email'): string {
  return keys
    .filter((key) => key.kind === kind && key.contact === null)
    .map(({ text }) => text)
    .join(', ');
}

/** What is known of a client, to be changed. */
export function factsOf(client: ClientDetail): TypedFacts {
  const { name, company, inn, city, kind } = client;
  return {
    name: name ?? '',
    company: company ?? '',
    phone: ownKeys(client, 'phone'),
    email: ownKeys(client, 'email'),
    inn: inn ?? '',
    city: city ?? '',
    kind: kind ?? '',
  };
}

/** Only what was changed; what was emptied is forgotten. */
export function changesOf(before: TypedFacts, after: TypedFacts): ClientFacts {
  const changed = (Object.keys(before) as (keyof TypedFacts)[]).filter((field) => before[field].trim() !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, after[field].trim() || null]));
}

/** A number and an e-mail are what most will type to find somebody: a new client begins with that. */
export function begunWith(typed: string): TypedFacts {
  if (typed.includes('@')) return { ...NOTHING_TYPED, email: typed };
  return /^[\d\s()+-]+$/.test(typed) && typed !== '' ? { ...NOTHING_TYPED, phone: typed } : { ...NOTHING_TYPED, name: typed };
}
