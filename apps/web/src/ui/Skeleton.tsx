import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Grey bars in place of what is coming; seen only when it takes longer than 300 ms. */
export function Skeleton({ bars = 6 }: { bars?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.bars} role="status" aria-label={t('page.loading')}>
      {Array.from({ length: bars }, (_, index) => (
        <span key={index} className={styles.bar} />
      ))}
    </div>
  );
}
