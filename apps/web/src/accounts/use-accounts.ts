import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';

const PAGE = 50;

/** Accounts by name, all or those that are meant. What was found before stands until the next answer. */
export function useAccounts(typed: string) {
  const asked = { limit: PAGE, ...(typed === '' ? {} : { q: typed }) };
  return usePages(
    ['get', '/api/v1/people/accounts', { params: { query: asked } }],
    (place, signal) => api.GET('/api/v1/people/accounts', { params: { query: { ...asked, ...place } }, signal }),
    { keep: true },
  );
}

/** Has every page that shows people ask again after an act. */
export function useAccountsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/v1/people') });
}
