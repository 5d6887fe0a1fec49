import { useTranslation } from 'react-i18next';
import type { MappingQuestion } from '../api/types';
import { ChoiceLine } from '../ui/ChoiceLine';
import styles from './Mapping.module.css';
import type { Look } from './use-suppliers';

/** Rows in which headers may be said to stand; who has them deeper has a book, not a list. */
const ROWS = 40;

interface ReadingProps {
  question: MappingQuestion;
  look: Look;
  lookAt: (look: Look) => void;
}

/** Which sheets are read, and where their headers stand. */
export function Reading({ question, look, lookAt }: ReadingProps) {
  const { t } = useTranslation();
  const { sheets, headerRow } = question;
  const read = look.sheets ?? question.kept?.sheets ?? sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const toggle = (name: string) => {
    const left = read.includes(name) ? read.filter((one) => one !== name) : [...read, name];
    // Without any there is nothing to look at; and another sheet has its own headers.
    if (left.length > 0) lookAt({ sheets: sheets.map((one) => one.name).filter((one) => left.includes(one)) });
  };
  const rows = Array.from({ length: Math.max(ROWS, headerRow ?? 0) }, (_, i) => i + 1);
  return (
    <div className={styles.reading}>
      {sheets.length > 1 && (
        <fieldset className={styles.sheets}>
          <legend>{t('suppliers.mapping.sheets')}</legend>
          {sheets.map(({ name, hidden }) => (
            <label key={name} className={styles.sheet}>
              <input type="checkbox" checked={read.includes(name)} onChange={() => toggle(name)} />
              <span>{hidden ? t('suppliers.mapping.hiddenSheet', { name }) : name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <ChoiceLine
        label={t('suppliers.mapping.headerRow')}
        value={String(headerRow ?? 0)}
        choose={(row) => lookAt({ ...look, headerRow: Number(row) })}
        choices={[
          { value: '0', label: t('suppliers.mapping.noHeaders') },
          ...rows.map((row) => ({ value: String(row), label: t('suppliers.notes.rowIs', { row }) })),
        ]}
      />
    </div>
  );
}
