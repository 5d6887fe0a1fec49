import { IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockItem } from '../api/types';
import { useMay } from '../app/session';
import { Button } from '../ui/Button';
import { Accessories } from './Accessories';
import { DecimalInput } from './DecimalInput';
import { textOf, type Row } from './list-props';
import styles from './Rows.module.css';
import { offerOf } from './stock-words';
import { StockPrice, StockWords } from './StockWords';
import type { Rows } from './use-rows';
import { useStockOf } from './use-stock';

interface ItemRowProps {
  row: Row;
  index: number;
  acts: Rows;
  /** Enter in the quantity: on to the next thing. */
  done: () => void;
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
}

/** One thing that is wanted: how many, who has it now, at what it is listed, and what goes with it. */
export function ItemRow({ row, index, acts, done, wrong, readOnly }: ItemRowProps) {
  const { t } = useTranslation();
  const mayRead = useMay('stock.read');
  const name = textOf(row, 'name') || textOf(row, 'article');
  const asked = textOf(row, 'item') === '';
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && index + move >= 0) acts.go(index + move, 'quantity');
    else if (event.key === 'Enter') done();
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.item} data-row={index}>
      <div className={styles.what}>
        {asked && !readOnly ? (
          <input
            type="text"
            className={styles.nameField}
            aria-label={t('deal.items.name')}
            maxLength={300}
            data-cell={acts.cell(index, 'name')}
            aria-invalid={wrong['name'] !== undefined}
            value={textOf(row, 'name')}
            onChange={(event) => acts.set(index, { name: event.currentTarget.value })}
          />
        ) : (
          <b>{name}</b>
        )}
        {textOf(row, 'article') !== '' && <span className={styles.article}>{textOf(row, 'article')}</span>}
      </div>
      <DecimalInput
        label={t('deal.items.quantityOf', { name })}
        value={row['quantity']}
        change={(quantity) => acts.set(index, { quantity })}
        wrong={wrong['quantity']}
        data-cell={acts.cell(index, 'quantity')}
        readOnly={readOnly}
        onKeyDown={keys}
      />
      {!readOnly && (
        <Button kind="quiet" square className={styles.remove} aria-label={t('deal.rows.remove', { name })} onClick={() => acts.remove(index, name)}>
          <IconX size={18} aria-hidden />
        </Button>
      )}
      {Object.entries(wrong).map(([field, text]) => (
        <p key={field} className={styles.wrong} role="alert">
          {text}
        </p>
      ))}
      {mayRead && !asked && <Known row={row} index={index} acts={acts} readOnly={readOnly} />}
      {asked && <p className={styles.about}>{t('deal.items.willAsk')}</p>}
      {mayRead && !asked && <Accessories row={row} readOnly={readOnly} />}
    </li>
  );
}

/** Who has it now, asked anew, and the other suppliers to choose from. */
function Known({ row, index, acts, readOnly }: Pick<ItemRowProps, 'row' | 'index' | 'acts' | 'readOnly'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const stock = useStockOf({ item: textOf(row, 'item'), article: textOf(row, 'article'), name: textOf(row, 'name') });
  if (stock === undefined) return <p className={`${styles.about} ${styles.waits}`}>{t('deal.stock.looking')}</p>;
  const offer = stock && offerOf(stock, textOf(row, 'supplier'), row['quantity']);
  if (!offer) return <p className={styles.about}>{t('deal.stock.nobody')}</p>;
  const others = stock.offers.filter((one) => one !== offer);
  const ask = row['ask'] === true;
  return (
    <>
      <p className={styles.known}>
        <StockWords offer={offer} wanted={row['quantity']} />
        <StockPrice offer={offer} />
      </p>
      {!readOnly && (
        <p className={styles.acts}>
          <button type="button" className={styles.quiet} aria-pressed={ask} onClick={() => acts.set(index, { ask: ask ? undefined : true })}>
            {t(ask ? 'deal.items.willAskToo' : 'deal.items.ask')}
          </button>
          {others.length > 0 && (
            <button type="button" className={styles.quiet} aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('deal.items.others', { count: others.length })}
            </button>
          )}
        </p>
      )}
      {open && <Others offers={others} choose={(supplier) => acts.set(index, { supplier })} />}
    </>
  );
}

function Others({ offers, choose }: { offers: StockItem['offers']; choose: (supplier: string) => void }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.others}>
      {offers.map((offer) => (
        <li key={`${offer.list} ${offer.row}`}>
          <StockWords offer={offer} />
          <StockPrice offer={offer} />
          <button
            type="button"
            className={styles.quiet}
            onClick={() => choose(offer.supplier.id)}
            aria-label={t('deal.items.takeFrom', { name: offer.supplier.name })}
          >
            {t('deal.items.take')}
          </button>
        </li>
      ))}
    </ul>
  );
}
