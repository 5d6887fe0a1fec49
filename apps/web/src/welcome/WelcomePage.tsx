import '../texts/later';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem, type Problem } from '../api/problem';
import type { Link as SignInLink, LinkUse } from '../api/types';
import { startOf } from '../app/places';
import { enterByLink } from '../app/session';
import { DoorPage } from '../login/LoginPage';
import door from '../login/LoginPage.module.css';
import { Refused } from '../login/Refused';
import { TimeZone } from '../time/place';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { LineField } from '../ui/LineField';
import { Skeleton } from '../ui/Skeleton';
import { FirstFields, useFirst } from './FirstFields';
import { NewPassword } from './NewPassword';
import { useNewPassword } from './use-new-password';
import styles from './WelcomePage.module.css';

/** Where a one-time link leads: for whom it is, a new password, and in. The token stands behind `#`, so that no server's log has it. */
export function WelcomePage() {
  const { t } = useTranslation();
  const token = useToken();
  const link = useQuery({
    queryKey: ['link', token],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data, error } = await api.POST('/api/v1/auth/links/look', { body: { token } });
      if (!data) throw error;
      return data;
    },
  });
  return (
    <DoorPage title={t('welcome.title')}>
      {link.isPending && <Skeleton bars={4} />}
      {link.error && <Over problem={toProblem(link.error)} again={() => void link.refetch()} />}
      {link.data && (
        <TimeZone.Provider value={link.data.kind === 'first' ? Intl.DateTimeFormat().resolvedOptions().timeZone : link.data.timeZone}>
          <Welcome token={token} link={link.data} />
        </TimeZone.Provider>
      )}
    </DoorPage>
  );
}

const tokenHere = () => window.location.hash.slice(1);

/** The token of the address, also of a second link that is opened in the same tab. Not the router's: on the way out it has none for a moment. */
function useToken(): string {
  const [token, setToken] = useState(tokenHere);
  useEffect(() => {
    const look = () => {
      if (tokenHere() !== '') setToken(tokenHere());
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return token;
}

/** The link is no longer good, or the network is away. */
function Over({ problem, again }: { problem: Problem; again: () => void }) {
  const { t } = useTranslation();
  const away = problem.status === 0 || problem.status >= 500;
  return (
    <section className={`panel ${door.form}`}>
      <h2 className={styles.name}>{away ? t('trouble.network.title') : t('welcome.over')}</h2>
      <p>{away ? t('login.unreachable') : t('welcome.overText')}</p>
      {away ? (
        <Button kind="main" onClick={again}>
          {t('trouble.again')}
        </Button>
      ) : (
        <Link to="/login" className={styles.way}>
          {t('welcome.toLogin')}
        </Link>
      )}
    </section>
  );
}

function Welcome({ token, link }: { token: string; link: SignInLink }) {
  const { t } = useTranslation();
  const router = useRouter();
  const first = useFirst(link);
  const named = link.kind === 'first' ? first.values : { login: link.login, name: link.name, company: link.company };
  const { password, setPassword, fault } = useNewPassword([named.login, named.name, named.company]);
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (use: LinkUse) => {
    setBusy(true);
    try {
      const { user } = await enterByLink(use);
      await router.navigate({ ...startOf(user), replace: true });
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const missing = password === '' || (link.kind === 'first' && Object.values(first.values).some((value) => value.trim() === ''));
    if (missing) return setProblem('empty');
    setProblem(null);
    void enter({ token, password, ...(link.kind === 'first' ? { first: first.values } : {}) });
  };
  return (
    <form className={`panel ${door.form}`} onSubmit={submit} noValidate>
      <div>
        <h2 className={styles.name}>{link.kind === 'first' ? t('welcome.first') : link.name}</h2>
        <p className={styles.hint}>
          {t(`welcome.why.${link.kind}`, { company: link.company })} {t('welcome.until')} <When at={link.expiresAt} as="moment" />
        </p>
      </div>
      {link.kind === 'first' ? (
        <FirstFields {...first} />
      ) : (
        <LineField label={t('login.login')} name="username" value={link.login} readOnly autoComplete="username" />
      )}
      <NewPassword value={password} change={setPassword} fault={fault} />
      {problem && (problem === 'empty' ? <Empty /> : <Refused key={problem.instance} problem={problem} />)}
      <Button type="submit" kind="main" aria-busy={busy}>
        {t(busy ? 'login.going' : `welcome.act.${link.kind}`)}
      </Button>
    </form>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <p className={door.wrong} role="alert">
      {t('welcome.empty')}
    </p>
  );
}
