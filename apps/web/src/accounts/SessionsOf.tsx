import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { Session } from '../api/types';
import { useAct } from '../api/use-act';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Accounts.module.css';

/** Where somebody is signed in, and how that ends: at once, one by one or everywhere. */
export function SessionsOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const { data, refetch } = query.useQuery('get', '/api/v1/people/{id}/sessions', { params: { path: { id } } });
  const items: Session[] = data?.items ?? [];
  const end = async (session: string) => {
    await run(() => api.DELETE('/api/v1/people/{id}/sessions/{session}', { params: { path: { id, session } } }));
    void refetch();
  };
  const endAll = async () => {
    await run(() => api.DELETE('/api/v1/people/{id}/sessions', { params: { path: { id } } }));
    void refetch();
  };
  return (
    <section className={styles.part} aria-label={t('accounts.sessions.title')}>
      <h3 className="caption">{t('accounts.sessions.title')}</h3>
      {data && items.length === 0 && <p className={styles.second}>{t('accounts.sessions.none')}</p>}
      <ul>
        {items.map((session) => (
          <li key={session.id} className={styles.session}>
            <div className={styles.cell}>
              <p>
                {session.browser}
                {session.here && <span className={styles.here}> {t('accounts.sessions.here')}</span>}
              </p>
              <p className={styles.second}>
                {session.address}, <When at={session.lastUsedAt} as="ago" />
              </p>
            </div>
            {!session.here && (
              <Button
                kind="quiet"
                onClick={() => void end(session.id)}
                aria-busy={busy}
                aria-label={t('accounts.sessions.endOne', { browser: session.browser })}
              >
                {t('accounts.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && items.every(({ here }) => !here) && (
        <p>
          <Button onClick={() => void endAll()} aria-busy={busy}>
            {t('accounts.sessions.endAll')}
          </Button>
        </p>
      )}
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </section>
  );
}
