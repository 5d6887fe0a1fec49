import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { useMay } from '../app/session';
import { Trouble } from '../app/Trouble';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Key } from '../ui/Key';
import { PageSearch } from '../ui/PageSearch';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { useSettled } from '../ui/use-settled';
import { ClientItem } from './ClientItem';
import styles from './Clients.module.css';
import { NewClientForm } from './NewClientForm';
import { useFoundClients } from './use-clients';

/** Everybody who ever asked for something, found by whatever one knows of him, without the mouse. */
export function ClientsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayAdd = useMay('client.edit');
  const given = useSearch({ from: '/signed-in/clients', select: (search) => search.q }) ?? '';
  const [typed, setTyped] = useState(given);
  const [adding, setAdding] = useState(false);
  const q = useSettled(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useKeys({ Slash: [t('does.search'), () => field.current?.focus()], ...(mayAdd ? { KeyN: [t('clients.new'), () => setAdding(true)] } : {}) });
  // The way back leads to the same list.
  useEffect(() => {
    if (q !== given) void navigate({ to: '/clients', search: q === '' ? {} : { q }, replace: true });
  }, [q, given, navigate]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement) + step;
    (at < 0 ? field.current : links[Math.min(at, links.length - 1)])?.focus();
  };
  return (
    <Page title={t('clients.title')}>
      <div className={styles.list} onKeyDown={move}>
        <div className={styles.bar}>
          <PageSearch
            label={t('clients.search')}
            field={field}
            typed={typed}
            type={setTyped}
            open={() => list.current?.querySelector<HTMLElement>('a')?.click()}
          />
          {mayAdd && (
            <Button onClick={() => setAdding(true)} aria-expanded={adding} aria-keyshortcuts="N">
              {t('clients.new')} <Key name="N" />
            </Button>
          )}
        </div>
        {adding && (
          <div className={styles.adding}>
            <NewClientForm typed={typed.trim()} close={() => setAdding(false)} />
          </div>
        )}
        <FoundList q={q} list={list} />
      </div>
    </Page>
  );
}

function FoundList({ q, list }: { q: string; list: RefObject<HTMLUListElement | null> }) {
  const { t } = useTranslation();
  const found = useFoundClients(q);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton bars={8} />;
  if (found.error && items.length === 0) return <Trouble error={found.error} again={() => void found.refetch()} back="/cases" />;
  if (items.length === 0) {
    return (
      <EmptyState title={t(q === '' ? 'clients.none.title' : 'clients.notFound.title')} text={t(q === '' ? 'clients.none.text' : 'clients.notFound.text')} />
    );
  }
  return (
    <>
      <p className="hidden-visually" role="status">
        {t('clients.count', { count: items.length })}
      </p>
      <div className={styles.head} aria-hidden="true">
        <span>{t('clients.columns.client')}</span>
        <span>{t('clients.columns.reach')}</span>
        <span>{t('clients.columns.open')}</span>
        <span>{t('clients.columns.last')}</span>
      </div>
      <ul ref={list} aria-label={t('clients.title')}>
        {items.map((item) => (
          <li key={item.id}>
            <ClientItem item={item} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void found.fetchNextPage()} aria-busy={found.isFetchingNextPage}>
            {t(found.isFetchingNextPage ? 'page.loading' : found.isFetchNextPageError ? 'page.moreAgain' : 'page.more')}
          </Button>
        </div>
      )}
    </>
  );
}
