import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { When } from '../time/When';
import styles from './LastContacts.module.css';

const FEW = 3;

/** What was last talked of with a client, beside the task that has to do with him; nothing while nobody has talked with him. */
export function LastContacts({ client }: { client: string }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/clients/{id}/history', { params: { path: { id: client }, query: { limit: FEW, only: 'contacts' } } });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.contacts} aria-labelledby="last-contacts">
      <h3 id="last-contacts" className="caption">
        {t('client.lastContacts')}
      </h3>
      <ul>
        {data.items.map(({ id, title, text, actor, at }) => (
          <li key={id}>
            <p className={styles.first}>
              <b>{title}</b> <When at={at} as="moment" />
            </p>
            {(text ?? actor) !== null && <p className={styles.second}>{text ?? actor}</p>}
          </li>
        ))}
      </ul>
      <Link to="/clients/$id" params={{ id: client }} className="link">
        {t('client.wholeHistory')}
      </Link>
    </section>
  );
}
