import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { MapStep, ProcessMap } from '../api/types';
import { Page } from '../app/Page';
import { useMay } from '../app/session';
import { Trouble } from '../app/Trouble';
import tabs from '../inbox/Inbox.module.css';
import { Skeleton } from '../ui/Skeleton';
import diagram from './Diagram.module.css';
import { LazyDiagram } from './LazyDiagram';
import styles from './ProcessPage.module.css';
import { StepList } from './StepList';

/** The first process of the company: whoever asks for the map of none gets it. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch }: UseQueryResult<{ items: readonly { name: string }[] }, unknown> = query.useQuery('get', '/api/v1/processes/maps', {});
  const first = data?.items[0]?.name;
  useEffect(() => {
    if (first !== undefined) void navigate({ to: '/processes/$name', params: { name: first }, replace: true });
  }, [first, navigate]);
  return <Page title={t('map.title')}>{error !== null && !data ? <Trouble error={error} again={() => void refetch()} back="/cases" /> : <Skeleton />}</Page>;
}

/** One process as a map: its steps, its ways, and for who reads the team's tasks how much stands where, with a way to each of it. */
export function ProcessPage() {
  const { t } = useTranslation();
  const { name } = useParams({ from: '/signed-in/processes/$name' });
  const { data, error, refetch }: UseQueryResult<ProcessMap, unknown> = query.useQuery('get', '/api/v1/processes/{name}/map', { params: { path: { name } } });
  return (
    <Page title={t('map.title')} tab={data?.label ?? t('map.title')}>
      {data && <Contents map={data} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/cases" />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}

function Contents({ map }: { map: ProcessMap }) {
  const { t } = useTranslation();
  const counted = useMay('task.read-all');
  return (
    <div className={styles.page}>
      <nav className={styles.bar} aria-label={t('map.which')}>
        {map.processes.map(({ name, label }) => (
          <Link key={name} to="/processes/$name" params={{ name }} className={tabs.tab}>
            {label}
          </Link>
        ))}
      </nav>
      <section className={`panel ${styles.part}`} aria-labelledby="map">
        <h2 id="map" className={styles.title}>
          {map.label}
        </h2>
        {counted && <p className={styles.hint}>{t('map.counts')}</p>}
        <LazyDiagram map={map} words={(step) => <Standing map={map} step={map.steps.find((one) => one.name === step)} className={diagram.words} />} />
      </section>
      <section className={`panel ${styles.part}`}>
        <StepList map={map} end={(step) => <Standing map={map} step={step} words />} />
      </section>
    </div>
  );
}

/** How much stands in a step, and what of it is late: a way to just these cases. */
function Standing({ map, step, className, words = false }: { map: ProcessMap; step: MapStep | undefined; className?: string | undefined; words?: boolean }) {
  const { t } = useTranslation();
  if (!step?.now || (step.now.cases === 0 && !words)) return null;
  const { cases, late } = step.now;
  if (cases === 0) return <span className={styles.none}>{t('map.noCases')}</span>;
  return (
    <div className={className}>
      <Link to="/cases" search={{ process: map.name, step: step.name }} className="link">
        {t('map.cases', { count: cases })}
      </Link>
      {late > 0 && <span className={styles.late}> {t('map.lateCount', { count: late })}</span>}
    </div>
  );
}
