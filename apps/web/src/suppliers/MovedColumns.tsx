import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columnLetter, type Moved } from './columns-said';
import styles from './Mapping.module.css';

/** What stood elsewhere, or was called otherwise, in this supplier's files until now: where it was, and what is proposed. */
export function MovedColumns({ moved }: { moved: readonly Moved[] }) {
  const { t } = useTranslation();
  const called = ({ index, header }: { index: number; header: string }) =>
    header === '' ? t('suppliers.columnIs', { letter: columnLetter(index) }) : t('suppliers.columnCalled', { letter: columnLetter(index), header });
  if (moved.length === 0) return null;
  return (
    <ul className={styles.moved} aria-label={t('suppliers.mapping.moved')}>
      {moved.map(({ field, was, now }) => (
        <li key={field}>
          <b>{t(`suppliers.fields.${field}`)}</b>
          <span>{t('suppliers.mapping.was', { column: called(was) })}</span>
          <IconArrowRight size={14} aria-hidden />
          <span>{now ? t('suppliers.mapping.now', { column: called(now) }) : t('suppliers.mapping.gone')}</span>
        </li>
      ))}
    </ul>
  );
}
