import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CountedView, Scope } from '../api/types';
import { useKeys } from '../ui/use-keys';
import type { InboxSearch } from './filter';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** A digit leads to the tab in that place: the queues, then the views. */
export function useTabKeys({ scopes, views }: { scopes: readonly Scope[]; views: readonly CountedView[] }): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tabs: InboxSearch[] = [...scopes.map((scope) => (scope === 'mine' ? {} : { scope })), ...views.map(({ id }) => ({ view: id }))];
  const go = (index: number) => {
    const search = tabs[index];
    if (search) void navigate({ to: '/', search });
  };
  useKeys(Object.fromEntries(DIGITS.map((digit) => [`Digit${digit}`, [t('keys.views'), () => go(digit - 1)]])));
}
