import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/types';
import { When } from '../time/When';
import { useIsClosing } from '../settings/closing';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { AccountPanel } from './AccountPanel';
import styles from './Accounts.module.css';

/** Whether somebody may come in: a closed account, one that waits for its first password, an open one. */
function stateOf({ active, hasPassword }: Account): 'open' | 'invited' | 'closed' {
  if (!active) return 'closed';
  return hasPassword ? 'open' : 'invited';
}

/** One account in the list: who, in which roles, good at what, when last here, and whether he may come in; it opens in place. */
export function AccountItem({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const closing = useIsClosing(account.id);
  const state = stateOf(account);
  return (
    <article className={styles.row} aria-label={account.name}>
      <div className={styles.who}>
        <Avatar kind="person" name={account.name} />
        <div className={styles.cell}>
          <h2 className={styles.name}>{account.name}</h2>
          <p className={`${styles.second} cut`}>{account.login}</p>
        </div>
      </div>
      <p className={styles.cell}>{account.roleLabels.join(t('page.and'))}</p>
      <p className={[styles.cell, styles.second, account.skills.length === 0 && styles.none].filter(Boolean).join(' ')}>
        {account.skills.length > 0 ? account.skills.join(t('page.and')) : t('accounts.noSkills')}
      </p>
      <p className={styles.seen}>
        {account.lastSeenAt !== null ? <When at={account.lastSeenAt} as="ago" /> : t(account.hasPassword ? 'accounts.notNoted' : 'accounts.never')}
      </p>
      <p className={styles[closing ? 'closed' : state]}>{closing ? t('accounts.closingState') : t(`accounts.states.${state}`)}</p>
      <p className={styles.acts}>
        <Button kind="quiet" onClick={() => setOpened(!opened)} aria-expanded={opened} aria-label={t('accounts.changeOf', { name: account.name })}>
          {t('accounts.change')}
        </Button>
      </p>
      {opened && <AccountPanel account={account} close={() => setOpened(false)} />}
    </article>
  );
}
