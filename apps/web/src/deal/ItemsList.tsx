import '../texts/later';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockItem } from '../api/types';
import { ItemRow } from './ItemRow';
import { useFormAround } from '../task/form/form-around';
import { wrongOf, type ListProps, type Row } from './list-props';
import styles from './Rows.module.css';
import { StockPicker } from './StockPicker';
import { useRows } from './use-rows';

/** A thing of the price lists as a row. Whose it is to be is said only by whoever chooses: until then it goes by the quantity. */
export function picked({ id, article, name }: StockItem, quantity: string): Row {
  return { item: id, ...(article !== null && { article }), name: name ?? article ?? id, quantity };
}

/**
 * What a client wants, picked while he talks: type, Enter, quantity, Enter, and on (WT-2.1, WT-3.1). What nobody's list has is taken as it was said, to be asked
 * from suppliers (WT-2.2).
 */
export function ItemsList(props: ListProps) {
  const { t } = useTranslation();
  const { rows, readOnly, field, id } = props;
  const { wished } = useFormAround();
  const place = useRef<HTMLDivElement>(null);
  const acts = useRows(place, props);
  const input = useRef<HTMLInputElement>(null);
  const full = rows.length >= field.maxItems;
  const pick = (item: StockItem, quantity: string) => {
    const there = rows.findIndex((row) => row['item'] === item.id);
    if (there === -1) acts.add(picked(item, quantity), 'quantity');
    else acts.go(there, 'quantity');
  };
  const toSearch = () => input.current?.focus();
  return (
    <div ref={place} className={styles.list}>
      {rows.length > 0 && (
        <ol className={styles.rows}>
          {rows.map((row, index) => (
            <ItemRow
              // A row has nothing of its own that stays while it is typed.
              // eslint-disable-next-line react/no-array-index-key
              key={index}
              row={row}
              index={index}
              acts={acts}
              done={toSearch}
              wrong={wrongOf(props.wrong, index)}
              readOnly={readOnly}
            />
          ))}
        </ol>
      )}
      {!readOnly && !full && (
        <StockPicker
          input={input}
          id={id}
          label={t('deal.pick.label', { label: field.title ?? '' })}
          placeholder={t(rows.length === 0 ? 'deal.pick.first' : 'deal.pick.next')}
          pick={pick}
          take={(text, quantity) => acts.add({ name: text, quantity, ask: true }, 'quantity')}
          wished={rows.length < wished.length ? wished.map(named) : []}
          leaveUp={() => acts.go(rows.length - 1, 'quantity')}
        />
      )}
      {full && <p className={styles.hint}>{t('deal.rows.full', { count: field.maxItems })}</p>}
      {rows.length === 0 && <p className={styles.hint}>{t(readOnly ? 'deal.rows.none' : 'deal.pick.hint')}</p>}
    </div>
  );
}

const named = ({ article, name, quantity }: { article: string | null; name: string; quantity: number }) => ({
  name,
  text: article ?? name,
  quantity: String(quantity),
});
