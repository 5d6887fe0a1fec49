import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../api/problem';
import { LanguageMenu } from '../app/LanguageMenu';
import { router } from '../app/router';
import { signIn } from '../app/session';
import { Button } from '../ui/Button';
import { DemoLogins } from './DemoLogins';
import styles from './LoginPage.module.css';

/** The way in; afterwards one is where one wanted to be. */
export function LoginPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('product')}`;
  }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <LanguageMenu />
      </header>
      <main className={styles.main}>
        <div className={styles.head}>
          <span className={styles.logo} aria-hidden="true">
            {t('frame.logo')}
          </span>
          <div>
            <h1 className={styles.title}>{t('product')}</h1>
            <p className={styles.lead}>{t('login.lead')}</p>
          </div>
        </div>
        <SignInForm />
      </main>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { back } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const [busy, setBusy] = useState(false);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() === '' || password === '') {
      setProblem('empty');
      (login.trim() === '' ? loginField : passwordField).current?.focus();
      return;
    }
    setBusy(true);
    try {
      await signIn(login.trim(), password);
      await (back === undefined ? navigate({ to: '/' }) : router.navigate({ href: back }));
    } catch (error) {
      setProblem(toProblem(error));
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <form className={`panel ${styles.form}`} onSubmit={(event) => void submit(event)} noValidate>
        <div>
          <label className={styles.label} htmlFor="login">
            {t('login.login')}
          </label>
          <TextInput id="login" ref={loginField} name="login" value={login} onChange={(event) => setLogin(event.currentTarget.value)} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </div>
        <div>
          <label className={styles.label} htmlFor="password">
            {t('login.password')}
          </label>
          <PasswordInput
            id="password"
            ref={passwordField}
            name="password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
          />
        </div>
        {problem && <Wrong problem={problem} />}
        <Button type="submit" kind="main" aria-busy={busy}>
          {t(busy ? 'login.going' : 'login.submit')}
        </Button>
      </form>
      <DemoLogins
        chosen={login}
        choose={(demoLogin, demoPassword) => {
          setLogin(demoLogin);
          setPassword(demoPassword);
          setProblem(null);
        }}
      />
    </>
  );
}

function Wrong({ problem }: { problem: Problem | 'empty' }) {
  const { t } = useTranslation();
  const title = problem === 'empty' ? t('login.empty') : problem.status === 0 ? t('trouble.network.title') : problem.title;
  const text = problem === 'empty' ? '' : problem.status === 0 ? t('login.unreachable') : problem.detail;
  return (
    <p className={styles.wrong} role="alert">
      <b>{title}</b> {text}
    </p>
  );
}
