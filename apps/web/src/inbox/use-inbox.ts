import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../api/client';
import type { TaskList } from '../api/types';
import { serverNow } from '../time/now';
import { queryOf, type Filter } from './filter';
import { anew, compare, layOut, refresh, type Difference, type Entry } from './snapshot';

/** The first page is there at once; the further ones are fetched while one scrolls, and may be larger. */
const FIRST = 50;
const FURTHER = 100;

/** What stands on the screen. */
interface Held {
  /** Of which list. */
  list: string;
  entries: readonly Entry[];
  /** Pages that are laid out in it. */
  laid: number;
}

/** Where each page begins. */
interface Places {
  list: string;
  cursors: readonly (string | null)[];
}

/** One page of a list. Its key is shaped as those of the other queries, so that live changes find it. */
function pageQuery(filter: Filter, cursor: string | null, enabled: boolean) {
  const query = { ...queryOf(filter), limit: cursor === null ? FIRST : FURTHER, ...(cursor === null ? {} : { cursor }) };
  return {
    queryKey: ['get', '/api/v1/tasks', { params: { query } }],
    enabled,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<TaskList> => {
      const { data, error } = await api.GET('/api/v1/tasks', { params: { query }, signal });
      if (!data) throw error;
      return data;
    },
  };
}

const together = (results: UseQueryResult<TaskList>[]) => ({
  pages: results.map(({ data }) => data),
  settled: results[0]?.isSuccess === true && !results[0].isFetching,
  pending: results[0]?.isPending ?? true,
  error: results[0]?.error ?? null,
  loadingMore: results.length > 1 && results.at(-1)?.isFetching === true && results.at(-1)?.data === undefined,
  moreFailed: results.length > 1 && results.at(-1)?.isError === true,
});

/**
 * The inbox as the reader sees it. Rows change in place at once; rows come, go and move only when asked (`accept`), so that
 * nothing moves under the hand. Until the first answer of this visit there is nothing to hold on to, nor in an empty list.
 * Each page is a query of its own, and only the first and those in view are asked again when something changes: ten thousand rows cost no more than fifty.
 */
export function useInbox(filter: Filter, { before = [null] }: { before?: readonly (string | null)[] | undefined } = {}) {
  const queries = useQueryClient();
  const list = JSON.stringify(filter);
  const [view, setView] = useState({ from: 0, to: 0 });
  const [places, setPlaces] = useState<Places>({ list, cursors: before });
  const [held, setHeld] = useState<Held | null>(null);
  const cursors = places.list === list ? places.cursors : [null];
  const { pages, settled, pending, error, loadingMore, moreFailed } = useQueries({
    queries: cursors.map((cursor, page) => pageQuery(filter, cursor, page === 0 || page === cursors.length - 1 || (page >= view.from && page <= view.to))),
    combine: together,
  });
  const here = held?.list === list ? held : null;
  const known = pages.findIndex((page) => page === undefined);
  const laid = known < 0 ? pages.length : known;
  const grouped = filter.sort === 'urgency';
  const layout = () => ({ now: serverNow(), grouped });
  if (here === null ? settled && (pages[0]?.items.length ?? 0) > 0 : here.entries.length > 0 && laid > here.laid)
    setHeld({ list, laid, entries: layOut(pages, layout(), here ? { entries: here.entries, from: here.laid } : {}) });
  // What was found before stands until the next answer.
  const waiting = here === null && pending && held !== null;
  const entries = useMemo(() => {
    if (waiting) return held.entries;
    return here === null || here.entries.length === 0 ? layOut(pages, { now: serverNow(), grouped }) : refresh(here.entries, pages);
  }, [waiting, held, here, pages, grouped]);
  const difference: Difference = useMemo(
    () => (waiting ? { fresh: 0, above: true, gone: new Set<string>() } : compare(entries, pages)),
    [waiting, entries, pages],
  );
  const next = pages.at(-1)?.nextCursor ?? null;
  return {
    ...{ entries, difference, waiting, error, grouped, loadingMore, moreFailed, cursors },
    first: pages[0],
    pending: pending && !waiting,
    retry: () => void queries.refetchQueries({ queryKey: pageQuery(filter, null, true).queryKey }),
    accept: () => setHeld({ list, laid, entries: pages[0]?.items.length === 0 ? [] : anew(entries, pages, layout()) }),
    hasMore: next !== null || moreFailed || loadingMore,
    /** The next page, once. */
    more: () => {
      const last = cursors.at(-1) ?? null;
      if (moreFailed) void queries.refetchQueries({ queryKey: pageQuery(filter, last, true).queryKey });
      else if (next !== null && !waiting) setPlaces({ list, cursors: [...cursors, next] });
    },
    /** Which rows are on the screen: their pages are kept as they are now. */
    look: (from: number, to: number) => {
      const seen = { from: entries[from]?.page ?? 0, to: entries[to]?.page ?? 0 };
      if (seen.from !== view.from || seen.to !== view.to) setView(seen);
    },
  };
}
