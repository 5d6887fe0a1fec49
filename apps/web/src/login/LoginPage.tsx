import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { Button } from '../ui/Button';
import { LineField } from '../ui/LineField';
import { DemoLogins } from './DemoLogins';
import styles from './LoginPage.module.css';
import { useSignIn } from './use-sign-in';

/** Menus come when the page is there. */
const LanguageMenu = lazy(() => import('../app/LanguageMenu').then(({ LanguageMenu: menu }) => ({ default: menu })));

/** The way in; afterwards one is where one wanted to be. */
export function LoginPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('product')}`;
  }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Suspense>
          <LanguageMenu />
        </Suspense>
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
        <Ended />
        <SignInForm />
      </main>
    </div>
  );
}

/** Why one stands here again, where nobody has signed out. */
function Ended() {
  const { t } = useTranslation();
  const { ended } = useSearch({ from: '/login' });
  if (ended !== true) return null;
  return (
    <p className={styles.ended} role="status">
      <b>{t('login.ended')}</b> {t('login.endedText')}
    </p>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const { login, password, problem, busy, loginField, passwordField, fill, submit } = useSignIn();
  return (
    <>
      <form className={`panel ${styles.form}`} onSubmit={submit} noValidate>
        <LineField
          label={t('login.login')}
          ref={loginField}
          name="login"
          value={login}
          onChange={(event) => fill({ login: event.currentTarget.value })}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <LineField
          label={t('login.password')}
          ref={passwordField}
          type={shown ? 'text' : 'password'}
          name="password"
          value={password}
          onChange={(event) => fill({ password: event.currentTarget.value })}
          autoComplete="current-password"
        >
          <button type="button" className={styles.show} aria-label={t('login.show')} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? <IconEyeOff size={18} aria-hidden /> : <IconEye size={18} aria-hidden />}
          </button>
        </LineField>
        {problem && <Wrong problem={problem} />}
        <Button type="submit" kind="main" aria-busy={busy}>
          {t(busy ? 'login.going' : 'login.submit')}
        </Button>
      </form>
      <DemoLogins chosen={login} choose={(demoLogin, demoPassword) => fill({ login: demoLogin, password: demoPassword })} />
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
