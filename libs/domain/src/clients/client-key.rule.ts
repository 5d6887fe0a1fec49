import { isInn } from './inn.rule.js';
import { phonesOf } from './phone.rule.js';

/** In the order of how surely they tell who somebody is: phone and e-mail of two clients is the phone's client. */
export const KEY_KINDS = ['phone', 'email', 'inn'] as const;

export type KeyKind = (typeof KEY_KINDS)[number];

/** A value by which a client is known. */
export interface ClientKeyValue {
  kind: KeyKind;
  value: string;
}

/** What may hold values, as somebody wrote them; several phones or e-mails in one field are separated by a comma. */
export interface Identifying {
  phone?: string | null | undefined;
  email?: string | null | undefined;
  inn?: string | null | undefined;
}

const PLAIN_EMAIL = /^[^\s@"]+@[^\s@"]+$/;

/** All e-mails of a field, lower case, each once. One that is written strangely (`"a b"@example.com`) is not taken apart. */
export function emailsOf(text: string): string[] {
  const whole = text.trim().toLowerCase();
  const pieces = whole.split(/[,;\s]+/).filter((email) => email !== '');
  if (pieces.every((piece) => PLAIN_EMAIL.test(piece))) return [...new Set(pieces)];
  return [whole];
}

/** All that somebody can be known by, the surest first. A phone that cannot be dialled and an INN with a wrong digit would tell nobody from anybody. */
export function keysOf({ phone, email, inn }: Identifying): ClientKeyValue[] {
  return [
    ...phonesOf(phone ?? '').map((value): ClientKeyValue => ({ kind: 'phone', value })),
    ...emailsOf(email ?? '').map((value): ClientKeyValue => ({ kind: 'email', value })),
    ...(inn && isInn(inn.trim()) ? [{ kind: 'inn' as const, value: inn.trim() }] : []),
  ];
}

/** The first value of a kind: the main one. */
export function firstOf(keys: readonly ClientKeyValue[], wanted: KeyKind): string | null {
  return keys.find(({ kind }) => kind === wanted)?.value ?? null;
}
