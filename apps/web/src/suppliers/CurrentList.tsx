import { IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../api/types';
import { Skeleton } from '../ui/Skeleton';
import { ListDay, ListState } from './ListAge';
import styles from './List.module.css';
import { RowNotes } from './RowNotes';
import { useCount } from './use-count';
import { useList } from './use-suppliers';

/** The list that counts: its file, its age, where that comes from, and the rows of it that want a look. */
export function CurrentList({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const { list } = supplier;
  return (
    <section className={`panel ${styles.part}`} aria-labelledby="current-list">
      <h2 id="current-list" className="caption">
        {t('suppliers.current')}
      </h2>
      {list === null ? <p className={styles.quiet}>{t('suppliers.currentNone')}</p> : <Facts id={supplier.id} list={list} />}
    </section>
  );
}

function Facts({ id, list }: { id: string; list: NonNullable<Supplier['list']> }) {
  const { t } = useTranslation();
  const count = useCount();
  const { data } = useList(id, list.id);
  return (
    <>
      <p className={styles.file}>
        <a className="link" href={`/api/v1/suppliers/${id}/price-lists/${list.id}/file`} download>
          <IconFileDownload size={16} aria-hidden /> {list.fileName}
        </a>
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('suppliers.columns.list')}</dt>
          <dd>
            <ListDay at={list.listedAt} />
          </dd>
          <dd className={styles.quiet}>{t(`suppliers.datedBy.${list.datedBy}`)}</dd>
        </div>
        <div>
          <dt>{t('suppliers.columns.age')}</dt>
          <dd>
            <ListState list={list} />
          </dd>
        </div>
        <div>
          <dt>{t('suppliers.columns.goods')}</dt>
          <dd className={styles.big}>{count(list.accepted)}</dd>
        </div>
        {data && (
          <div>
            <dt>{t('suppliers.rejectedRows')}</dt>
            <dd className={styles.big}>{count(data.rejectedRows)}</dd>
          </div>
        )}
      </dl>
      {data ? <RowNotes list={data} /> : <Skeleton bars={2} />}
    </>
  );
}
