import { useMemo, useState } from 'react';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import type { Scope, TaskRow } from '../api/types';
import { serverNow } from '../time/now';
import { arrange, compare, extend, refresh, type Difference, type Entry } from './snapshot';

const PAGE = 50;
/** News makes the pages be asked for anew, and a further page on its way is then dropped: so often it is asked for again. */
const TRIES = 5;

/** The list of a scope, page by page. Its key is shaped as those of the other queries, so that live changes find it. */
function useTaskPages(scope: Scope) {
  return usePages(['get', '/api/v1/tasks', { params: { query: { scope, limit: PAGE } } }], (place, signal) =>
    api.GET('/api/v1/tasks', { params: { query: { scope, limit: PAGE, ...place } }, signal }),
  );
}

const NONE: readonly TaskRow[] = [];

/**
 * The inbox as the reader sees it. Rows change in place at once; rows come, go and move only when asked (`accept`), so that
 * nothing moves under the hand. Until the first answer of this visit there is nothing to hold on to, nor in an empty list.
 */
export function useInbox(scope: Scope) {
  const pages = useTaskPages(scope);
  const [held, setHeld] = useState<readonly Entry[] | null>(null);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? NONE, [pages.data]);
  const settled = pages.isSuccess && !pages.isFetching;
  if (held === null && settled && rows.length > 0) setHeld(arrange(rows, serverNow()));
  const entries = useMemo(() => (held === null || held.length === 0 ? arrange(rows, serverNow()) : refresh(held, rows)), [held, rows]);
  const difference: Difference = useMemo(() => compare(entries, rows), [entries, rows]);
  return {
    entries,
    difference,
    counts: pages.data?.pages[0]?.counts,
    error: pages.error,
    pending: pages.isPending,
    retry: () => void pages.refetch(),
    accept: () => setHeld(rows.length > 0 ? arrange(rows, serverNow()) : null),
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    moreFailed: pages.isFetchNextPageError,
    more: async () => {
      const had = pages.data?.pages.length ?? 0;
      let answer = await pages.fetchNextPage({ cancelRefetch: false });
      const dropped = () => answer.error === null && (answer.data?.pages.length ?? 0) <= had;
      for (let tries = 1; tries < TRIES && dropped(); tries += 1) answer = await pages.fetchNextPage({ cancelRefetch: false });
      const last = dropped() ? [] : (answer.data?.pages.at(-1)?.items ?? []);
      setHeld((before) => extend(before ?? entries, last, serverNow()));
    },
  };
}
