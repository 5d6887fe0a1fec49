import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS, type Columns, type Field } from '#domain/stock/columns.rule.js';
import type { MappingQuestion } from '../api/types';
import { columnLetter, fieldAt, withField } from './columns-said';
import styles from './Mapping.module.css';

interface SampleTableProps {
  question: MappingQuestion;
  columns: Columns;
  choose: (columns: Columns) => void;
}

/** The first rows as they stand in the file, with what each column is above it, and why that is proposed. */
export function SampleTable({ question, columns, choose }: SampleTableProps) {
  const { t } = useTranslation();
  // Arrows go through a list one by one: what a choice on the way would take from another column is given back with the next.
  const before = useRef<Columns | null>(null);
  const hand = {
    choose: (index: number, field: Field | null) => {
      before.current ??= columns;
      choose(withField(before.current, index, field));
    },
    leave: () => (before.current = null),
  };
  return (
    <div className={styles.scroll} role="region" aria-label={t('suppliers.mapping.sample', { sheet: question.sheet })} tabIndex={0}>
      <table className={styles.sample}>
        <thead>
          <tr>
            {question.columns.map((column) => (
              <ColumnHead key={column.index} column={column} question={question} columns={columns} hand={hand} />
            ))}
          </tr>
        </thead>
        <tbody>
          {question.sample.map((row, number) => (
            <tr key={number} lang="">
              {row.map((text, index) => (
                <td key={index} className={fieldAt(columns, index) === null ? styles.unread : undefined} title={text}>
                  <span className={styles.cell}>{text === '' ? '–' : text}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps extends Omit<SampleTableProps, 'choose'> {
  column: MappingQuestion['columns'][number];
  hand: { choose: (index: number, field: Field | null) => void; leave: () => void };
}

function ColumnHead({ column: { index, header, guess, by }, question, columns, hand }: ColumnHeadProps) {
  const { t } = useTranslation();
  const field = fieldAt(columns, index);
  const letter = columnLetter(index);
  const doubtful = guess !== null && field === guess && question.doubts.includes(guess);
  const why = () => {
    if (field === null) return guess === null ? '' : t('suppliers.mapping.by.said');
    if (field !== guess) return t('suppliers.mapping.by.said');
    return doubtful ? t('suppliers.mapping.by.doubt') : t(`suppliers.mapping.by.${by ?? 'header'}`);
  };
  return (
    <th scope="col" className={field === null ? styles.unread : undefined} {...(doubtful ? { 'data-doubt': '' } : {})}>
      <select
        className={doubtful ? `${styles.select} ${styles.doubtful}` : styles.select}
        aria-label={header === '' ? t('suppliers.mapping.columnIs', { letter }) : t('suppliers.mapping.columnCalled', { letter, header })}
        value={field ?? ''}
        onChange={(event) => hand.choose(index, (event.currentTarget.value || null) as Field | null)}
        onBlur={hand.leave}
      >
        <option value="">{t('suppliers.mapping.unread')}</option>
        {FIELDS.map((name) => (
          <option key={name} value={name}>
            {t(`suppliers.fields.${name}`)}
          </option>
        ))}
      </select>
      <span className={doubtful ? styles.doubtWhy : styles.why}>{why()}</span>
      <span className={styles.header} title={header} lang="">
        <span className={styles.letter}>{letter}</span> {header}
      </span>
    </th>
  );
}
