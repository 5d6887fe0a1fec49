import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { StockItem, StockList } from '../api/types';

/** A pause between two letters, after which it is worth asking, ms. */
const PAUSE = 120;
/** So many are read while the client waits. */
const MOST = 8;
/** Stock changes with a new price list, a few times a day; ms. */
const FRESH = 60_000;

/**
 * Goods found by what is typed so far (WT-3.1). Each answer belongs to its own question, so that one that comes late shows nothing wrong; until the new one is
 * there the last stays in sight.
 */
export function useStock(typed: string) {
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, PAUSE);
  const wanted = text !== '';
  const { data, error, isPlaceholderData }: UseQueryResult<StockList, unknown> = query.useQuery(
    'get',
    '/api/v1/stock',
    { params: { query: { q: asked === '' ? text : asked, limit: MOST } } },
    { enabled: wanted && asked !== '', staleTime: FRESH, placeholderData: keepPreviousData },
  );
  return {
    items: wanted ? (data?.items ?? []) : [],
    /** The answer to just what stands in the field is there. */
    settled: wanted && asked === text && !isPlaceholderData && (data !== undefined || error !== null),
    failed: error !== null,
  };
}

/** What the price lists say now of a thing that was picked before; undefined while nobody has answered, null where they do not have it. */
export function useStockOf({ item, article, name }: { item: string; article: string; name: string }): StockItem | null | undefined {
  const text = (article === '' ? name : article).slice(0, 200);
  const { data }: UseQueryResult<StockList, unknown> = query.useQuery(
    'get',
    '/api/v1/stock',
    { params: { query: { q: text, limit: MOST } } },
    { enabled: item !== '' && text !== '', staleTime: FRESH },
  );
  if (item === '' || !data) return undefined;
  return data.items.find(({ id }) => id === item) ?? null;
}
