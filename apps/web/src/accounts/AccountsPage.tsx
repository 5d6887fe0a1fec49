import '../texts/later';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/Trouble';
import { SettingsFrame } from '../settings/SettingsFrame';
import { MoreButton } from '../suppliers/MoreButton';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Key } from '../ui/Key';
import { PageSearch } from '../ui/PageSearch';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { useSettled } from '../ui/use-settled';
import { AccountItem } from './AccountItem';
import styles from './Accounts.module.css';
import { InviteForm } from './InviteForm';
import { useAccounts } from './use-accounts';

/** Who may come in and as what, for the administrator. */
export function AccountsPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [inviting, setInviting] = useState(false);
  const q = useSettled(typed.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const invite = () => setInviting(true);
  useKeys({ Slash: [t('does.search'), () => field.current?.focus()], KeyN: [t('accounts.invite'), invite] });
  return (
    <SettingsFrame section="people">
      <div className={styles.bar}>
        <PageSearch
          label={t('accounts.search')}
          field={field}
          typed={typed}
          type={setTyped}
          open={() => list.current?.querySelector<HTMLElement>('article button')?.click()}
        />
        <Button kind="main" onClick={invite} aria-expanded={inviting} aria-keyshortcuts="N">
          {t('accounts.invite')} <Key name="N" />
        </Button>
      </div>
      {inviting && (
        <div className={styles.inviting}>
          <InviteForm close={() => setInviting(false)} />
        </div>
      )}
      <div ref={list}>
        <AccountsFound q={q} />
      </div>
    </SettingsFrame>
  );
}

function AccountsFound({ q }: { q: string }) {
  const { t } = useTranslation();
  const found = useAccounts(q);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton bars={8} />;
  if (found.error && items.length === 0) return <Trouble error={found.error} again={() => void found.refetch()} back="/settings" />;
  if (items.length === 0) return <EmptyState title={t('accounts.none.title')} text={t('accounts.none.text')} />;
  return (
    <section aria-label={t('accounts.list')}>
      <p className="hidden-visually" role="status">
        {t('accounts.count', { count: items.length })}
      </p>
      <div className={styles.head} aria-hidden="true">
        <span>{t('accounts.columns.name')}</span>
        <span>{t('accounts.columns.roles')}</span>
        <span>{t('accounts.columns.skills')}</span>
        <span>{t('accounts.columns.seen')}</span>
        <span>{t('accounts.columns.state')}</span>
      </div>
      <ul>
        {items.map((account) => (
          <li key={account.id}>
            <AccountItem account={account} />
          </li>
        ))}
      </ul>
      <MoreButton pages={found} />
    </section>
  );
}
