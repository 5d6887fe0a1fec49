import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { TaskPage } from '../api/types';
import { useAct } from '../api/use-act';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';

/** Has the most pressing free task handed out, and opens it. Where none is free: the one that one holds already, or a word that there is none. */
export function useNextTask(held: string | undefined) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useProblemWords();
  const queries = useQueryClient();
  const { busy, run } = useAct();
  const open = (id: string) => void navigate({ to: '/tasks/$id', params: { id } });
  const again = () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => String(path).startsWith('/api/v1/tasks') });
  const refused = (problem: Parameters<typeof words>[0]) => say(words(problem));
  const release = async (id: string, version: number) => {
    const done = await run(() => api.POST('/api/v1/tasks/{id}/release', { params: { path: { id } }, body: { version } }), refused);
    again();
    if (done) say(t('hold.undone'));
  };
  const take = async () => {
    const answer = await run(() => api.POST('/api/v1/tasks/next'), refused);
    if (!answer) return;
    const { data } = answer;
    if (data) {
      // It may have been looked at before it was handed out: an outcome pressed at once is of the task as it is now.
      const { queryKey } = query.queryOptions('get', '/api/v1/tasks/{id}', { params: { path: { id: data.id } } });
      queries.setQueryData(queryKey, (before: TaskPage | undefined) => before && { ...before, ...data });
    }
    again();
    if (data) {
      say(t('hold.claimed', { title: data.title }), () => void release(data.id, data.version));
      open(data.id);
    } else if (held !== undefined) {
      open(held);
    } else {
      say(t('tasks.noneFree'));
    }
  };
  return { busy, take: () => void take() };
}
