import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { CASE_STATUSES, type CaseStatus } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import tabs from '../inbox/Inbox.module.css';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { CaseItem } from './CaseItem';
import styles from './Cases.module.css';

const PAGE = 50;

function useCases(status: CaseStatus) {
  return usePages(['get', '/api/v1/cases', { params: { query: { status, limit: PAGE } } }], (place, signal) =>
    api.GET('/api/v1/cases', { params: { query: { status, limit: PAGE, ...place } }, signal }),
  );
}

/** Every client's matter, and who holds it now. */
export function CasesPage() {
  const { t } = useTranslation();
  const status: CaseStatus = useSearch({ from: '/signed-in/cases', select: (search) => search.status }) ?? 'open';
  return (
    <Page title={t('cases.title')}>
      <div className={styles.list}>
        <nav className={styles.bar} aria-label={t('cases.filter')}>
          {CASE_STATUSES.map((name) => (
            <Link
              key={name}
              to="/cases"
              search={name === 'open' ? {} : { status: name }}
              className={tabs.tab}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {t(`cases.statuses.${name}`)}
            </Link>
          ))}
        </nav>
        <CaseList key={status} status={status} />
      </div>
    </Page>
  );
}

function CaseList({ status }: { status: CaseStatus }) {
  const { t } = useTranslation();
  const cases = useCases(status);
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  if (cases.isPending) return <Skeleton bars={8} />;
  if (cases.error && items.length === 0) return <Trouble error={cases.error} again={() => void cases.refetch()} />;
  if (items.length === 0) {
    return (
      <EmptyState title={t(`cases.empty.${status}.title`)} text={t(`cases.empty.${status}.text`)}>
        <ButtonLink to="/" kind="main">
          {t('tasks.back')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.head} aria-hidden="true">
        <span>{t('cases.columns.number')}</span>
        <span>{t('cases.columns.client')}</span>
        <span>{t('cases.columns.step')}</span>
        <span>{t('cases.columns.holder')}</span>
        <span className={styles.opened}>{t('cases.columns.opened')}</span>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <CaseItem item={item} />
          </li>
        ))}
      </ul>
      {cases.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void cases.fetchNextPage()} aria-busy={cases.isFetchingNextPage}>
            {t(cases.isFetchingNextPage ? 'page.loading' : cases.isFetchNextPageError ? 'page.moreAgain' : 'page.more')}
          </Button>
        </div>
      )}
    </>
  );
}
