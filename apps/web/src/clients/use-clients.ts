import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { ClientDetail, OtherClient } from '../api/types';
import { usePages } from '../api/use-pages';

const PAGE = 20;

/** Clients found by what was typed so far; all of them while nothing is. What was found before stands until the next answer. */
export function useFoundClients(typed: string) {
  const asked = { limit: PAGE, ...(typed === '' ? {} : { q: typed }) };
  return usePages(
    ['get', '/api/v1/clients', { params: { query: asked } }],
    (place, signal) => api.GET('/api/v1/clients', { params: { query: { ...asked, ...place } }, signal }),
    { keep: true },
  );
}

export function useClient(id: string): UseQueryResult<ClientDetail, unknown> {
  return query.useQuery('get', '/api/v1/clients/{id}', { params: { path: { id } } });
}

/** Has all pages that show clients ask again after an act. */
export function useClientsAgain(): () => void {
  const queries = useQueryClient();
  const shows = (path: unknown) => typeof path === 'string' && /^\/api\/v1\/(clients|cases|tasks)/.test(path);
  return () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => shows(path) });
}

/** What somebody is called by: name, else company, else phone, else e-mail. */
export function calledBy(client: Partial<OtherClient & { email: string | null }>): string | null {
  return client.name ?? client.company ?? client.phoneText ?? client.email ?? null;
}
