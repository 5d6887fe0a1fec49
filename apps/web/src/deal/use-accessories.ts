import type { UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { AccessoryList } from '../api/types';
import { bestOffer } from './stock-words';
import type { StockOffer } from '../api/types';

/** They change with the pack and with price lists; ms. */
const FRESH = 10 * 60_000;

/** One accessory: the best that the price lists have of it, or its name alone. */
export interface Accessory {
  item: string | null;
  name: string;
  offer: StockOffer | undefined;
}

/** What goes with a thing of the price lists, by its group; none while nobody has answered, or for what is known by its name alone. */
export function useAccessories(item: string): Accessory[] {
  const { data }: UseQueryResult<AccessoryList, unknown> = query.useQuery(
    'get',
    '/api/v1/stock/accessories',
    { params: { query: { item } } },
    { enabled: item !== '', staleTime: FRESH, retry: false },
  );
  return (data?.items ?? []).map(({ name, items }) => {
    const had = items.find((one) => bestOffer(one) !== undefined);
    return { item: had?.id ?? null, name: had?.name ?? name, offer: had && bestOffer(had) };
  });
}
