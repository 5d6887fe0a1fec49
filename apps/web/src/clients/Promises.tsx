import { useTranslation } from 'react-i18next';
import type { ClientDetail } from '../api/types';
import { useNow } from '../time/now';
import { When } from '../time/When';
import styles from './Client.module.css';

/** What was promised to a client and is not done yet; what is overdue says so. */
export function Promises({ promises }: { promises: ClientDetail['promises'] }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={`panel ${styles.promises}`} aria-label={t('clients.promises')}>
      <h2 className="caption">{t('clients.promises')}</h2>
      <ul>
        {promises.map(({ what, label, dueAt, by }, index) => {
          const late = dueAt !== null && Date.parse(dueAt) <= now;
          return (
            <li key={`${what} ${index}`} className={late ? `${styles.promise} ${styles.broken}` : styles.promise}>
              <b>{label}</b>
              {dueAt !== null && (
                <span>
                  {t(late ? 'clients.promisedBefore' : 'clients.promisedUntil')} <When at={dueAt} as="moment" />
                </span>
              )}
              {by !== null && <span className={styles.quiet}>{t('clients.promisedBy', { name: by })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
