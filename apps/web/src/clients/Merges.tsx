import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClientDetail } from '../api/types';
import { useMay } from '../app/session';
import layout from '../cases/Case.module.css';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Client.module.css';
import { calledBy } from './use-clients';
import { useMerging } from './use-merging';

/** Who is perhaps the same client, and why; one press says that he is, another that they are two. */
export function Hints({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const mayMerge = useMay('client.merge');
  const { busy, problem, merge, part } = useMerging(client.id);
  return (
    <section className={`${layout.wide} ${styles.hints}`} aria-label={t('clients.hints')}>
      {client.hints.map(({ other, kind, text }) => {
        const name = calledBy(other) ?? t('client.unknown');
        return (
          <div key={other.id} className={styles.hint}>
            <p>
              {t('clients.perhapsOne')}{' '}
              <Link to="/clients/$id" params={{ id: other.id }} className="link">
                {name}
              </Link>
              . {t(`clients.because.${kind}`, { text })}
            </p>
            {mayMerge && (
              <span className={styles.answers}>
                <Button onClick={() => void merge(other.id, name)} aria-busy={busy}>
                  {t('clients.mergeAct')}
                </Button>
                <Button kind="quiet" onClick={() => void part(other.id, name)} aria-busy={busy} aria-label={t('clients.partOf', { name })}>
                  {t('clients.part')}
                </Button>
              </span>
            )}
          </div>
        );
      })}
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </section>
  );
}

/** Which records went into this one, who said so, and the way back. */
export function MergeRecord({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const mayMerge = useMay('client.merge');
  const { busy, problem, unmerge } = useMerging(client.id);
  return (
    <section className={`panel ${styles.part}`} aria-label={t('clients.merges')}>
      <h2 className="caption">{t('clients.merges')}</h2>
      {client.merges.map(({ id, other, at, by, undoneAt, undoneBy }) => {
        const name = calledBy(other) ?? t('client.unknown');
        return (
          <div key={id} className={styles.contact}>
            <div>
              <p className={styles.name}>{name}</p>
              <p className={styles.quiet}>
                <When at={at} as="moment" />
                {by !== null && `, ${by}`}
              </p>
              {undoneAt !== null && (
                <p className={styles.quiet}>
                  {t('clients.takenBack')} <When at={undoneAt} as="moment" />
                  {undoneBy !== null && `, ${undoneBy}`}
                </p>
              )}
            </div>
            {undoneAt === null && mayMerge && (
              <Button kind="quiet" onClick={() => void unmerge(id, name)} aria-busy={busy} aria-label={t('clients.unmergeOf', { name })}>
                {t('clients.unmerge')}
              </Button>
            )}
          </div>
        );
      })}
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </section>
  );
}
