import '../texts/later';
import { useTranslation } from 'react-i18next';
import { useFormAround } from '../task/form/form-around';
import { AnswerRow } from './AnswerRow';
import { answerRows } from './answer-rows';
import { wrongOf, type ListProps } from './list-props';
import styles from './Rows.module.css';
import { useDeal } from './use-deal';

/** What one supplier says, line by line as he was asked: has he it, how many, for how much, from when, kept until when (WT-3.6). */
export function AnswersList(props: ListProps) {
  const { t } = useTranslation();
  const { rows, id, name, readOnly, field, change } = props;
  const { caseId, data } = useFormAround();
  const { deal, waiting } = useDeal(caseId);
  const asked = deal?.queries.find((query) => query.id === data['query'])?.lines ?? [];
  const shown = readOnly ? rows : answerRows(rows, asked);
  if (waiting) return <p className={styles.hint}>{t('deal.answers.looking')}</p>;
  return (
    <div className={styles.list}>
      {shown.length === 0 && <p className={styles.hint}>{t('deal.answers.none')}</p>}
      <ol className={styles.rows}>
        {shown.map((row, index) => (
          <AnswerRow
            key={String(row['line'])}
            name={name}
            row={row}
            index={index}
            asked={asked.find(({ line }) => line === row['line'])}
            known={deal?.lines.find(({ place }) => place === row['line'])}
            currencies={field.items.properties['currency']?.oneOf?.map((one) => String(one.const))}
            // A line about which nothing was said yet is no row of the answer.
            change={(next) => change(shown.map((one, at) => (at === index ? next : one)).filter(({ has }) => has !== undefined))}
            wrong={wrongOf(props.wrong, rows.indexOf(row))}
            readOnly={readOnly}
            id={index === 0 ? id : undefined}
          />
        ))}
      </ol>
    </div>
  );
}
