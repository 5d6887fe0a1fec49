import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientDetail } from '../api/types';
import { Page } from '../app/Page';
import { useMay } from '../app/session';
import { Trouble } from '../app/Trouble';
import layout from '../cases/Case.module.css';
import { CaseItem } from '../cases/CaseItem';
import { PromisesCard } from '../promises/PromisesCard';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import styles from './Client.module.css';
import { ClientHistory } from './ClientHistory';
import { FactsForm } from './FactsForm';
import { FactsPanel } from './FactsPanel';
import { MergeForm } from './MergeForm';
import { Hints, MergeRecord } from './Merges';
import { OwnManager } from './OwnManager';
import { PeoplePanel } from './PeoplePanel';
import { calledBy, useClient } from './use-clients';

/** One client: who he is, what he was promised, what is open, who speaks for him, and all that ever befell him. */
export function ClientPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/clients/$id' });
  const navigate = useNavigate();
  const { data, error, refetch } = useClient(id);
  const now = data?.id;
  // Merged into another: his page is that one's.
  useEffect(() => {
    if (now !== undefined && now !== id) void navigate({ to: '/clients/$id', params: { id: now }, replace: true });
  }, [now, id, navigate]);
  return (
    <Page title={t('client.title')} tab={(data && calledBy(data)) ?? t('client.title')} back="/clients">
      {data && <Contents key={data.id} client={data} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/clients" />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}

function Contents({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const [mayEdit, mayMerge] = [useMay('client.edit'), useMay('client.merge')];
  const [form, setForm] = useState<'facts' | 'merge'>();
  const close = () => setForm(undefined);
  useKeys({
    ...(mayEdit ? { KeyE: [t('clients.change'), () => setForm('facts')] } : {}),
    ...(mayMerge ? { KeyM: [t('clients.merge'), () => setForm('merge')] } : {}),
  });
  const about = [client.name === null ? null : client.company, client.city, client.kind && t(`clients.kinds.${client.kind}`)].filter(Boolean).join(', ');
  return (
    <div className={layout.case}>
      <header className={`${layout.wide} ${layout.head}`}>
        <div>
          <h2 className={styles.title}>{calledBy(client) ?? t('client.unknown')}</h2>
          {about !== '' && <p className={layout.sub}>{about}</p>}
        </div>
        <div className={styles.acts}>
          {mayEdit && (
            <Button onClick={() => setForm('facts')} aria-expanded={form === 'facts'} aria-keyshortcuts="E">
              {t('clients.change')} <Key name="E" />
            </Button>
          )}
          {mayMerge && (
            <Button onClick={() => setForm('merge')} aria-expanded={form === 'merge'} aria-keyshortcuts="M">
              {t('clients.merge')} <Key name="M" />
            </Button>
          )}
        </div>
      </header>
      {form !== undefined && (
        <div className={`panel ${layout.wide} ${styles.form}`}>
          {form === 'facts' ? <FactsForm client={client} close={close} /> : <MergeForm client={client} close={close} />}
        </div>
      )}
      {client.hints.length > 0 && <Hints client={client} />}
      <div className={styles.main}>
        <PromisesCard promises={client.promised} className={layout.part} withCase />
        <Cases client={client} />
        <ClientHistory id={client.id} />
      </div>
      <div className={layout.column}>
        <FactsPanel client={client} />
        <OwnManager client={client} />
        <PeoplePanel client={client} />
        {client.merges.length > 0 && <MergeRecord client={client} />}
      </div>
    </div>
  );
}

function Cases({ client: { cases } }: { client: ClientDetail }) {
  const { t } = useTranslation();
  return (
    <section className={`panel ${styles.cases}`} aria-label={t('cases.title')}>
      <h2 className="caption">{t('cases.title')}</h2>
      {cases.length === 0 && <p className={styles.none}>{t('clients.noCases')}</p>}
      <ul>
        {cases.map((item) => (
          <li key={item.id}>
            <CaseItem item={item} gist />
          </li>
        ))}
      </ul>
    </section>
  );
}
