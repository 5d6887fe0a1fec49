import type { AuditEntry } from '../api/types';

/** So many of the latest are not among those that are shown. */
export function newOnes(shown: readonly Pick<AuditEntry, 'id'>[], latest: readonly Pick<AuditEntry, 'id'>[]): number {
  const [top] = shown;
  const place = latest.findIndex(({ id }) => id === top?.id);
  return place < 0 ? latest.length : place;
}
