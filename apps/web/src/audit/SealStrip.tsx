import { IconShieldCheck, IconShieldExclamation, IconShieldHalf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { exact } from '../time/format';
import { usePlace } from '../time/place';
import { When } from '../time/When';
import styles from './Audit.module.css';

/** How often the worker's next seal is looked for; ms. */
const EVERY = 60_000;

/** Up to when the audit is sealed, and whether the last seal follows from the one before. */
export function SealStrip() {
  const { t } = useTranslation();
  const place = usePlace();
  const { data } = query.useQuery('get', '/api/v1/audit/seal', undefined, { refetchInterval: EVERY });
  if (!data) return <div className={styles.seal} aria-hidden="true" />;
  const { last } = data;
  if (!last)
    return (
      <p className={styles.seal}>
        <IconShieldHalf size={18} aria-hidden />
        <span>{t('audit.seal.none')}</span>
      </p>
    );
  return (
    <p className={last.holds ? styles.seal : `${styles.seal} ${styles.broken}`} role={last.holds ? undefined : 'alert'}>
      {last.holds ? <IconShieldCheck size={18} aria-hidden /> : <IconShieldExclamation size={18} aria-hidden />}
      <span>
        <b>
          {t('audit.seal.until')} <When at={last.sealedAt} as="ago" />.
        </b>{' '}
        {t(last.holds ? 'audit.seal.holds' : 'audit.seal.broken', { number: Number(last.number) })}
      </span>
      <code className="wide-only" title={t('audit.seal.hash', { at: exact(Date.parse(last.sealedAt), place), hash: last.hash })}>
        {last.hash.slice(0, 12)}
      </code>
    </p>
  );
}
