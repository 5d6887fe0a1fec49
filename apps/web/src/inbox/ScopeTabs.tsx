import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SCOPES, type Scope } from '../api/types';
import styles from './Inbox.module.css';

interface ScopeTabsProps {
  scope: Scope;
  /** Null: not for this reader. Absent: not known yet. */
  counts: Record<Scope, number | null> | undefined;
}

/** Counts are capped by the server: at this one, there may be more. */
const CAP = 999;

/** Views of the inbox: each is an address of its own. */
export function ScopeTabs({ scope, counts }: ScopeTabsProps) {
  const { t } = useTranslation();
  const shown = SCOPES.filter((name) => name === scope || counts?.[name] !== null);
  return (
    <nav aria-label={t('tasks.views')} style={{ display: 'flex', gap: 4 }}>
      {shown.map((name, index) => {
        const count = counts?.[name];
        return (
          <Link
            key={name}
            to="/"
            search={name === 'mine' ? {} : { scope: name }}
            className={styles.tab}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-keyshortcuts={String(index + 1)}
          >
            {t(`tasks.scopes.${name}`)} {typeof count === 'number' && <b>{count >= CAP ? t('tasks.many') : count}</b>}
          </Link>
        );
      })}
    </nav>
  );
}
