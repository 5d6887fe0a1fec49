import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../api/types';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** Where there may be something, when one's own list is empty. */
const FULLER = ['group', 'team'] as const;

/** An empty list says what that means, what comes by itself, and where to go on. */
export function NothingToDo({ scope, counts }: { scope: Scope; counts: Record<Scope, number | null> | undefined }) {
  const { t } = useTranslation();
  const fuller = scope === 'mine' ? FULLER.find((name) => (counts?.[name] ?? 0) > 0) : undefined;
  return (
    <EmptyState
      title={t(`empty.${scope}.title`)}
      text={fuller ? t(`empty.${fuller}Has`, { count: counts?.[fuller] ?? 0 }) : t(`empty.${scope}.text`)}
      foot={t('empty.byItself')}
    >
      <ButtonLink to={fuller ? '/' : '/cases'} search={fuller ? { scope: fuller } : {}} kind="main">
        <IconArrowRight size={20} aria-hidden />
        {t(fuller === 'group' ? 'empty.toGroup' : fuller === 'team' ? 'empty.toTeam' : 'empty.toCases')}
      </ButtonLink>
    </EmptyState>
  );
}
