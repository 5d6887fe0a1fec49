import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { INCIDENT_STATUSES, type IncidentStatus } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import lists from '../cases/Cases.module.css';
import tabs from '../inbox/Inbox.module.css';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { IncidentItem } from './IncidentItem';

const PAGE = 50;

function useIncidents(status: IncidentStatus) {
  return usePages(['get', '/api/v1/incidents', { params: { query: { status, limit: PAGE } }, pages: true }], (place, signal) =>
    api.GET('/api/v1/incidents', { params: { query: { status, limit: PAGE, ...place } }, signal }),
  );
}

/** What the system cannot end without a person, the oldest first. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const status: IncidentStatus = useSearch({ from: '/signed-in/incidents', select: (search) => search.status }) ?? 'open';
  return (
    <Page title={t('incidents.title')}>
      <div className={lists.list}>
        <nav className={lists.bar} aria-label={t('incidents.filter')}>
          {INCIDENT_STATUSES.map((name) => (
            <Link
              key={name}
              to="/incidents"
              search={name === 'open' ? {} : { status: name }}
              className={tabs.tab}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {t(`incidents.statuses.${name}`)}
            </Link>
          ))}
        </nav>
        <IncidentList key={status} status={status} />
      </div>
    </Page>
  );
}

function IncidentList({ status }: { status: IncidentStatus }) {
  const { t } = useTranslation();
  const incidents = useIncidents(status);
  const items = incidents.data?.pages.flatMap((page) => page.items) ?? [];
  if (incidents.isPending) return <Skeleton bars={8} />;
  if (incidents.error && items.length === 0) return <Trouble error={incidents.error} again={() => void incidents.refetch()} back="/cases" />;
  if (items.length === 0) {
    return (
      <EmptyState title={t(`incidents.empty.${status}.title`)} text={t(`incidents.empty.${status}.text`)} foot={t(`incidents.empty.${status}.foot`)}>
        <ButtonLink to="/cases" kind="main">
          {t('cases.back')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <IncidentItem item={item} />
          </li>
        ))}
      </ul>
      {incidents.hasNextPage && (
        <div className={lists.more}>
          <Button onClick={() => void incidents.fetchNextPage()} aria-busy={incidents.isFetchingNextPage}>
            {t(incidents.isFetchingNextPage ? 'page.loading' : incidents.isFetchNextPageError ? 'page.moreAgain' : 'page.more')}
          </Button>
        </div>
      )}
    </>
  );
}
