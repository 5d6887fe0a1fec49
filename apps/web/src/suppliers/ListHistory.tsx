import { useTranslation } from 'react-i18next';
import type { PriceList } from '../api/types';
import { When } from '../time/When';
import { ListDay } from './ListAge';
import styles from './List.module.css';
import { useCount } from './use-count';
import { useLists } from './use-suppliers';

/** All files that this supplier ever sent, the youngest first. */
export function ListHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useLists(id);
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`panel ${styles.part}`} aria-labelledby="list-history">
      <h2 id="list-history" className="caption">
        {t('suppliers.history')}
      </h2>
      <ul>
        {data.items.map((list) => (
          <li key={list.id} className={styles.entry}>
            <Entry list={list} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const count = useCount();
  return (
    <>
      <div className={styles.entryMain}>
        <p className={styles.entryName}>{list.fileName}</p>
        <p className={styles.quiet}>
          <ListDay at={list.listedAt} />, {t(`suppliers.datedBy.${list.datedBy}`)}
        </p>
      </div>
      <div className={styles.entrySide}>
        <p className={list.state === 'current' ? styles.counts : undefined}>{t(`suppliers.states.${list.state}`)}</p>
        <p className={styles.quiet}>
          {t('suppliers.goodsOf', { count: list.accepted, amount: count(list.accepted) })}
          {list.rejectedRows > 0 && `, ${t('suppliers.upload.rejected', { amount: count(list.rejectedRows) })}`}
        </p>
      </div>
      <p className={`${styles.quiet} ${styles.entryBy}`}>
        {list.uploadedBy} <When at={list.uploadedAt} as="moment" />
      </p>
    </>
  );
}
