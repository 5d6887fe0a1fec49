import { isDeepStrictEqual } from 'node:util';

/** Whether a value has all these members, each just so. */
export function holdsAll(value: unknown, members: object): boolean {
  const of = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.entries(members).every(([name, wanted]) => isDeepStrictEqual(of[name], wanted));
}

/** A value in a message. */
export function sayValue(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
