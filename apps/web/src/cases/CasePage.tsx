import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { CaseDetail, TaskRow } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import { FilesCard } from '../files/FilesCard';
import { LettersCard } from '../letters/LettersCard';
import { LookersLine } from '../looking/LookersLine';
import { useLookers } from '../looking/use-lookers';
import { PromisesCard } from '../promises/PromisesCard';
import { ClientBlock } from '../clients/ClientBlock';
import { RequestWords } from '../requests/RequestWords';
import { When } from '../time/When';
import { Clock } from '../ui/Clock';
import { Skeleton } from '../ui/Skeleton';
import { DealPanel } from '../deal/DealPanel';
import { useDeal } from '../deal/use-deal';
import { AskedFacts } from './AskedFacts';
import styles from './Case.module.css';
import { CaseActs } from './CaseActs';
import { HolderLine } from './HolderLine';
import { KnownCard } from './KnownCard';
import { NoteCard } from './NoteCard';
import { PeopleCard } from './PeopleCard';
import { Timeline } from './Timeline';
import { WayPanel } from './WayPanel';

/** One matter, a client's or a colleague's: who holds it, how far it is, what came, what happened. */
export function CasePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/cases/$id' });
  const { data, error, refetch }: UseQueryResult<CaseDetail, unknown> = query.useQuery('get', '/api/v1/cases/{id}', { params: { path: { id } } });
  // The deal stands above the history: what came later would move that under the hand.
  const { waiting } = useDeal(data && data.deal !== null ? id : null);
  return (
    <Page title={data ? t('cases.one', { number: data.number }) : t('cases.case')} back="/cases">
      {data && !waiting && <Contents item={data} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/cases" />}
      {(data ? waiting : error === null) && <Skeleton />}
    </Page>
  );
}

function Contents({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const note = useRef<HTMLTextAreaElement>(null);
  const { client, starter } = item;
  const others = useLookers({ kind: 'case', id: item.id, place: item.id });
  const name = (client ? (client.name ?? client.company) : starter?.name) ?? t('client.unknown');
  const open = item.tasks.filter(({ status }) => status !== 'closed');
  const about = client ? [client.name === null ? null : client.company, client.city].filter(Boolean).join(', ') : '';
  return (
    <div className={styles.case}>
      <HolderLine item={item} note={() => note.current?.focus()} />
      <header className={`${styles.wide} ${styles.head}`}>
        <div>
          <h2 className={styles.title}>{item.gist ?? name}</h2>
          <p className={styles.sub}>{[item.gist === null ? null : name, about].filter(Boolean).join(', ')}</p>
        </div>
        <LookersLine others={others} />
        <p className={styles.opened}>
          {t('cases.openedAt')} <When at={item.openedAt} as="moment" />
          {item.deal !== null && <DealLine deal={item.deal} />}
        </p>
      </header>
      <CaseActs key={`acts ${item.id}`} item={item} />
      <WayPanel key={`way ${item.id}`} item={item} />
      {item.deal !== null && <DealPanel key={`deal ${item.id}`} item={item} />}
      <Timeline id={item.id} />
      <div className={styles.column}>
        <PromisesCard promises={item.promises} className={styles.part} />
        {open.length > 0 && <OpenTasks tasks={open} />}
        <NoteCard key={`note ${item.id}`} caseId={item.id} field={note} />
        <FilesCard place={{ caseId: item.id, taskId: null }} className={styles.part} />
        <LettersCard caseId={item.id} className={styles.part} />
        {client && <ClientCard client={client} />}
        <PeopleCard people={item.people} />
        {item.asked.length > 0 && (
          <section className={`panel ${styles.part}`}>
            <h2 className="caption">{t('start.asked', { name })}</h2>
            <AskedFacts asked={item.asked} />
          </section>
        )}
        {client && <KnownCard key={item.id} item={item} />}
        {item.requests.map((request) => (
          <section key={request.id} className={`panel ${styles.part}`}>
            <RequestWords request={request} />
          </section>
        ))}
      </div>
    </div>
  );
}

function DealLine({ deal }: { deal: NonNullable<CaseDetail['deal']> }) {
  const { t } = useTranslation();
  return (
    <span className={styles.deal}>
      {t('cases.deal', { number: deal.number })}, {[deal.statusLabel.toLocaleLowerCase(), deal.lostReason].filter(Boolean).join(': ')}
    </span>
  );
}

function OpenTasks({ tasks }: { tasks: readonly TaskRow[] }) {
  const { t } = useTranslation();
  return (
    <section className={`panel ${styles.part}`}>
      <h2 className="caption">{t('cases.openTasks')}</h2>
      {tasks.map((task) => (
        <Link key={task.id} to="/tasks/$id" params={{ id: task.id }} className={styles.task}>
          <b>{task.title}</b>
          <span className={styles.taskFoot}>
            {task.assignee?.name ?? task.groupLabel}
            <Clock deadline={task} instead={task.status === 'completing' ? 'going' : undefined} word={t('tasks.going')} />
          </span>
        </Link>
      ))}
    </section>
  );
}

function ClientCard({ client }: { client: NonNullable<CaseDetail['client']> }) {
  const { t } = useTranslation();
  return (
    <section className={`panel ${styles.part}`}>
      <h2 className="caption">{t('client.title')}</h2>
      <ClientBlock client={client} />
    </section>
  );
}
