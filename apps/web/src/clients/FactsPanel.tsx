import { useTranslation } from 'react-i18next';
import type { ClientDetail } from '../api/types';
import { CopyButton } from '../ui/CopyButton';
import styles from './Client.module.css';

/** How to reach a client, and what else is known of him. */
export function FactsPanel({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const own = client.keys.filter(({ contact }) => contact === null);
  const phones = own.filter(({ kind }) => kind === 'phone');
  const emails = own.filter(({ kind }) => kind === 'email');
  const facts = (['company', 'inn', 'city'] as const).filter((name) => client[name] !== null);
  return (
    <section className={`panel ${styles.part}`} aria-label={t('client.title')}>
      <h2 className="caption">{t('client.title')}</h2>
      {phones.map(({ value, text }) => (
        <p key={value} className={styles.phone}>
          <a href={`tel:${value}`}>{text}</a>
          <CopyButton text={value} label={t('client.copyPhone')} />
        </p>
      ))}
      {emails.map(({ value }) => (
        <p key={value}>
          <a className="link" href={`mailto:${value}`}>
            {value}
          </a>
        </p>
      ))}
      {own.length === 0 && <p className={styles.quiet}>{t('clients.noKeys')}</p>}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map((name) => (
            <div key={name}>
              <dt>{t(`clients.facts.${name}`)}</dt>
              <dd>{client[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
