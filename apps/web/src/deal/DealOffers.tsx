import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session';
import { When } from '../time/When';
import styles from './Deal.module.css';
import type { DealOffer } from './deal';
import type { Deal } from '../api/types';
import { shownDecimal } from './decimal';
import { MarginText } from './MarginText';
import { haveKopecks, moneyText, percentOf, type Margin } from './money';

/** What the client was told, the last first, with each line to unfold; and what he had against it. */
export function DealOffers({ deal }: { deal: Pick<Deal, 'offers' | 'objections'> }) {
  const { t } = useTranslation();
  const offers = deal.offers.toSorted((one, other) => other.version - one.version);
  if (offers.length === 0 && deal.objections.length === 0) return null;
  return (
    <div className={styles.side}>
      {offers.length > 0 && (
        <section>
          <h3 className="caption">{t('deal.panel.offers')}</h3>
          {offers.map((offer, index) => (
            <Offer key={offer.version} offer={offer} open={index === 0} />
          ))}
        </section>
      )}
      {deal.objections.length > 0 && (
        <section>
          <h3 className="caption">{t('deal.panel.objections')}</h3>
          <ol className={styles.objections}>
            {deal.objections.map((one) => (
              <li key={one.ordinal}>
                <b>{t('library.quoted', { label: one.kindLabel })}</b> <span className={styles.how}>{t(`deal.objections.results.${one.result}`)}</span>
                <p>{one.argument}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Offer({ offer, open }: { offer: DealOffer; open: boolean }) {
  const { t, i18n } = useTranslation();
  const maySee = useMay('margin.read');
  const { currency, total, margin, marginUnknown, lines } = offer;
  const kopecks = haveKopecks(lines.map(({ price }) => price?.amount));
  return (
    <details className={styles.offer} open={open}>
      <summary>
        <b>{t('deal.versions.one', { version: offer.version })}</b>
        {offer.agreedAt !== null && <span className={styles.agreed}>{t('deal.panel.agreed')}</span>}
        <span className={styles.how}>
          {offer.by} <When at={offer.at} as="moment" />
        </span>
        <span className={styles.sum}>{total === null ? '–' : moneyText(total, i18n.language)}</span>
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line.place}>
            <span>{line.name}</span>
            <span className={styles.quantity}>{shownDecimal(line.quantity, i18n.language)}</span>
            <span className={styles.sum}>{line.price === null ? '–' : moneyText(line.price, i18n.language, kopecks)}</span>
          </li>
        ))}
      </ul>
      {maySee && (margin !== null || marginUnknown === 'currency') && (
        <p className={styles.margin}>
          <MarginText margin={toldMargin(offer)} currency={currency} />
        </p>
      )}
    </details>
  );
}

/** As it was when the offer was told: the price lists may say otherwise by now. */
function toldMargin({ margin, marginUnknown, total }: DealOffer): Margin {
  if (margin === null) return { unknown: marginUnknown === 'currency' ? 'currency' : 'open' };
  return { amount: margin.amount, percent: percentOf(margin.amount, total?.amount ?? '0') };
}
