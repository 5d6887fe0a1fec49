import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconExternalLink,
  IconQuestionMark,
  IconTruckDelivery,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockItem, StockOffer } from '../api/types';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import styles from './Goods.module.css';
import { stockWords } from './goods-words';
import { ListDay } from './ListAge';
import { moneyText } from './money-text';

const SIGNS = {
  'in-stock': IconCircleCheck,
  low: IconCircleHalf2,
  none: IconCircleX,
  'to-order': IconCircleDashed,
  expected: IconTruckDelivery,
  unknown: IconQuestionMark,
} as const;

/** One item, and what each supplier's list says of it, the best answer first. */
export function GoodsItem({ item }: { item: StockItem }) {
  const { t } = useTranslation();
  const { article, name, group, offers } = item;
  return (
    <article className={styles.item} aria-label={[article, name].filter(Boolean).join(' ')}>
      <header className={styles.goods}>
        {article !== null && <span className={styles.article}>{article}</span>}
        {name !== null && <span className={styles.goodsName}>{name}</span>}
        {group !== null && <span className={styles.group}>{group}</span>}
      </header>
      {offers.length === 0 && <p className={styles.nobody}>{t('suppliers.nobody')}</p>}
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.list} ${offer.row}`}>
            <Offer offer={offer} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function Offer({ offer }: { offer: StockOffer }) {
  const { t, i18n } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const { supplier, state, stockText, price, counts, listedAt, link, list, row } = offer;
  const words = stockWords(offer, t, { place, now });
  const file = `/api/v1/suppliers/${supplier.id}/price-lists/${list}/file`;
  return (
    <div className={counts ? styles.offer : `${styles.offer} ${styles.aged}`}>
      <Link to="/suppliers/$id" params={{ id: supplier.id }} className={`link ${styles.supplier}`}>
        {supplier.name}
      </Link>
      <p className={styles.stock} title={stockText === null ? undefined : t('suppliers.inFile', { text: stockText })}>
        {createElement(SIGNS[state], { size: 16, className: styles[state], 'aria-hidden': true })}
        <span>
          {words}
          {state === 'unknown' && stockText !== null && <span className={styles.raw}> «{stockText}»</span>}
        </span>
      </p>
      <p className={styles.price}>{price === null ? t('suppliers.noPrice') : moneyText(price, i18n.language)}</p>
      <p className={styles.day}>
        <ListDay at={listedAt} />
        {!counts && (
          <span className={styles.noAnswer}>
            <IconAlertTriangle size={14} aria-hidden /> {t('suppliers.noAnswer')}
          </span>
        )}
      </p>
      <p className={styles.links}>
        <a className="link" href={file} download>
          {t('suppliers.fileRow', { row })}
        </a>
        {(link ?? supplier.site) !== null && (
          <a className="link" href={link ?? supplier.site ?? ''} target="_blank" rel="noreferrer noopener">
            {t(link === null ? 'suppliers.account' : 'suppliers.atSupplier')} <IconExternalLink size={14} aria-hidden />
          </a>
        )}
      </p>
    </div>
  );
}
