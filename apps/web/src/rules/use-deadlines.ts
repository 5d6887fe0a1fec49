import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { DeadlineSetting, DeadlineSettings } from '../api/types';
import { useAct } from '../api/use-act';
import { say } from '../ui/toast';
import { sinceBody, type Since } from './SinceField';

const PATH = '/api/v1/settings/deadlines';
const ONE = '/api/v1/settings/deadlines/{process}/{task}';

export function useDeadlines() {
  return query.useQuery('get', PATH);
}

/** Sets, takes back and undoes: what comes back is shown at once, and a word about it can be taken back. */
export function useDeadlineActs({ process, task, set, title }: DeadlineSetting) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act = useAct();
  const path = { process, task };
  const show = (data: DeadlineSettings | undefined) => {
    if (data) queries.setQueryData(query.queryOptions('get', PATH).queryKey, data);
  };
  /** Makes it again as it was before: with what was set, or with the pack's own. */
  const restore = () =>
    void act.run(async () => {
      const reset = await api.DELETE(ONE, { params: { path, query: {} } });
      const answer = Object.keys(set).length === 0 || reset.error !== undefined ? reset : await api.PUT(ONE, { params: { path }, body: { changes: set } });
      show(answer.data);
      return answer;
    });
  const change = async (changes: Record<string, unknown>, since: Since): Promise<boolean> => {
    const done = await act.run(() => api.PUT(ONE, { params: { path }, body: { changes, ...sinceBody(since) } }));
    if (!done) return false;
    show(done.data);
    say(t(since === 'now' ? 'rules.changed' : 'rules.planned', { title }), since === 'now' ? restore : () => void takeBack(true));
    return true;
  };
  const takeBack = async (planned: boolean): Promise<void> => {
    const done = await act.run(() => api.DELETE(ONE, { params: { path, query: planned ? { planned: 'true' } : {} } }));
    if (!done) return;
    show(done.data);
    say(t(planned ? 'rules.plannedGone' : 'rules.reset', { title }), planned ? null : restore);
  };
  return { ...act, change, takeBack };
}
