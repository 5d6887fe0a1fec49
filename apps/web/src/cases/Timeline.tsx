import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import type { TimelineEntry } from '../api/types';
import { Trouble } from '../app/Trouble';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import styles from './Timeline.module.css';
import { TimelineDays } from './TimelineDays';

const PAGE = 50;
const FILTERS = ['all', 'tasks', 'steps'] as const;
type Filter = (typeof FILTERS)[number];

function useTimeline(id: string) {
  return usePages(['get', '/api/v1/cases/{id}/timeline', { params: { path: { id }, query: { limit: PAGE } } }], (place, signal) =>
    api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id }, query: { limit: PAGE, ...place } }, signal }),
  );
}

function belongs({ kind }: TimelineEntry, filter: Filter): boolean {
  if (filter === 'all') return true;
  const object = kind.split('.')[0];
  return filter === 'tasks' ? object === 'task' || object === 'contact' || object === 'letter' : object === 'step' || object === 'process' || object === 'case';
}

/** All that happened, the newest first, day by day. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const pages = useTimeline(id);
  const entries = (pages.data?.pages.flatMap((page) => page.items) ?? []).filter((entry) => belongs(entry, filter));
  return (
    <section className={`panel ${styles.timeline}`} aria-labelledby="timeline">
      <header className={styles.head}>
        <h2 id="timeline">{t('timeline.title')}</h2>
        <div className={styles.filters} role="group" aria-label={t('timeline.filter')}>
          {FILTERS.map((name) => (
            <button key={name} type="button" className={styles.filter} aria-pressed={name === filter} onClick={() => setFilter(name)}>
              {t(`timeline.filters.${name}`)}
            </button>
          ))}
        </div>
      </header>
      {pages.isPending && <Skeleton />}
      {pages.error && !pages.data && <Trouble error={pages.error} again={() => void pages.refetch()} back="/cases" />}
      {pages.data && entries.length === 0 && <p className={styles.none}>{t('timeline.none')}</p>}
      <TimelineDays entries={entries} />
      {pages.hasNextPage && (
        <p className={styles.more}>
          <Button onClick={() => void pages.fetchNextPage()} aria-busy={pages.isFetchingNextPage}>
            {t(pages.isFetchingNextPage ? 'page.loading' : 'timeline.earlier')}
          </Button>
        </p>
      )}
    </section>
  );
}
