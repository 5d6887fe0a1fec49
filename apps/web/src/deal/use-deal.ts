import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { Deal } from '../api/types';

/** The deal of a case: what is wanted, who has it, what was offered; asked anew when the case changes. Undefined while it is not there, or there is none. */
export function useDeal(caseId: string | null) {
  const { data, error, isPending, refetch }: UseQueryResult<Deal, unknown> = query.useQuery(
    'get',
    '/api/v1/cases/{id}/deal',
    { params: { path: { id: caseId ?? '' } } },
    { enabled: caseId !== null, retry: false },
  );
  return { deal: data, error, waiting: caseId !== null && isPending, again: () => void refetch() };
}

/** After an act on a deal: its pages and the lists of tasks are asked anew. */
export function useDealAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => /^\/api\/v1\/(cases|tasks)/.test(String(path)) });
}
