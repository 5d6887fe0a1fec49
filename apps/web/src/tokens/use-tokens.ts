import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { ApiTokenList } from '../api/types';

/** All tokens, those that work first, and what one may be given. */
export function useTokens(): UseQueryResult<ApiTokenList, unknown> {
  return query.useQuery('get', '/api/v1/api-tokens');
}

/** Has the page ask again after an act. */
export function useTokensAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === '/api/v1/api-tokens' });
}
