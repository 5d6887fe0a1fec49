import '../texts/later';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { Session } from '../api/types';
import { useAct } from '../api/use-act';
import { Page } from '../app/Page';
import { useMe } from '../app/session';
import { Trouble } from '../app/Trouble';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Account.module.css';
import { PasswordForm } from './PasswordForm';

const SESSIONS = '/api/v1/auth/sessions';

/** One's own password, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user } = useMe();
  const again = useSessionsAgain();
  return (
    <Page title={t('account.title')}>
      <div className={styles.account}>
        <section className={`panel ${styles.part}`} aria-labelledby="account-password">
          <h2 id="account-password" className={styles.head}>
            {t('account.password')}
          </h2>
          <p className={styles.hint}>{t('account.passwordHint', { login: user.login })}</p>
          <PasswordForm done={again} />
        </section>
        <section className={`panel ${styles.part}`} aria-labelledby="account-sessions">
          <h2 id="account-sessions" className={styles.head}>
            {t('account.sessions')}
          </h2>
          <p className={styles.hint}>{t('account.sessionsHint')}</p>
          <Sessions />
        </section>
      </div>
    </Page>
  );
}

function useSessionsAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === SESSIONS });
}

function Sessions() {
  const { t } = useTranslation();
  const sessions: UseQueryResult<{ items: Session[] }, unknown> = query.useQuery('get', SESSIONS);
  const again = useSessionsAgain();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const end = async (call: () => ReturnType<typeof endOthers> | ReturnType<typeof endOne>, said: string) => {
    if (await run(call, again)) say(said);
    again();
  };
  if (sessions.isPending) return <Skeleton bars={2} />;
  if (sessions.isError) return <Trouble error={sessions.error} again={() => void sessions.refetch()} />;
  const { items } = sessions.data;
  return (
    <>
      <ul className={styles.list}>
        {items.map((one) => (
          <SessionItem key={one.id} one={one} end={() => void end(() => endOne(one.id), t('account.ended', { browser: one.browser }))} />
        ))}
      </ul>
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
      {items.length > 1 && (
        <Button onClick={() => void end(endOthers, t('account.endedOthers'))} aria-busy={busy}>
          {t('account.endOthers')}
        </Button>
      )}
    </>
  );
}

const endOne = (id: string) => api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } });
const endOthers = () => api.DELETE(SESSIONS);

function SessionItem({ one, end }: { one: Session; end: () => void }) {
  const { t } = useTranslation();
  return (
    <li className={styles.session}>
      <p>
        <b className={styles.browser}>{one.browser}</b>
        <span className={styles.hint}>
          {t('account.since')} <When at={one.since} as="moment" /> · {one.address}
        </span>
      </p>
      {one.here ? (
        <span className={styles.here}>{t('account.here')}</span>
      ) : (
        <span className={styles.hint}>
          {t('account.used')} <When at={one.lastUsedAt} as="ago" />
        </span>
      )}
      {!one.here && (
        <Button kind="quiet" onClick={end} aria-label={t('account.endNamed', { browser: one.browser })}>
          {t('account.end')}
        </Button>
      )}
    </li>
  );
}
