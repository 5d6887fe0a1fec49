import type { TFunction } from 'i18next';
import type { TaskPage } from '../api/types';
import type { KeptState } from '../task/use-draft';

/** That the call is recorded, and that what is typed is kept; or that it is not. */
export function keptWords(task: TaskPage, state: KeptState, { t, time }: { t: TFunction; time: string }): { text: string; safe: string; worry?: boolean } {
  if (state === 'lost') return { text: t('form.lost'), safe: '', worry: true };
  const number = task.request?.number ?? task.caseNumber ?? '';
  return { text: t('call.kept.recorded', { number, time }), safe: t(state === 'kept' ? 'form.kept' : 'call.kept.safe') };
}
