import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeWishes } from '../api/types';
import { usePlace } from '../time/place';
import { hourOf } from './hour';
import styles from './Notices.module.css';

/** A Monday: days of the week are written by its week. */
const MONDAY = Date.UTC(2026, 10, 23, 12);
const DAY = 24 * 3_600_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** From when to when, and on which days it begins. */
export function OwnHours({ wishes, change }: { wishes: NoticeWishes; change: (wishes: NoticeWishes) => void }) {
  const { t } = useTranslation();
  const { language } = usePlace();
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className={styles.own}>
      <div className={styles.hours}>
        {(['from', 'to'] as const).map((end) => (
          <Hour key={end} label={t(`notices.wishes.${end}`)} value={wishes[end]} change={(hour) => change({ ...wishes, [end]: hour })} />
        ))}
      </div>
      <div className={styles.days} role="group" aria-label={t('notices.wishes.days')}>
        {DAYS.map((day) => {
          const at = MONDAY + (day - 1) * DAY;
          const on = wishes.days.includes(day);
          const days = on ? wishes.days.filter((one) => one !== day) : [...wishes.days, day];
          // Begins with what is seen: whoever speaks to the machine says that.
          return (
            <button
              key={day}
              type="button"
              className={styles.day}
              aria-pressed={on}
              aria-label={`${short.format(at)}, ${long.format(at)}`}
              onClick={() => change({ ...wishes, days })}
            >
              {short.format(at)}
            </button>
          );
        })}
      </div>
      <p className={styles.hint}>{t('notices.wishes.daysHint')}</p>
    </div>
  );
}

/** A time of day as people type it. What is only half typed changes nothing, and what is none says so. (A browser's own field would speak the browser's language.) */
function Hour({ label, value, change }: { label: string; value: string; change: (hour: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [left, setLeft] = useState(false);
  const wrong = left && hourOf(text) === null;
  return (
    <label>
      {label}
      <input
        className={styles.time}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={text}
        aria-invalid={wrong}
        title={t('notices.wishes.wrongHour')}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setLeft(false);
          const hour = hourOf(currentTarget.value);
          if (hour !== null && hour !== value) change(hour);
        }}
        onBlur={() => {
          setLeft(true);
          setText(hourOf(text) ?? text);
        }}
      />
    </label>
  );
}
