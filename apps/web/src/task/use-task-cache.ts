import { useQueryClient } from '@tanstack/react-query';
import { query } from '../api/client';
import type { TaskDetail, TaskPage } from '../api/types';

/** A task as the pages keep it, and the lists that show it. */
export function useTaskCache(id: string) {
  const queries = useQueryClient();
  const { queryKey } = query.queryOptions('get', '/api/v1/tasks/{id}', { params: { path: { id } } });
  return {
    /** What was written beside it stays. */
    show: (task: Partial<TaskDetail>) => queries.setQueryData(queryKey, (before: TaskPage | undefined) => before && { ...before, ...task }),
    /** Resolves when the page of the task is as it is now, with what was written beside it. */
    fresh: () => queries.refetchQueries({ queryKey }),
    again: () => void queries.invalidateQueries({ queryKey }),
    listsAgain: () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === '/api/v1/tasks' }),
  };
}
