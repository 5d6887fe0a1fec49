import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '#domain/money/currency.rule.js';
import type { Supplier } from '../api/types';
import { CopyButton } from '../ui/CopyButton';
import styles from './Supplier.module.css';

/** How to reach a supplier, his site or account, and what his price lists go by. */
export function SupplierFacts({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const { phone, phoneText, email, site, currency, longestAgeDays } = supplier;
  return (
    <section className={`panel ${styles.part}`} aria-label={t('suppliers.reach')}>
      <h2 className="caption">{t('suppliers.reach')}</h2>
      {phone !== null && (
        <p className={styles.phone}>
          <a href={`tel:${phone}`}>{phoneText}</a>
          <CopyButton text={phoneText ?? phone} label={t('client.copyPhone')} />
        </p>
      )}
      {email !== null && (
        <p>
          <a className="link" href={`mailto:${email}`}>
            {email}
          </a>
        </p>
      )}
      {site !== null && (
        <p>
          <a className={`link ${styles.site}`} href={site} target="_blank" rel="noreferrer noopener">
            {site.replace(/^https?:\/\//, '')} <IconExternalLink size={14} aria-hidden />
          </a>
        </p>
      )}
      {phone === null && email === null && site === null && <p className={styles.quiet}>{t('suppliers.noReach')}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{t('suppliers.facts.currency')}</dt>
          <dd>{t(`suppliers.currencies.${currency as Currency}`)}</dd>
        </div>
        <div>
          <dt>{t('suppliers.facts.longestAgeDays')}</dt>
          <dd>{longestAgeDays === null ? t('suppliers.asPack') : t('suppliers.days', { count: longestAgeDays })}</dd>
        </div>
      </dl>
    </section>
  );
}
