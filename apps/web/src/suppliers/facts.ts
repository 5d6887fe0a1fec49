import type { Supplier, SupplierFacts } from '../api/types';

/** What a form about a supplier holds, as texts; an empty one is not known. */
export type TypedSupplier = Record<'name' | 'contact' | 'phone' | 'email' | 'site' | 'currency' | 'longestAgeDays', string>;

export const NOTHING_KNOWN: TypedSupplier = { name: '', contact: '', phone: '', email: '', site: '', currency: 'RUB', longestAgeDays: '' };

/** What is known of a supplier, to be changed. */
export function typedOf({ name, contact, phoneText, email, site, currency, longestAgeDays }: Supplier): TypedSupplier {
  return {
    name,
    contact: contact ?? '',
    phone: phoneText ?? '',
    email: email ?? '',
    site: site ?? '',
    currency,
    longestAgeDays: longestAgeDays === null ? '' : String(longestAgeDays),
  };
}

/** Only what was changed; what was emptied is forgotten. An address of a site may be typed without its `https`. */
export function supplierChanges(before: TypedSupplier, after: TypedSupplier): SupplierFacts {
  const changed = (Object.keys(before) as (keyof TypedSupplier)[]).filter((field) => before[field].trim() !== after[field].trim());
  return Object.fromEntries(changed.map((field) => [field, sent(field, after[field].trim())]));
}

function sent(field: keyof TypedSupplier, text: string): string | number | null {
  if (text === '') return field === 'name' ? '' : null;
  if (field === 'site') return /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  // What is no number is sent as it is: the server says what is wrong with it.
  return field === 'longestAgeDays' && /^\d+$/.test(text) ? Number(text) : text;
}
