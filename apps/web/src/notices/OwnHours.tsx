import { useTranslation } from 'react-i18next';
import type { NoticeWishes } from '../api/types';
import { usePlace } from '../time/place';
import styles from './Notices.module.css';

/** A Monday: days of the week are written by its week. */
const MONDAY = Date.UTC(2026, 10, 23, 12);
const DAY = 24 * 3_600_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** From when to when, and on which days it begins. A time that is only half typed changes nothing. */
export function OwnHours({ wishes, change }: { wishes: NoticeWishes; change: (wishes: NoticeWishes) => void }) {
  const { t } = useTranslation();
  const { language } = usePlace();
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className={styles.own}>
      <div className={styles.hours}>
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`notices.wishes.${end}`)}
            <input
              type="time"
              className={styles.time}
              defaultValue={wishes[end]}
              onChange={({ currentTarget: { value } }) => value !== '' && change({ ...wishes, [end]: value })}
            />
          </label>
        ))}
      </div>
      <div className={styles.days} role="group" aria-label={t('notices.wishes.days')}>
        {DAYS.map((day) => {
          const at = MONDAY + (day - 1) * DAY;
          const on = wishes.days.includes(day);
          const days = on ? wishes.days.filter((one) => one !== day) : [...wishes.days, day];
          return (
            <button key={day} type="button" className={styles.day} aria-pressed={on} aria-label={long.format(at)} onClick={() => change({ ...wishes, days })}>
              {short.format(at)}
            </button>
          );
        })}
      </div>
      <p className={styles.hint}>{t('notices.wishes.daysHint')}</p>
    </div>
  );
}
