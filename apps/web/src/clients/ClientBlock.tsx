import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClientRef } from '../api/types';
import { CopyButton } from '../ui/CopyButton';
import styles from './ClientBlock.module.css';
import { calledBy } from './use-clients';

/** Who a client is and how to reach him; the name leads to his page. `big`: the phone is what one has come for. */
export function ClientBlock({ client, big = false }: { client: ClientRef; big?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={big ? `${styles.block} ${styles.big}` : styles.block}>
      <Link to="/clients/$id" params={{ id: client.id }} className={styles.name}>
        {calledBy(client) ?? t('client.unknown')}
      </Link>
      {client.name !== null && client.company !== null && <p className={styles.secondary}>{client.company}</p>}
      {client.city !== null && <p className={styles.secondary}>{client.city}</p>}
      {client.phone !== null && (
        <p className={styles.phone}>
          <a href={`tel:${client.phone}`}>{client.phoneText ?? client.phone}</a>
          <CopyButton text={client.phone} label={t('client.copyPhone')} />
        </p>
      )}
      {client.email !== null && (
        <p>
          <a className="link" href={`mailto:${client.email}`}>
            {client.email}
          </a>
        </p>
      )}
    </div>
  );
}
