import { keepPreviousData, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { MappingQuestion, PriceList, PriceListDetail, Supplier } from '../api/types';
import { usePages } from '../api/use-pages';

const PAGE = 50;
const GOODS = 20;
/** How often it is asked how far a list is, while one is being read, ms. */
const PROGRESS = 700;

/** Which part of a file somebody wants to see; what is left out is as it would be read. */
export interface Look {
  sheets?: string[];
  headerRow?: number;
}

/** Suppliers by name, all or those that are meant. What was found before stands until the next answer. */
export function useFoundSuppliers(typed: string) {
  const asked = { limit: PAGE, ...(typed === '' ? {} : { q: typed }) };
  return usePages(
    ['get', '/api/v1/suppliers', { params: { query: asked } }],
    (place, signal) => api.GET('/api/v1/suppliers', { params: { query: { ...asked, ...place } }, signal }),
    { keep: true },
  );
}

/** Goods of all suppliers by article or words (WT-3.1). */
export function useFoundGoods(typed: string) {
  const asked = { limit: GOODS, q: typed };
  return usePages(
    ['get', '/api/v1/stock', { params: { query: asked } }],
    (place, signal) => api.GET('/api/v1/stock', { params: { query: { ...asked, ...place } }, signal }),
    { keep: true },
  );
}

/** A supplier; asked for again and again while a list of his is being read, or is on its way (`watched`). */
export function useSupplier(id: string, watched: boolean): UseQueryResult<Supplier, unknown> {
  return query.useQuery(
    'get',
    '/api/v1/suppliers/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (watched || state.data?.pending?.state === 'loading' ? PROGRESS : false) },
  );
}

/** The files of a supplier, the youngest first. */
export function useLists(id: string): UseQueryResult<{ items: PriceList[] }, unknown> {
  return query.useQuery('get', '/api/v1/suppliers/{id}/price-lists', { params: { path: { id } } });
}

/** One of them, with the rows that were not taken. */
export function useList(id: string, list: string): UseQueryResult<PriceListDetail, unknown> {
  return query.useQuery('get', '/api/v1/suppliers/{id}/price-lists/{list}', { params: { path: { id, list } } });
}

/** The file of a list as it would be read, of these sheets and under the headers of this row. What was seen before stands until the next answer. */
export function useSample({ id, list }: { id: string; list: string }, look: Look, enabled: boolean): UseQueryResult<MappingQuestion, unknown> {
  return query.useQuery(
    'get',
    '/api/v1/suppliers/{id}/price-lists/{list}/sample',
    { params: { path: { id, list }, query: look } },
    { enabled, placeholderData: keepPreviousData, retry: false },
  );
}

/** Has all pages that show suppliers or their goods ask again after an act. */
export function useSuppliersAgain(): () => Promise<void> {
  const queries = useQueryClient();
  const shows = (path: unknown) => typeof path === 'string' && /^\/api\/v1\/(suppliers|stock)/.test(path);
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => shows(path) });
}
