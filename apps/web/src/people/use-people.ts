import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { query } from '../api/client';
import type { Staff } from '../api/types';

const SHOWN = new Set(['/api/v1/people', '/api/v1/duties', '/api/v1/tasks']);

/** Everybody who works here, with who is away and how much each has in hand. */
export function usePeople(): UseQueryResult<Staff[], unknown> {
  return query.useQuery('get', '/api/v1/people');
}

/** Has the page ask again after an act. */
export function usePeopleAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => SHOWN.has(path as string) });
}
