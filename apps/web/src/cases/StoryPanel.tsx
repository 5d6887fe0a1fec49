import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineCounts, TimelineEntry, TimelineKind } from '../api/types';
import { Trouble } from '../app/Trouble';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import styles from './Timeline.module.css';
import { TimelineDays } from './TimelineDays';
import { TimelineFilters } from './TimelineFilters';

/** A story page by page, as it is asked for. */
export interface StoryPages<Entry> {
  data: { pages: readonly { items: readonly Entry[]; counts: TimelineCounts | null }[] } | undefined;
  error: unknown;
  isPending: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
}

interface StoryPanelProps<Entry> {
  kind: TimelineKind;
  pages: StoryPages<Entry>;
  /** The list that the page belongs to. */
  back: '/cases' | '/clients';
  foot?: (entry: Entry) => ReactNode;
}

/** What happened, of a case or of a client: filters with their counts, and the entries, the newest first. */
export function StoryPanel<Entry extends TimelineEntry>({ kind, pages, back, foot }: StoryPanelProps<Entry>) {
  const { t } = useTranslation();
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const more = () => void pages.fetchNextPage();
  return (
    <section className={`panel ${styles.timeline}`} aria-labelledby="story" aria-busy={pages.isPlaceholderData}>
      <header className={styles.head}>
        <h2 id="story">{t('timeline.title')}</h2>
        <TimelineFilters kind={kind} counts={pages.data?.pages[0]?.counts ?? undefined} />
      </header>
      {pages.isPending && <Skeleton />}
      {pages.error !== null && !pages.data && <Trouble error={pages.error} again={() => void pages.refetch()} back={back} />}
      {pages.data && entries.length === 0 && <p className={styles.none}>{t('timeline.none')}</p>}
      <TimelineDays entries={entries} foot={foot} nearEnd={pages.hasNextPage && !pages.isFetchingNextPage ? more : undefined} />
      {pages.hasNextPage && (
        <p className={styles.more}>
          <Button onClick={more} aria-busy={pages.isFetchingNextPage}>
            {t(pages.isFetchingNextPage ? 'page.loading' : 'timeline.earlier')}
          </Button>
        </p>
      )}
    </section>
  );
}
