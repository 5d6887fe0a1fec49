import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { AuditEntry } from '../api/types';
import { usePages } from '../api/use-pages';
import { nextDay, startOfDay } from '../time/day-start';
import { usePlace } from '../time/place';
import type { AuditWanted } from './audit-wanted';
import { newOnes } from './new-ones';

const PAGE = 50;
const PATH = '/api/v1/audit';
/** How often is asked what came since; ms. */
const EVERY = 20_000;
/** Whoever has missed more reads from the top anyhow. Another number than a page's: the two are kept apart by what is asked. */
const MOST_NEW = 100;

/** What the API is asked: the whole of the last day belongs to it. */
export function useAsked({ from, until, ...wanted }: AuditWanted) {
  const { timeZone } = usePlace();
  return {
    ...wanted,
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone) }),
    ...(until === undefined ? {} : { until: startOfDay(nextDay(until), timeZone) }),
  };
}

/** The entries that are wanted, newest first, as they were when they were asked for: the list moves only when one wants it. */
export function useAudit(wanted: AuditWanted) {
  const asked = { ...useAsked(wanted), limit: PAGE };
  return usePages(['get', PATH, { params: { query: asked } }], (place, signal) => api.GET(PATH, { params: { query: { ...asked, ...place } }, signal }), {
    keep: true,
  });
}

/** How many came since the list was read, and an act that shows them. */
export function useNews(wanted: AuditWanted, shown: readonly AuditEntry[] | undefined) {
  const queries = useQueryClient();
  const asked = { ...useAsked(wanted), limit: MOST_NEW };
  const { data } = query.useQuery('get', PATH, { params: { query: asked } }, { enabled: shown !== undefined, refetchInterval: EVERY });
  const show = () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === PATH });
  return { count: shown && data ? newOnes(shown, data.items) : 0, show: () => void show() };
}
