import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { Trouble } from '../app/Trouble';
import { TimelineDays } from '../cases/TimelineDays';
import timeline from '../cases/Timeline.module.css';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';

const PAGE = 50;

/** All that ever befell a client, the newest first, each with the case in which it did. */
export function ClientHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const pages = usePages(['get', '/api/v1/clients/{id}/history', { params: { path: { id }, query: { limit: PAGE } } }], (place, signal) =>
    api.GET('/api/v1/clients/{id}/history', { params: { path: { id }, query: { limit: PAGE, ...place } }, signal }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={`panel ${timeline.timeline}`} aria-labelledby="history">
      <header className={timeline.head}>
        <h2 id="history">{t('timeline.title')}</h2>
      </header>
      {pages.isPending && <Skeleton />}
      {pages.error && !pages.data && <Trouble error={pages.error} again={() => void pages.refetch()} back="/clients" />}
      {pages.data && entries.length === 0 && <p className={timeline.none}>{t('timeline.none')}</p>}
      <TimelineDays
        entries={entries}
        foot={({ caseId, caseNumber }) =>
          caseId !== null && (
            <p>
              <Link to="/cases/$id" params={{ id: caseId }} className="link">
                {t('client.case', { number: caseNumber })}
              </Link>
            </p>
          )
        }
      />
      {pages.hasNextPage && (
        <p className={timeline.more}>
          <Button onClick={() => void pages.fetchNextPage()} aria-busy={pages.isFetchingNextPage}>
            {t(pages.isFetchingNextPage ? 'page.loading' : 'timeline.earlier')}
          </Button>
        </p>
      )}
    </section>
  );
}
