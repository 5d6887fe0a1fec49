import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Answer<Page> {
  data?: Page | undefined;
  error?: unknown;
}

/**
 * A list of the API, page by page: `ask` is given the place where the last page ended. An answer without data is the query's error. With `keep` the list
 * before stands until the next one is there, as while one types.
 */
export function usePages<Page extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  ask: (place: { cursor?: string }, signal: AbortSignal) => Promise<Answer<Page>>,
  { keep = false }: { keep?: boolean } = {},
) {
  return useInfiniteQuery({
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await ask(pageParam === null ? {} : { cursor: pageParam }, signal);
      if (!data) throw error;
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.nextCursor,
  });
}
