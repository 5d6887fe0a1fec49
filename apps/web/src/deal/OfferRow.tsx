import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { DayInput } from './DayInput';
import type { DealLine } from './deal';
import { isDecimal } from './decimal';
import { DecimalInput } from './DecimalInput';
import { textOf, type Row } from './list-props';
import { MarginText } from './MarginText';
import { moneyText, type Margin } from './money';
import styles from './Offer.module.css';
import rowStyles from './Rows.module.css';
import type { Rows } from './use-rows';

interface OfferRowProps {
  row: Row;
  index: number;
  acts: Rows;
  /** The currency is undefined while the deal has not answered. */
  money: { total: string | null; currency: string | undefined; kopecks: boolean };
  known: DealLine | undefined;
  /** Undefined: not for this reader. */
  margin: Margin | undefined;
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
  id: string | undefined;
}

/** One line that is offered. A price that is open is marked, and is the field to go to. */
export function OfferRow({ row, index, acts, money, known, margin, wrong, readOnly, id }: OfferRowProps) {
  const { t, i18n } = useTranslation();
  const name = textOf(row, 'name');
  const noPrice = !isDecimal(row['price']);
  return (
    <li className={styles.line} data-row={index} data-open={noPrice || undefined}>
      <div className={styles.name}>
        <b>{name}</b>
        {textOf(row, 'article') !== '' && <span className={rowStyles.article}>{textOf(row, 'article')}</span>}
      </div>
      <Numbers row={row} index={index} acts={acts} wrong={wrong} readOnly={readOnly} id={id} />
      <output className={styles.sum} aria-label={t('deal.offer.sumOf', { name })}>
        {money.total === null || money.currency === undefined
          ? '–'
          : moneyText({ amount: money.total, currency: money.currency }, i18n.language, money.kopecks)}
      </output>
      <div className={styles.day}>
        <DayInput
          label={t('deal.offer.readyOnOf', { name })}
          placeholder={t('deal.offer.readyOn')}
          value={row['readyOn']}
          cell={acts.cell(index, 'readyOn')}
          change={(readyOn) => acts.set(index, { readyOn })}
          readOnly={readOnly}
          wrong={wrong['readyOn'] !== undefined}
        />
      </div>
      {!readOnly && (
        <Button kind="quiet" square className={styles.remove} aria-label={t('deal.rows.remove', { name })} onClick={() => acts.remove(index, name)}>
          <IconX size={18} aria-hidden />
        </Button>
      )}
      <Second known={known} margin={margin} currency={money.currency} noPrice={noPrice} />
      {Object.entries(wrong).map(([field, text]) => (
        <p key={field} className={styles.wrong} role="alert">
          {text}
        </p>
      ))}
    </li>
  );
}

/** Where it comes from and what is left for us, quietly. */
function Second({ known, margin, currency, noPrice }: Pick<OfferRowProps, 'known' | 'margin'> & { currency: string | undefined; noPrice: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <p className={styles.second}>
      {known?.availability && <span title={known.availability.supplier.name}>{known.availability.supplier.name}</span>}
      {margin && known?.availability?.purchasePrice && (
        <span>
          {t('deal.offer.cost')} {moneyText(known.availability.purchasePrice, i18n.language)}
        </span>
      )}
      {margin && <MarginText margin={margin} currency={currency} />}
      {noPrice && <span className={styles.open}>{t('deal.offer.priceOpen')}</span>}
    </p>
  );
}

/** How many, at which price. */
function Numbers({ row, index, acts, wrong, readOnly, id }: Pick<OfferRowProps, 'row' | 'index' | 'acts' | 'wrong' | 'readOnly' | 'id'>) {
  const { t } = useTranslation();
  const name = textOf(row, 'name');
  const keys = (field: string) => (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // Enter in a price goes to the next one: prices are said one after the other.
    const move = { ArrowDown: 1, ArrowUp: -1, Enter: field === 'price' ? 1 : 0 }[event.key];
    if (!move || index + move < 0) return;
    acts.go(index + move, field);
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.quantity}>
        <DecimalInput
          label={t('deal.items.quantityOf', { name })}
          value={row['quantity']}
          change={(quantity) => acts.set(index, { quantity })}
          wrong={wrong['quantity']}
          readOnly={readOnly}
          data-cell={acts.cell(index, 'quantity')}
          onKeyDown={keys('quantity')}
        />
      </div>
      <div className={styles.price}>
        <DecimalInput
          id={id}
          label={t('deal.offer.priceOf', { name })}
          of="price"
          placeholder={t('deal.offer.noPrice')}
          value={row['price']}
          change={(price) => acts.set(index, { price })}
          wrong={wrong['price']}
          readOnly={readOnly}
          data-cell={acts.cell(index, 'price')}
          onKeyDown={keys('price')}
        />
      </div>
    </>
  );
}
