import { DomainError } from '#domain/errors/domain-error.js';

/** Where a page ended, as an opaque text. */
export function toCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

type Check = (part: string) => boolean;

/** The place that a cursor means; a cursor that we did not make is refused. */
export function fromCursor(cursor: string | undefined, checks: readonly Check[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === checks.length && place.every((part, i) => typeof part === 'string' && checks[i]!(part)))
      return place as string[];
  } catch {
    // No JSON: refused below, like any other foreign text.
  }
  throw new DomainError('invalid', {}, [{ path: 'cursor', rule: 'format' }]);
}

export const UUID: Check = (part) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(part);
/** As `toISOString` writes it: PostgreSQL would fail on a 31st of February. */
export const INSTANT: Check = (part) => /^-?infinity$/.test(part) || (Date.parse(part) > 0 && new Date(part).toISOString() === part);
/** What surely fits into a bigint. */
export const WHOLE: Check = (part) => /^\d{1,18}$/.test(part);

/** Refuses an id that cannot be one, as not there. */
export function uuid(id: string): string {
  if (!UUID(id)) throw new DomainError('not-found');
  return id;
}
