import { useMemo } from 'react';
import { query } from '../api/client';
import type { Stretch } from './hours';

/** Hours change rarely; ms. */
const FRESH = 3_600_000;

/** When the company works, as far ahead as the server tells; nothing before it has answered. */
export function useOpenHours(): { hours: readonly Stretch[]; until: number } {
  const { data } = query.useQuery('get', '/api/v1/settings/hours', {}, { staleTime: FRESH });
  return useMemo(
    () => ({
      hours: (data?.open ?? []).map(({ from, until }) => [Date.parse(from), Date.parse(until)] as const),
      until: data ? Date.parse(data.until) : 0,
    }),
    [data],
  );
}
