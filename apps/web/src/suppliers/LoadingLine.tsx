import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { listDay } from './list-day';
import styles from './Upload.module.css';
import { useCount } from './use-count';

/** How far a list is that is being read, and what counts meanwhile. */
export function LoadingLine({ supplier: { pending, list }, name }: { supplier: Supplier; name: string }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const count = useCount();
  const known = pending?.state === 'loading' && pending.rows > 0 ? pending : null;
  const words = known ? t('suppliers.upload.reading', { read: count(known.readRows), rows: count(known.rows) }) : t('suppliers.upload.opening');
  return (
    <div className={styles.going} role="status">
      <p className={styles.words}>
        <b>{name}</b> {words}
      </p>
      <progress className={styles.progress} aria-label={words} {...(known ? { value: known.readRows, max: known.rows } : {})} />
      <p className={styles.hint}>
        {list
          ? t('suppliers.upload.oldStands', {
              day: listDay(Date.parse(list.listedAt), place, now).day,
              goods: t('suppliers.goodsOf', { count: list.accepted, amount: count(list.accepted) }),
            })
          : t('suppliers.upload.noneBefore')}
      </p>
    </div>
  );
}
