import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Account } from '../api/types';
import { useAct } from '../api/use-act';
import { useMay, useMe } from '../app/session';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { AccountFields } from './AccountFields';
import styles from './Accounts.module.css';
import { SessionsOf } from './SessionsOf';
import { SignInLink } from './SignInLink';
import { changesOf, typedOf } from './typed-account';
import { useAccountsAgain } from './use-accounts';
import { WayIn } from './WayIn';

/** An account that was opened in its list: what may be changed, how the person comes in, and where he is signed in. */
export function AccountPanel({ account, close }: { account: Account; close: () => void }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const seesPeople = useMay('people.manage');
  return (
    <div className={styles.panel}>
      <ChangeForm account={account} close={close} />
      <div className={styles.side}>
        {account.active && (
          <section className={styles.part} aria-label={t('accounts.link.title')}>
            <h3 className="caption">{t('accounts.link.title')}</h3>
            <SignInLink id={account.id} name={account.name} hasPassword={account.hasPassword} />
          </section>
        )}
        {account.active && account.hasPassword && <SessionsOf id={account.id} />}
        <WayIn account={account} own={account.id === user.id} close={close} />
        {seesPeople && (
          <p>
            <Link to="/people" className="link">
              {t('accounts.absences')}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}

/** Only what was changed is sent; where somebody else was first, his change is shown above and one's own waits for another try. */
function ChangeForm({ account, close }: { account: Account; close: () => void }) {
  const { t } = useTranslation();
  const again = useAccountsAgain();
  const { busy, problem, run } = useAct();
  const [before] = useState(() => typedOf(account));
  const [typed, setTyped] = useState(before);
  const send = async () => {
    const change = changesOf(before, typed);
    if (Object.keys(change).length > 0) {
      const body = { ...change, version: account.version };
      const done = await run(
        () => api.PATCH('/api/v1/people/{id}', { params: { path: { id: account.id } }, body }),
        () => void again(),
      );
      if (!done?.data) return;
      void again();
      const gone = done.data.handedOver;
      say(gone ? t('accounts.changedAndWent', { name: typed.name, count: gone.toPeople + gone.toGroup }) : t('accounts.changed', { name: typed.name }));
    }
    close();
  };
  return (
    <ActForm title={t('accounts.changeTitle')} act={t('accounts.save')} busy={busy} problem={problem} send={() => void send()} close={close}>
      <AccountFields typed={typed} type={setTyped} />
    </ActForm>
  );
}
