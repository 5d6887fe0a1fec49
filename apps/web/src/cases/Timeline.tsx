import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import type { TimelineEntry } from '../api/types';
import { Trouble } from '../app/Trouble';
import { dayOf, longDay, type Place } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import styles from './Timeline.module.css';
import { TimelineItem } from './TimelineItem';

const PAGE = 50;
const FILTERS = ['all', 'tasks', 'steps'] as const;
type Filter = (typeof FILTERS)[number];

const DAY = 86_400_000;

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

function byDay(entries: readonly TimelineEntry[], place: Place): { day: string; entries: TimelineEntry[] }[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOf(Date.parse(entry.at), place);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

/** All that happened, the newest first, day by day. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const pages = useTimeline(id);
  const place = usePlace();
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
      {byDay(entries, place).map(({ day, entries: ofDay }) => (
        <section key={day}>
          <DayName at={Date.parse(ofDay[0]!.at)} />
          <ol>
            {ofDay.map((entry) => (
              <TimelineItem key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
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

function DayName({ at }: { at: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const date = longDay(at, place);
  const today = dayOf(at, place) === dayOf(now, place);
  const yesterday = dayOf(at, place) === dayOf(now - DAY, place);
  return <h3 className={styles.day}>{today ? t('timeline.today', { date }) : yesterday ? t('timeline.yesterday', { date }) : date}</h3>;
}
