import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import { usePages } from '../api/use-pages';
import { CASE_STATUSES } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import tabs from '../inbox/Inbox.module.css';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { CaseItem } from './CaseItem';
import { CaseSearch } from './CaseSearch';
import type { CasesWanted } from './cases-wanted';
import styles from './Cases.module.css';

const PAGE = 50;

function useCases({ status = 'open', order = 'newest', ...wanted }: CasesWanted) {
  const asked = { ...wanted, status, order, limit: PAGE };
  return usePages(
    ['get', '/api/v1/cases', { params: { query: asked } }],
    (place, signal) => api.GET('/api/v1/cases', { params: { query: { ...asked, ...place } }, signal }),
    { keep: true },
  );
}

/** Every client's matter, and who holds it now: by state, by what is typed (/), newest or oldest first. */
export function CasesPage() {
  const { t } = useTranslation();
  const wanted = useSearch({ from: '/signed-in/cases' });
  const { status = 'open', order = 'newest' } = wanted;
  return (
    <Page title={t('cases.title')}>
      <div className={styles.list}>
        <div className={styles.bar}>
          <nav className={styles.tabs} aria-label={t('cases.filter')}>
            {CASE_STATUSES.map((name) => (
              <Link
                key={name}
                to="/cases"
                search={(before) => ({ ...before, status: name === 'open' ? undefined : name })}
                className={tabs.tab}
                activeProps={{ 'aria-current': undefined }}
                aria-current={name === status ? 'page' : undefined}
              >
                {t(`cases.statuses.${name}`)}
              </Link>
            ))}
          </nav>
          <CaseSearch q={wanted.q} />
          <Link
            to="/cases"
            search={(before) => ({ ...before, order: order === 'newest' ? ('oldest' as const) : undefined })}
            className={`${tabs.tab} ${styles.order}`}
            activeOptions={{ exact: true }}
            aria-label={t('cases.orderNow', { order: t(`cases.orders.${order}`) })}
          >
            {order === 'newest' ? <IconSortDescending size={18} aria-hidden /> : <IconSortAscending size={18} aria-hidden />}
            <span className="wide-only">{t(`cases.orders.${order}`)}</span>
          </Link>
        </div>
        {wanted.process !== undefined && <Standing process={wanted.process} step={wanted.step} />}
        <CaseList wanted={wanted} />
      </div>
    </Page>
  );
}

/** That the list shows only what stands in a step of a process, and the way back to all. */
function Standing({ process, step }: { process: string; step: string | undefined }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/processes/{name}/map', { params: { path: { name: process } } });
  const label = data?.steps.find(({ name }) => name === step)?.label;
  return (
    <p className={styles.standing}>
      {data && (label === undefined ? t('cases.inProcess', { process: data.label }) : t('cases.inStep', { process: data.label, step: label }))}
      <Link to="/cases" search={(before) => ({ ...before, process: undefined, step: undefined })} className="link">
        {t('cases.everywhere')}
      </Link>
    </p>
  );
}

function CaseList({ wanted }: { wanted: CasesWanted }) {
  const { t } = useTranslation();
  const cases = useCases(wanted);
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  if (cases.isPending) return <Skeleton bars={8} />;
  if (cases.error && items.length === 0) return <Trouble error={cases.error} again={() => void cases.refetch()} />;
  if (items.length === 0 && (wanted.q !== undefined || wanted.process !== undefined)) return <NothingFound wanted={wanted} />;
  if (items.length === 0) {
    const { status = 'open' } = wanted;
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

/** Where nothing was found among the open ones the closed ones are one press away. */
function NothingFound({ wanted }: { wanted: CasesWanted }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('cases.notFound.title')} text={t('cases.notFound.text')}>
      {wanted.status !== 'all' && (
        <ButtonLink to="/cases" search={(before) => ({ ...before, status: 'all' as const })}>
          {t('cases.notFound.everywhere')}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
