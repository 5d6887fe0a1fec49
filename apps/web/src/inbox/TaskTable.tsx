import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskItem } from './TaskItem';
import type { Entry, Group } from './snapshot';
import styles from './TaskTable.module.css';

interface TaskTableProps {
  entries: readonly Entry[];
  gone: ReadonlySet<string>;
  chosen: string | undefined;
  choose: (id: string) => void;
  /** Whether the chosen row is to get the focus: only after a key, never by itself. */
  followsKeys: boolean;
  myId: string;
}

const GROUPS: readonly Group[] = ['late', 'soon', 'rest'];

/** Rows under their headings. The chosen one can be reached by Tab, the others by J and K. */
export function TaskTable({ entries, gone, chosen, choose, followsKeys, myId }: TaskTableProps) {
  const { t } = useTranslation();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!followsKeys) return;
    link.current?.focus({ preventScroll: true });
    link.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, followsKeys]);
  const groups = GROUPS.map((group) => ({ group, rows: entries.filter((entry) => entry.group === group) })).filter(({ rows }) => rows.length > 0);
  return (
    <div>
      <div className={styles.head} aria-hidden="true">
        <span>{t('tasks.columns.due')}</span>
        <span>{t('tasks.columns.who')}</span>
        <span>{t('tasks.columns.case')}</span>
        <span className={styles.since}>{t('tasks.columns.since')}</span>
        <span />
      </div>
      {groups.map(({ group, rows }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={styles.group}>
            {t(`tasks.groups.${group}`)} <b>{rows.length}</b>
          </h2>
          <ul>
            {rows.map(({ row }) => (
              <li key={row.id}>
                <TaskItem
                  row={row}
                  chosen={row.id === chosen}
                  gone={gone.has(row.id)}
                  myId={myId}
                  link={row.id === chosen ? link : undefined}
                  onFocus={() => choose(row.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
