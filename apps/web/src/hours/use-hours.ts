import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { WorkingHours } from '../api/types';
import { useAct } from '../api/use-act';
import { sinceBody, type Since } from '../rules/SinceField';
import { say } from '../ui/toast';

const PATH = '/api/v1/settings/calendar';

export function useHours(month: string | undefined) {
  return query.useQuery('get', PATH, { params: { query: month === undefined ? {} : { month } } }, { placeholderData: (before) => before });
}

/** Changes week and days; a word about each can be taken back. */
export function useHoursActs({ month, now, isSet }: WorkingHours) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act = useAct();
  const query_ = { month };
  /** Every month may have changed, and whoever promises a time asks for the open hours again. */
  const again = () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === PATH || path === '/api/v1/settings/hours' });
  const putWeek = (week: WorkingHours['now'], since: Since) =>
    act.run(() => api.PUT('/api/v1/settings/calendar/week', { params: { query: query_ }, body: { ...week, ...sinceBody(since) } }));
  const deleteWeek = (planned: boolean) =>
    act.run(() => api.DELETE('/api/v1/settings/calendar/week', { params: { query: { ...query_, ...(planned ? { planned: 'true' } : {}) } } }));
  const putDay = (date: string, shifts: string[]) =>
    act.run(() => api.PUT('/api/v1/settings/calendar/days/{date}', { params: { path: { date } }, body: { shifts } }));
  const deleteDay = (date: string) => act.run(() => api.DELETE('/api/v1/settings/calendar/days/{date}', { params: { path: { date } } }));
  const restoreWeek = () => void (isSet ? putWeek(now, 'now') : deleteWeek(false)).then(again);
  return {
    ...act,
    setWeek: async (week: WorkingHours['now'], since: Since): Promise<boolean> => {
      if (!(await putWeek(week, since))) return false;
      await again();
      say(t(since === 'now' ? 'hours.weekSet' : 'hours.weekPlanned'), since === 'now' ? restoreWeek : () => void deleteWeek(true).then(again));
      return true;
    },
    takeWeekBack: async (planned: boolean): Promise<void> => {
      if (!(await deleteWeek(planned))) return;
      await again();
      say(t(planned ? 'hours.planGone' : 'hours.weekReset'), planned ? null : restoreWeek);
    },
    /** `before`: what was set for it alone, to be brought back. */
    setDay: async (date: string, shifts: string[], before: string[] | null): Promise<boolean> => {
      if (!(await putDay(date, shifts))) return false;
      await again();
      say(t('hours.daySet'), () => void (before ? putDay(date, before) : deleteDay(date)).then(again));
      return true;
    },
    takeDayBack: async (date: string, before: string[]): Promise<void> => {
      if (!(await deleteDay(date))) return;
      await again();
      say(t('hours.dayReset'), () => void putDay(date, before).then(again));
    },
  };
}
