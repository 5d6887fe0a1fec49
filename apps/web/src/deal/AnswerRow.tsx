import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CURRENCIES } from '#domain/money/currency.rule.js';
import { dayOf } from '../time/format';
import { usePlace } from '../time/place';
import { answered, HAS, tells } from './answer-rows';
import styles from './Answers.module.css';
import { DayInput } from './DayInput';
import type { DealLine, DealQuery } from './deal';
import { shownDecimal } from './decimal';
import { DecimalInput } from './DecimalInput';
import { eveningOf } from './evening';
import { textOf, type Row } from './list-props';
import { Part } from './Part';
import rowStyles from './Rows.module.css';
import { Segments } from './Segments';

interface AnswerRowProps {
  /** Of the list. */
  name: string;
  row: Row;
  index: number;
  asked: DealQuery['lines'][number] | undefined;
  known: Pick<DealLine, 'name' | 'article' | 'quantity'> | undefined;
  /** Those that the form takes. */
  currencies?: readonly string[] | undefined;
  change: (row: Row) => void;
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
  id?: string | undefined;
}

/** One line that a supplier was asked about. Only the fields that his answer needs are there. */
export function AnswerRow(props: AnswerRowProps) {
  const { name: list, row, index, asked, known, change, wrong, readOnly, id } = props;
  const { t, i18n } = useTranslation();
  const name = known?.name ?? t('deal.answers.line', { line: row['line'] });
  const wanted = asked?.quantity ?? known?.quantity;
  return (
    <li className={styles.answer} data-row={index}>
      <p className={styles.name}>
        <b>{name}</b>
        <span className={rowStyles.article}>
          {[known?.article, wanted === undefined ? null : t('deal.answers.wanted', { quantity: shownDecimal(wanted, i18n.language) })]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      <Segments
        label={t('deal.answers.hasOf', { name })}
        options={HAS.map((has) => ({ name: has, label: t(`deal.answers.has.${has}`) }))}
        value={textOf(row, 'has')}
        choose={(has) => change(answered(row, has, wanted))}
        readOnly={readOnly}
        id={id}
        cell={`${list}.${index}.has`}
      />
      {tells(row['has'], 'price') && <Told {...props} about={name} />}
      {Object.entries(wrong).map(([field, text]) => (
        <p key={field} className={rowStyles.wrong} role="alert">
          {text}
        </p>
      ))}
    </li>
  );
}

/** How many, for how much, from when, kept until when: as far as his answer has any of it. */
function Told(props: AnswerRowProps & { about: string }) {
  const { name: list, about: name, row, index, change, wrong, readOnly } = props;
  const { t } = useTranslation();
  const place = usePlace();
  const kept = textOf(row, 'reservedUntil');
  const set = (part: Row) => change({ ...row, ...part });
  const cell = (field: string) => `${list}.${index}.${field}`;
  const day = (field: string) => ({ readOnly, wrong: wrong[field] !== undefined, cell: cell(field) });
  const keepUntil = (date: string | undefined) => (date === undefined ? undefined : new Date(eveningOf(date, place)).toISOString());
  return (
    <div className={styles.fields}>
      {tells(row['has'], 'quantity') && (
        <Part label={t('deal.answers.quantity')}>
          <DecimalInput
            label={t('deal.items.quantityOf', { name })}
            value={row['quantity']}
            change={(quantity) => set({ quantity })}
            wrong={wrong['quantity']}
            readOnly={readOnly}
            data-cell={cell('quantity')}
          />
        </Part>
      )}
      <Part label={t('deal.answers.price')}>
        <Price {...props} />
      </Part>
      <Part label={t(row['has'] === 'expected' ? 'deal.answers.expectedOn' : 'deal.answers.readyOn')}>
        <DayInput label={t('deal.answers.readyOnOf', { name })} value={row['readyOn']} change={(readyOn) => set({ readyOn })} {...day('readyOn')} />
      </Part>
      {tells(row['has'], 'reservedUntil') && (
        <Part label={t('deal.answers.reservedUntil')}>
          <DayInput
            label={t('deal.answers.reservedUntilOf', { name })}
            value={kept === '' ? undefined : dayOf(Date.parse(kept), place)}
            change={(date) => set({ reservedUntil: keepUntil(date) })}
            {...day('reservedUntil')}
          />
        </Part>
      )}
    </div>
  );
}

/** What one costs us. The currency is kept in the row only beside a price. */
function Price({ name: list, about: name, row, index, currencies = CURRENCIES, change, wrong, readOnly }: AnswerRowProps & { about: string }) {
  const { t } = useTranslation();
  const [currency, setCurrency] = useState(textOf(row, 'currency') || currencies[0]);
  const choose = (next: string) => {
    setCurrency(next);
    if (row['price'] !== undefined) change({ ...row, currency: next });
  };
  return (
    <div className={styles.money}>
      <DecimalInput
        label={t('deal.answers.priceOf', { name })}
        of="price"
        value={row['price']}
        change={(price) => change({ ...row, price, currency: price === undefined ? undefined : currency })}
        wrong={wrong['price']}
        readOnly={readOnly}
        data-cell={`${list}.${index}.price`}
      />
      <select aria-label={t('deal.answers.currencyOf', { name })} value={currency} disabled={readOnly} onChange={(event) => choose(event.currentTarget.value)}>
        {currencies.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
}
