import { useTranslation } from 'react-i18next';
import type { StockOffer } from '../api/types';
import { day } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { shownDecimal } from './decimal';
import { moneyText } from './money';
import { markOf } from './stock-words';
import styles from './Stock.module.css';

/** A calendar day reads the same at every place. */
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);

/** What a supplier's list says of the goods, in words first: how many or from when, whose, the list's date; one that is too old says so. */
export function StockWords({ offer, wanted, short = false }: { offer: StockOffer; wanted?: unknown; short?: boolean }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const { state, quantity, atLeast, expectedOn, counts, listedAt, supplier } = offer;
  const mark = markOf(offer, wanted);
  const amount = quantity === null ? null : `${shownDecimal(quantity, i18n.language)}${atLeast ? '+' : ''}`;
  const words = () => {
    if (state === 'in-stock' && amount !== null && mark === 'part') return t('deal.stock.partOf', { amount, wanted: shownDecimal(wanted, i18n.language) });
    if ((state === 'in-stock' || state === 'low') && amount !== null) return t(state === 'low' ? 'deal.stock.lowAmount' : 'deal.stock.amount', { amount });
    if (state === 'expected' && expectedOn !== null) return t('deal.stock.expectedOn', { date: day(noon(expectedOn), { ...place, timeZone: 'UTC' }, now) });
    return t(`deal.stock.${state}`);
  };
  const listed = day(Date.parse(listedAt), place, now);
  return (
    <span className={styles.words} data-mark={mark}>
      <span className={styles.mark} aria-hidden="true" />
      <b>{words()}</b>
      <span className={styles.whose}>{supplier.name}</span>
      {(!counts || !short) && (
        <span className={counts ? styles.listed : styles.old}>{t(counts ? 'deal.stock.listOf' : 'deal.stock.oldList', { date: listed })}</span>
      )}
    </span>
  );
}

/** What it costs us by that list; a muted dash where the list does not say. */
export function StockPrice({ offer }: { offer: StockOffer }) {
  const { t, i18n } = useTranslation();
  if (offer.price === null)
    return (
      <span className={styles.noPrice} title={t('deal.stock.noPrice')}>
        –
      </span>
    );
  return (
    <span className={styles.price}>
      <small>{t('deal.offer.cost')}</small> {moneyText(offer.price, i18n.language)}
    </span>
  );
}
