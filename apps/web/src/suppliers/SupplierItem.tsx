import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { ListDay, ListState } from './ListAge';
import styles from './Suppliers.module.css';
import { useCount } from './use-count';

/** One supplier in the list: who is asked there, how old his price list is, where its day comes from, and how much is in it. */
export function SupplierItem({ item }: { item: Supplier }) {
  const { t } = useTranslation();
  const count = useCount();
  const { list, pending } = item;
  return (
    <Link to="/suppliers/$id" params={{ id: item.id }} className={styles.row}>
      <div className={styles.cell}>
        <p className={styles.name}>{item.name}</p>
        {item.contact !== null && <p className={`${styles.second} cut`}>{item.contact}</p>}
      </div>
      <div className={styles.cell}>
        {item.phoneText !== null && <p className={styles.phone}>{item.phoneText}</p>}
        {item.email !== null && <p className={`${styles.second} cut`}>{item.email}</p>}
        {item.phoneText === null && item.email === null && <p className={`${styles.second} wide-only`}>–</p>}
      </div>
      <div className={styles.cell}>
        {list ? (
          <>
            <p className="cut">
              <ListDay at={list.listedAt} />
            </p>
            <p className={`${styles.second} cut`}>{t(`suppliers.datedBy.${list.datedBy}`)}</p>
          </>
        ) : (
          <p className={styles.second}>{t('suppliers.noList')}</p>
        )}
      </div>
      <div className={styles.cell}>
        {list && <ListState list={list} />}
        {pending && <p className={styles.pending}>{t(`suppliers.pending.${pending.state}`)}</p>}
      </div>
      <p className={list ? styles.amount : `${styles.amount} ${styles.empty}`}>
        {list ? count(list.accepted) : '–'} <span className="narrow-only">{list ? t('suppliers.goods', { count: list.accepted }) : ''}</span>
      </p>
    </Link>
  );
}
