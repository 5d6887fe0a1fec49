import { IconArrowRight, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InboxView, Scope } from '../api/types';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { asks, type Filter } from './filter';

/** Where there may be something, when one's own list is empty. */
const FULLER = ['group', 'team'] as const;

interface NothingToDoProps {
  filter: Filter;
  view: InboxView | undefined;
  counts: Record<Scope, number | null> | undefined;
  /** Asks for less. */
  all: () => void;
}

/** An empty list says what that means, what comes by itself, and where to go on. */
export function NothingToDo({ filter, view, counts, all }: NothingToDoProps) {
  const { t } = useTranslation();
  const { scope, q } = filter;
  if (asks(filter) > 0) {
    return (
      <EmptyState
        title={q !== '' ? t('empty.search.title', { q }) : view ? t('empty.view.title', { name: view.name }) : t('empty.filter.title')}
        text={t(q !== '' ? 'empty.search.text' : view ? 'empty.view.text' : 'empty.filter.text')}
        foot={t('empty.byItself')}
      >
        <Button onClick={all} kind="main">
          <IconX size={20} aria-hidden />
          {t('empty.toAll', { scope: t(`tasks.scopes.${scope}`) })}
        </Button>
      </EmptyState>
    );
  }
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
