import '../texts/later';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
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
import { GoodsFound } from './GoodsFound';
import { MoreButton } from './MoreButton';
import { NewSupplier } from './NewSupplier';
import { SupplierItem } from './SupplierItem';
import styles from './Suppliers.module.css';
import { useFoundSuppliers } from './use-suppliers';

/** Who sells to the company and how old his price list is; and, by the same field, what all of them have (WT-3.1, WT-3.2). */
export function SuppliersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayAdd = useMay('supplier.manage');
  const given = useSearch({ from: '/signed-in/suppliers', select: (search) => search.q }) ?? '';
  const [typed, setTyped] = useState(given);
  const [adding, setAdding] = useState(false);
  const q = useSettled(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useKeys({ Slash: [t('does.search'), () => field.current?.focus()], ...(mayAdd ? { KeyN: [t('suppliers.new'), () => setAdding(true)] } : {}) });
  // The way back leads to the same list.
  useEffect(() => {
    if (q !== given) void navigate({ to: '/suppliers', search: q === '' ? {} : { q }, replace: true });
  }, [q, given, navigate]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.nativeEvent.isComposing || (event.target as Element).matches('select')) return;
    event.preventDefault();
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement) + step;
    (at < 0 ? field.current : links[Math.min(at, links.length - 1)])?.focus();
  };
  return (
    <Page title={t('suppliers.title')}>
      <div className={styles.list} onKeyDown={move}>
        <div className={styles.bar}>
          <PageSearch
            label={t('suppliers.search')}
            field={field}
            typed={typed}
            type={setTyped}
            open={() => list.current?.querySelector<HTMLElement>('a')?.click()}
          />
          {mayAdd && (
            <Button onClick={() => setAdding(true)} aria-expanded={adding} aria-keyshortcuts="N">
              {t('suppliers.new')} <Key name="N" />
            </Button>
          )}
        </div>
        {adding && (
          <div className={styles.adding}>
            <NewSupplier typed={typed.trim()} close={() => setAdding(false)} />
          </div>
        )}
        <div ref={list}>
          <SuppliersFound q={q} />
          {q !== '' && <GoodsFound q={q} />}
        </div>
      </div>
    </Page>
  );
}

/** All suppliers; while something is typed only those that are meant by it, and none is no matter: mostly goods are. */
function SuppliersFound({ q }: { q: string }) {
  const { t } = useTranslation();
  const found = useFoundSuppliers(q);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton bars={6} />;
  if (found.error && items.length === 0) return <Trouble error={found.error} again={() => void found.refetch()} back="/suppliers" />;
  if (items.length === 0) return q === '' ? <EmptyState title={t('suppliers.none.title')} text={t('suppliers.none.text')} /> : null;
  return (
    <section aria-label={t('suppliers.title')}>
      <p className="hidden-visually" role="status">
        {t('suppliers.count', { count: items.length })}
      </p>
      <div className={styles.head} aria-hidden="true">
        <span>{t('suppliers.columns.supplier')}</span>
        <span>{t('suppliers.columns.reach')}</span>
        <span>{t('suppliers.columns.list')}</span>
        <span>{t('suppliers.columns.age')}</span>
        <span>{t('suppliers.columns.goods')}</span>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <SupplierItem item={item} />
          </li>
        ))}
      </ul>
      <MoreButton pages={found} />
    </section>
  );
}
