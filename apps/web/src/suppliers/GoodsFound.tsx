import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/Trouble';
import { Skeleton } from '../ui/Skeleton';
import { GoodsItem } from './GoodsItem';
import { MoreButton } from './MoreButton';
import styles from './Suppliers.module.css';
import { useFoundGoods } from './use-suppliers';

/** Goods of all suppliers, found while one talks: by article in any spelling, else by words (WT-3.1). */
export function GoodsFound({ q }: { q: string }) {
  const { t } = useTranslation();
  const found = useFoundGoods(q);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="goods-found">
      <h2 id="goods-found" className={`caption ${styles.part}`}>
        {t('suppliers.goodsTitle')}
      </h2>
      {found.isPending && <Skeleton bars={4} />}
      {found.error !== null && items.length === 0 && <Trouble error={found.error} again={() => void found.refetch()} back="/suppliers" />}
      {found.isSuccess && (
        <p className={items.length === 0 ? styles.nothing : 'hidden-visually'} role="status">
          {items.length === 0 ? t('suppliers.goodsNone') : t('suppliers.goodsCount', { count: items.length })}
        </p>
      )}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <GoodsItem item={item} />
          </li>
        ))}
      </ul>
      <MoreButton pages={found} />
    </section>
  );
}
