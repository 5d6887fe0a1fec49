import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../api/types';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** An empty list says what that means, what comes by itself, and where to go on. */
export function NothingToDo({ scope, counts }: { scope: Scope; counts: Record<Scope, number | null> | undefined }) {
  const { t } = useTranslation();
  const inGroup = scope === 'mine' ? (counts?.group ?? 0) : 0;
  return (
    <EmptyState
      title={t(`empty.${scope}.title`)}
      text={inGroup > 0 ? t('empty.groupHas', { count: inGroup }) : t(`empty.${scope}.text`)}
      foot={t('empty.byItself')}
    >
      <ButtonLink to={inGroup > 0 ? '/' : '/cases'} search={inGroup > 0 ? { scope: 'group' } : {}} kind="main">
        <IconArrowRight size={20} aria-hidden />
        {t(inGroup > 0 ? 'empty.toGroup' : 'empty.toCases')}
      </ButtonLink>
    </EmptyState>
  );
}
