import '../texts/later';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session';
import { useFormAround } from '../task/form/form-around';
import { costOf } from './deal';
import { picked } from './ItemsList';
import { wrongOf, type ListProps } from './list-props';
import { haveKopecks, lineTotal, marginOf } from './money';
import styles from './Offer.module.css';
import { OfferPhrase } from './OfferPhrase';
import { OfferRow } from './OfferRow';
import { OfferTotal } from './OfferTotal';
import { OfferVersions } from './OfferVersions';
import rowStyles from './Rows.module.css';
import { StockPicker } from './StockPicker';
import { useDeal } from './use-deal';
import { useRows } from './use-rows';

/** Roubles, where the deal has not answered yet: only sums are made with it, and no sign of it is shown. */
const ANY = 'RUB';

/** What the client is told: things with their prices and days, what they come to, what has changed since he was told last, and the words to say it (WT-2.4, WT-S4). */
export function OfferList(props: ListProps) {
  const { t } = useTranslation();
  const { rows, id, field, readOnly } = props;
  const { caseId, data } = useFormAround();
  const { deal } = useDeal(caseId);
  const maySeeMargin = useMay('margin.read');
  const maySearch = useMay('stock.read');
  const place = useRef<HTMLDivElement>(null);
  const acts = useRows(place, props);
  const input = useRef<HTMLInputElement>(null);
  const currency = deal?.currency ?? ANY;
  const totals = rows.map((row) => lineTotal(row, currency)?.amount ?? null);
  const kopecks = haveKopecks(totals);
  const known = rows.map((row) => deal?.lines.find(({ place }) => place === row['line']));
  const margins = rows.map((row, index) => marginOf(row, costOf(known[index]), currency));
  return (
    <div ref={place} className={rowStyles.list}>
      {rows.length === 0 && <p className={rowStyles.hint}>{t('deal.offer.empty')}</p>}
      {rows.length > 0 && (
        <div className={styles.offer}>
          <div className={styles.head} aria-hidden="true">
            <span>{t('deal.offer.name')}</span>
            <span>{t('deal.offer.quantity')}</span>
            <span>{t('deal.offer.price')}</span>
            <span>{t('deal.offer.sum')}</span>
            <span>{t('deal.offer.readyOn')}</span>
          </div>
          <ol>
            {rows.map((row, index) => (
              <OfferRow
                // eslint-disable-next-line react/no-array-index-key
                key={index}
                row={row}
                index={index}
                acts={acts}
                money={{ total: totals[index] ?? null, currency: deal?.currency, kopecks }}
                known={known[index]}
                margin={maySeeMargin ? margins[index] : undefined}
                wrong={wrongOf(props.wrong, index)}
                readOnly={readOnly}
                id={index === 0 ? id : undefined}
              />
            ))}
          </ol>
          <OfferTotal rows={rows} totals={totals} margins={maySeeMargin ? margins : undefined} currency={deal?.currency} />
        </div>
      )}
      {!readOnly && maySearch && rows.length < field.maxItems && (
        <StockPicker
          input={input}
          label={t('deal.pick.label', { label: field.title ?? '' })}
          placeholder={t('deal.offer.add')}
          pick={(item, quantity) => acts.add(picked(item, quantity), 'price')}
          take={(text, quantity) => acts.add({ name: text, quantity }, 'price')}
          leaveUp={() => acts.go(rows.length - 1, 'price')}
        />
      )}
      {!readOnly && <OfferPhrase rows={rows} complete={data['complete']} deliverOn={data['deliverOn']} currency={deal?.currency} />}
      <OfferVersions deal={deal} rows={rows} readOnly={readOnly} />
    </div>
  );
}
