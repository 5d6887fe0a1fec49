import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { i18n } from '../texts/i18n';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { AccountFields } from './AccountFields';
import { SignInLink } from './SignInLink';
import { bodyOf, NOBODY } from './typed-account';
import { useAccountsAgain } from './use-accounts';

/** Writes somebody down and makes the link by which he sets his password: both are one act here. */
export function InviteForm({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const again = useAccountsAgain();
  const { busy, problem, run } = useAct();
  const [typed, setTyped] = useState({ ...NOBODY, language: i18n.language });
  const [made, setMade] = useState<string>();
  const send = async () => {
    const done = await run(() => api.POST('/api/v1/people', { body: { ...bodyOf(typed), login: typed.login.trim() } }));
    if (!done?.data) return;
    setMade(done.data.id);
    void again();
  };
  if (made !== undefined)
    return (
      <div role="status">
        <SignInLink id={made} name={typed.name.trim()} hasPassword={false} atOnce>
          <Button kind="ghost" onClick={close}>
            {t('accounts.ready')}
          </Button>
        </SignInLink>
      </div>
    );
  return (
    <ActForm
      title={t('accounts.inviteTitle')}
      hint={t('accounts.inviteHint')}
      act={t('accounts.inviteAct')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <AccountFields fresh typed={typed} type={setTyped} />
    </ActForm>
  );
}
