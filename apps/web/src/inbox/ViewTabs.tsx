import { IconPlus, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedView, Scope } from '../api/types';
import { Button } from '../ui/Button';
import styles from './Inbox.module.css';

interface ViewTabsProps {
  /** Which tab one is on: a view's id, else a scope. */
  here: string;
  scopes: readonly Scope[];
  /** Absent: not known yet. */
  counts: Record<Scope, number | null> | undefined;
  views: readonly CountedView[];
  /** Opens the form for a new one. */
  add: () => void;
  adding: boolean;
}

/** Counts are capped by the server: at this one, there may be more. */
const CAP = 999;
/** Digits on the keyboard. */
const KEYS = 9;

/** The queues, then the views: each is an address of its own. */
export function ViewTabs({ here, scopes, counts, views, add, adding }: ViewTabsProps) {
  const { t } = useTranslation();
  const chosen = useRef<HTMLAnchorElement>(null);
  // The chosen one may lie beyond the edge.
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [here]);
  const tab = (id: string, index: number) => ({
    ref: here === id ? chosen : undefined,
    className: styles.tab,
    // Its own mark of what is active would leave a tab as soon as one looks for something in it.
    activeOptions: { exact: true, includeSearch: true },
    'aria-current': here === id ? ('page' as const) : undefined,
    'aria-keyshortcuts': index < KEYS ? String(index + 1) : undefined,
  });
  return (
    <nav aria-label={t('tasks.views')} className={styles.tabs}>
      {scopes.map((name, index) => {
        const count = counts?.[name];
        return (
          <Link key={name} to="/" search={name === 'mine' ? {} : { scope: name }} {...tab(name, index)}>
            {t(`tasks.scopes.${name}`)} {typeof count === 'number' && <b>{count >= CAP ? t('tasks.many') : count}</b>}
          </Link>
        );
      })}
      {views.length > 0 && <span className={styles.between} />}
      {views.map(({ id, name, count, more, sharedLabel }, index) => (
        <Link
          key={id}
          to="/"
          search={{ view: id }}
          title={sharedLabel === null ? name : t('views.shared', { name, group: sharedLabel })}
          {...tab(id, scopes.length + index)}
        >
          {sharedLabel !== null && <IconUsers size={16} aria-hidden />}
          <span className={`${styles.viewName} cut`}>{name}</span>
          <b>{count >= CAP ? t('tasks.many') : more ? t('views.atLeast', { n: count }) : count}</b>
        </Link>
      ))}
      <Button
        kind="quiet"
        square
        className={styles.addView}
        onClick={add}
        aria-expanded={adding}
        aria-label={t('views.add')}
        title={t('views.add')}
        aria-keyshortcuts="Shift+V"
      >
        <IconPlus size={16} aria-hidden />
      </Button>
    </nav>
  );
}
