import { useTranslation } from 'react-i18next';
import { moneyText, type Margin } from './money';
import styles from './Offer.module.css';

/** What is left for us, in money and per cent; under cost it says so in words. Nothing where the price or the cost is open. */
export function MarginText({ margin, currency }: { margin: Margin; currency: string | undefined }) {
  const { t, i18n } = useTranslation();
  if ('unknown' in margin) return margin.unknown === 'currency' ? <span>{t('deal.offer.marginCurrency')}</span> : null;
  if (currency === undefined) return null;
  const below = margin.amount.startsWith('-');
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(margin.percent / 100);
  return (
    <span className={below ? styles.below : undefined}>
      {t(below ? 'deal.offer.belowCost' : 'deal.offer.margin')} {moneyText({ amount: margin.amount, currency }, i18n.language)} ({percent})
    </span>
  );
}
