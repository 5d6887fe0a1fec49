import { DomainError } from '#domain/errors/domain-error.js';

/** Where a page ended, as an opaque text. */
export function toCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor means; a cursor that we did not make is refused. */
export function fromCursor(cursor: string | undefined, checks: readonly RegExp[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === checks.length && place.every((part, i) => typeof part === 'string' && checks[i]!.test(part)))
      return place as string[];
  } catch {
    // No JSON: refused below, like any other foreign text.
  }
  throw new DomainError('invalid', {}, [{ path: 'cursor', rule: 'format' }]);
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|-?infinity)$/;
export const WHOLE = /^\d{1,19}$/;

/** Refuses an id that cannot be one, as not there. */
export function uuid(id: string): string {
  if (!UUID.test(id)) throw new DomainError('not-found');
  return id;
}
