import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FoundClient } from '../api/types';
import { When } from '../time/When';
import styles from './Clients.module.css';
import { calledBy } from './use-clients';

/** One client in the list: who, how to reach him, what is open, and what was said last. */
export function ClientItem({ item }: { item: FoundClient }) {
  const { t } = useTranslation();
  const { openCases, lastContact, manager } = item;
  const name = calledBy(item);
  return (
    <Link to="/clients/$id" params={{ id: item.id }} className={styles.row}>
      <div className={styles.cell}>
        <p className={styles.name}>{name ?? t('client.unknown')}</p>
        <p className={`${styles.second} cut`}>{[name === item.company ? null : item.company, item.city].filter(Boolean).join(', ')}</p>
      </div>
      <div className={styles.cell}>
        {item.phoneText !== null && <p className={styles.phone}>{item.phoneText}</p>}
        {item.email !== null && <p className={`${styles.second} cut`}>{item.email}</p>}
        {item.matched === 'inn' && item.inn !== null && <p className={styles.second}>{t('clients.innIs', { inn: item.inn })}</p>}
      </div>
      <div className={styles.cell}>
        {openCases[0] && (
          <p className={styles.step}>
            {openCases[0].number}
            {openCases[0].step !== null && `, ${openCases[0].step}`}
          </p>
        )}
        {openCases.length > 1 && (
          <p className={styles.second}>
            {t('clients.moreCases', {
              numbers: openCases
                .slice(1)
                .map(({ number }) => number)
                .join(', '),
            })}
          </p>
        )}
        {openCases.length === 0 && <p className={styles.second}>{t('clients.nothingOpen')}</p>}
      </div>
      <div className={styles.cell}>
        {lastContact && (
          <p className="cut">
            <When at={lastContact.at} />, {lastContact.what}
          </p>
        )}
        {manager && <p className={`${styles.second} cut`}>{t(manager.awayUntil === null ? 'clients.looksAfter' : 'clients.isAway', { name: manager.name })}</p>}
      </div>
    </Link>
  );
}
