import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnderstoodRow } from '#domain/stock/understood-row.rule.js';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import type { Said } from './columns-said';
import { stockWords } from './goods-words';
import styles from './Mapping.module.css';
import { moneyText } from './money-text';

/** The first rows as they will be understood. What is not understood is marked, and never in stock (WT-3.2). */
export function UnderstoodTable({ rows, said }: { rows: readonly UnderstoodRow[]; said: Said }) {
  const { t } = useTranslation();
  const { article, name } = said.columns;
  return (
    <div aria-live="polite">
      <h3 className={styles.subtitle}>{t('suppliers.mapping.understood')}</h3>
      <div className={styles.scroll} role="region" aria-label={t('suppliers.mapping.understood')} tabIndex={0}>
        <table className={styles.understood}>
          <thead>
            <tr>
              {article !== undefined && <th scope="col">{t('suppliers.fields.article')}</th>}
              {name !== undefined && <th scope="col">{t('suppliers.fields.name')}</th>}
              <th scope="col" className={styles.right}>
                {t('suppliers.fields.price')}
              </th>
              <th scope="col">{t('suppliers.fields.stock')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, number) => (
              <tr key={number}>
                {article !== undefined && <td>{row.article ?? '–'}</td>}
                {name !== undefined && <td className={styles.long}>{row.name ?? '–'}</td>}
                <td className={styles.right}>
                  <Price row={row} />
                </td>
                <td>
                  <Stock row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Price({ row: { price, wrong } }: { row: UnderstoodRow }) {
  const { t, i18n } = useTranslation();
  if (wrong !== null) return <NotUnderstood words={t(`suppliers.mapping.wrong.${wrong}`)} />;
  return price === null ? t('suppliers.noPrice') : moneyText(price, i18n.language);
}

function Stock({ row }: { row: UnderstoodRow }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  return row.unclear ? <NotUnderstood words={t('suppliers.mapping.unclear')} /> : stockWords(row, t, { place, now });
}

function NotUnderstood({ words }: { words: string }) {
  return (
    <span className={styles.notUnderstood}>
      <IconAlertTriangle size={14} aria-hidden /> {words}
    </span>
  );
}
