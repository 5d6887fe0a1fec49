import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain/stock/day-text.rule.js';
import { dayOf, longDay } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { LineField } from '../ui/LineField';
import styles from './Upload.module.css';

/** The day that a list is of, where its file does not say it: typed in any way, and said back at once. */
export function ListedOn({ change }: { change: (day: string | null) => void }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const [typed, setTyped] = useState('');
  const said = useId();
  const today = dayOf(now, place);
  const day = dayIn(typed, today) ?? null;
  const type = (text: string) => {
    setTyped(text);
    const meant = dayIn(text, today) ?? null;
    change(meant !== null && meant <= today ? meant : null);
  };
  const words = () => {
    if (typed.trim() === '') return t('suppliers.listedOn.hint');
    if (day === null) return t('suppliers.listedOn.unclear');
    const date = longDay(Date.parse(`${day}T12:00:00Z`), { ...place, timeZone: 'UTC' });
    return t(day > today ? 'suppliers.listedOn.future' : 'suppliers.listedOn.is', { day: date });
  };
  return (
    <div className={styles.listedOn}>
      <LineField
        label={t('suppliers.listedOn.label')}
        value={typed}
        placeholder={t('suppliers.listedOn.example')}
        autoComplete="off"
        maxLength={30}
        aria-describedby={said}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p id={said} className={styles.said} aria-live="polite">
        {words()}
      </p>
    </div>
  );
}
