import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem, type Problem } from '../api/problem';
import { goOnAs, useMe } from '../app/session';
import { PasswordField } from '../login/PasswordField';
import { Refused } from '../login/Refused';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { NewPassword } from '../welcome/NewPassword';
import { useNewPassword } from '../welcome/use-new-password';
import styles from './Account.module.css';

/** Sets a new password for who knows the old one; what was typed stays where it is refused. */
export function PasswordForm({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const { user, organisation } = useMe();
  const [old, setOld] = useState('');
  const { password, setPassword, fault } = useNewPassword([user.login, user.name, organisation.name]);
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { data, error } = await api.POST('/api/v1/auth/password', { body: { old, password } });
      if (!data) throw error;
      await goOnAs(data);
      setOld('');
      setPassword('');
      say(t('account.changed'));
      done();
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (old === '' || password === '') return setProblem('empty');
    void send();
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('account.password')} noValidate>
      <input type="text" name="username" value={user.login} autoComplete="username" readOnly hidden />
      <PasswordField
        label={t('account.old')}
        name="old-password"
        value={old}
        onChange={(event) => setOld(event.currentTarget.value)}
        autoComplete="current-password"
      />
      <NewPassword value={password} change={setPassword} fault={fault} />
      {problem === 'empty' && (
        <p className={styles.wrong} role="alert">
          {t('account.empty')}
        </p>
      )}
      {problem !== null && problem !== 'empty' && <Refused key={problem.instance} problem={problem} />}
      <Button type="submit" kind="main" aria-busy={busy}>
        {t('account.change')}
      </Button>
    </form>
  );
}
