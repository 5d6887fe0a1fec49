import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { LineField } from '../ui/LineField';
import { DemoLogins } from './DemoLogins';
import styles from './LoginPage.module.css';
import { PasswordField } from './PasswordField';
import { Refused } from './Refused';
import { useSignIn } from './use-sign-in';

/** Menus come when the page is there. */
const LanguageMenu = lazy(() => import('../app/LanguageMenu').then(({ LanguageMenu: menu }) => ({ default: menu })));

/** The way in; afterwards one is where one wanted to be. */
export function LoginPage() {
  const { t } = useTranslation();
  return (
    <DoorPage title={t('login.title')}>
      <Ended />
      <SignInForm />
    </DoorPage>
  );
}

/** What stands around every page before one is in: the product's name, and the language. */
export function DoorPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
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
        {children}
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
        <PasswordField
          label={t('login.password')}
          ref={passwordField}
          name="password"
          value={password}
          onChange={(event) => fill({ password: event.currentTarget.value })}
          autoComplete="current-password"
        />
        {problem && <Refused key={problem === 'empty' ? '' : problem.instance} problem={problem} />}
        <Button type="submit" kind="main" aria-busy={busy}>
          {t(busy ? 'login.going' : 'login.submit')}
        </Button>
      </form>
      <DemoLogins chosen={login} choose={(demoLogin, demoPassword) => fill({ login: demoLogin, password: demoPassword })} />
    </>
  );
}
