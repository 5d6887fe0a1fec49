import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { say } from '../ui/toast';
import { useClientsAgain } from './use-clients';

/** Merges another record into a client or says that the two are two, and takes it back: by the toast at once, by the page's record at any time. */
export function useMerging(id: string) {
  const { t } = useTranslation();
  const again = useClientsAgain();
  const { busy, problem, run } = useAct();
  const path = { id };
  const unmerge = async (merge: string, name: string): Promise<boolean> => {
    const done = await run(() => api.POST('/api/v1/clients/{id}/unmerge', { params: { path }, body: { merge } }), again);
    if (!done) return false;
    say(t('clients.unmerged', { name }));
    again();
    return true;
  };
  const merge = async (other: string, name: string): Promise<boolean> => {
    const done = await run(() => api.POST('/api/v1/clients/{id}/merge', { params: { path }, body: { other } }), again);
    if (!done?.data) return false;
    const made = done.data.id;
    say(t('clients.merged', { name }), () => void unmerge(made, name));
    again();
    return true;
  };
  const doubt = async (other: string): Promise<void> => {
    if (await run(() => api.POST('/api/v1/clients/{id}/doubt', { params: { path }, body: { other } }), again)) again();
  };
  /** They are two: neither page asks again. */
  const part = async (other: string, name: string): Promise<void> => {
    if (!(await run(() => api.POST('/api/v1/clients/{id}/part', { params: { path }, body: { other } }), again))) return;
    say(t('clients.parted', { name }), () => void doubt(other));
    again();
  };
  return { busy, problem, merge, unmerge, part };
}
