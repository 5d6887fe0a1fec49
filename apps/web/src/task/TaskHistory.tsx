import type { UseQueryResult } from '@tanstack/react-query';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { TaskDetail, TimelineEntry } from '../api/types';
import { When } from '../time/When';
import styles from './TaskHistory.module.css';

/** Who took a task, put it aside, passed it on: folded until somebody wants to know. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data }: UseQueryResult<{ items: TimelineEntry[] }, unknown> = query.useQuery(
    'get',
    '/api/v1/tasks/{id}/history',
    { params: { path: { id: task.id } } },
    { enabled: open, staleTime: 0 },
  );
  return (
    <details className={`panel ${styles.history}`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{t('history.title')}</span>
        <IconChevronDown size={18} aria-hidden />
      </summary>
      <ol className={styles.list} aria-busy={open && !data}>
        {data?.items.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <When at={entry.at} as="moment" className={styles.at} />
            <div>
              <p>{entry.title}</p>
              {(entry.actor !== null || entry.text !== null) && <p className={styles.sub}>{[entry.actor, entry.text].filter(Boolean).join(' · ')}</p>}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
