import { useTranslation } from 'react-i18next';
import { useFormAround } from '../task/form/form-around';
import { answerAccessory, answerOf } from './accessory-rows';
import { textOf, type Row } from './list-props';
import styles from './Accessories.module.css';
import { StockPrice } from './StockWords';
import { useAccessories } from './use-accessories';

/** The form's own list of them; where it has none nothing is offered. */
const FIELD = 'accessories';

/** What goes with a thing, quietly beneath it: named once, answered by one press, kept in the form (WT-2.1, WT-S3 7a). */
export function Accessories({ row, readOnly }: { row: Row; readOnly: boolean }) {
  const { t } = useTranslation();
  const { fields, data, change } = useFormAround();
  const has = FIELD in fields;
  const wanted = Array.isArray(data['items']) ? (data['items'] as readonly Row[]).map((one) => textOf(one, 'item')) : [];
  // What the client wants anyway is not offered to go with it.
  const offered = useAccessories(has ? textOf(row, 'item') : '').filter(({ item }) => item === null || !wanted.includes(item));
  if (!has || offered.length === 0) return null;
  const answers = Array.isArray(data[FIELD]) ? (data[FIELD] as readonly Row[]) : [];
  return (
    <div className={styles.place} role="group" aria-label={t('deal.accessories.for', { name: textOf(row, 'name') })}>
      <span className={styles.title}>{t('deal.accessories.offer')}</span>
      {offered.map((one) => {
        const said = answerOf(answers, one);
        const answer = (next: 'taken' | 'declined') => change({ [FIELD]: answerAccessory(answers, one, said === next ? null : next) });
        return (
          <span key={one.item ?? one.name} className={styles.one} data-said={said ?? undefined}>
            <span className={styles.name}>{one.name}</span>
            {one.offer ? <StockPrice offer={one.offer} /> : <small>{t('deal.accessories.toAsk')}</small>}
            <span className={styles.answers}>
              {(['taken', 'declined'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={said === name}
                  aria-label={t(`deal.accessories.${name}Of`, { name: one.name })}
                  disabled={readOnly}
                  onClick={() => answer(name)}
                >
                  {t(`deal.accessories.${name}`)}
                </button>
              ))}
            </span>
          </span>
        );
      })}
    </div>
  );
}
