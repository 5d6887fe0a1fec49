import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { columnLetter } from './columns-said';
import styles from './Supplier.module.css';

/** How this supplier's files are read from one week to the next, and the way to say otherwise. */
export function ReadsCard({ supplier: { reads }, open }: { supplier: Supplier; open: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <section className={`panel ${styles.part}`} aria-label={t('suppliers.reads')}>
      <h2 className="caption">{t('suppliers.reads')}</h2>
      {reads === null ? (
        <p className={styles.quiet}>{t('suppliers.readsNone')}</p>
      ) : (
        <dl className={styles.facts}>
          {reads.map(({ field, index, header }) => (
            <div key={field}>
              <dt>{t(`suppliers.fields.${field}`)}</dt>
              <dd>
                {header === ''
                  ? t('suppliers.columnIs', { letter: columnLetter(index) })
                  : t('suppliers.columnCalled', { letter: columnLetter(index), header })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {open && (
        <Button onClick={open} aria-keyshortcuts="M" className={styles.check}>
          {t('suppliers.mapping.open')} <Key name="M" />
        </Button>
      )}
    </section>
  );
}
