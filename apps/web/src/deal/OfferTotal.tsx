import { useTranslation } from 'react-i18next';
import type { Row } from './list-props';
import { MarginText } from './MarginText';
import { marginOfAll, moneyText, totalOf, type Margin } from './money';
import styles from './Offer.module.css';

interface OfferTotalProps {
  rows: readonly Row[];
  totals: readonly (string | null)[];
  /** Undefined: not for this reader. */
  margins: readonly Margin[] | undefined;
  currency: string | undefined;
}

/** What it all comes to; what is not in it yet is said beside it. */
export function OfferTotal({ rows, totals, margins, currency }: OfferTotalProps) {
  const { t, i18n } = useTranslation();
  if (currency === undefined) return <p className={styles.total}>{t('deal.offer.total')} –</p>;
  const { sum, open } = totalOf(rows, currency);
  const all = margins && marginOfAll(margins, totals);
  return (
    <div className={styles.total}>
      <p aria-live="polite">
        {t('deal.offer.total')} <b>{open === rows.length ? '–' : moneyText(sum, i18n.language)}</b>
      </p>
      <p className={styles.beside}>
        {open > 0 && <span className={styles.open}>{t('deal.offer.open', { count: open })}</span>}
        {all && 'amount' in all.margin && (
          <span>
            <MarginText margin={all.margin} currency={currency} />
            {all.open > 0 && ` ${t('deal.offer.marginOpen', { count: all.open })}`}
          </span>
        )}
      </p>
    </div>
  );
}
