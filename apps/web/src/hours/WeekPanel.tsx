import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkingHours } from '../api/types';
import { AuthorLine } from '../rules/AuthorLine';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import styles from './Hours.module.css';
import { isRoundTheClock, shiftsText, WEEK } from './week';
import { WeekForm } from './WeekForm';
import { useHoursActs } from './use-hours';

/** The working week as it holds, beside it the regulation's where it is another, and what is to hold later. */
export function WeekPanel({ hours }: { hours: WorkingHours }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { busy, takeWeekBack } = useHoursActs(hours);
  const { now, pack, isSet, author, planned, choices } = hours;
  const country = (name: string | null) => {
    const label = choices.find((one) => one.name === name)?.label;
    return label === undefined ? t('hours.noHolidays') : t('hours.holidaysOf', { country: label });
  };
  const shifts = (week: WorkingHours['now'], day: string) => (week.hours[day]?.length ? shiftsText(week.hours[day]) : t('hours.free'));
  return (
    <section className={styles.week} aria-label={t('hours.week')}>
      <div className={styles.headline}>
        <h2>{t('hours.week')}</h2>
        {!open && <Button onClick={() => setOpen(true)}>{t('rules.edit')}</Button>}
      </div>
      {isRoundTheClock(now.hours) && <p className={styles.always}>{t('hours.roundTheClock')}</p>}
      {!open && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('hours.day')}</th>
              <th scope="col">{t('hours.now')}</th>
              {isSet && <th scope="col">{t('hours.pack')}</th>}
            </tr>
          </thead>
          <tbody>
            {WEEK.map((day) => (
              <tr key={day}>
                <th scope="row">{t(`hours.days.${day}`)}</th>
                <td>{shifts(now, day)}</td>
                {isSet && <td className={styles.second}>{shifts(pack, day)}</td>}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('hours.holidays')}</th>
              <td>{country(now.holidays)}</td>
              {isSet && <td className={styles.second}>{country(pack.holidays)}</td>}
            </tr>
          </tbody>
        </table>
      )}
      {open && <WeekForm hours={hours} close={() => setOpen(false)} />}
      {isSet && (
        <div className={styles.standing}>
          <span className={styles.own}>{t('hours.set')}</span>
          {author && <AuthorLine author={author} />}
          <Button kind="quiet" aria-busy={busy} onClick={() => void takeWeekBack(false)}>
            {t('hours.asPack')}
          </Button>
        </div>
      )}
      {planned && <PlannedWeek planned={planned} words={{ shifts, country }} busy={busy} takeBack={() => void takeWeekBack(true)} />}
      <p className={styles.hint}>{t('hours.hint')}</p>
    </section>
  );
}

interface PlannedWeekProps {
  planned: NonNullable<WorkingHours['planned']>;
  words: { shifts: (week: WorkingHours['now'], day: string) => string; country: (name: string | null) => string };
  busy: boolean;
  takeBack: () => void;
}

/** The week that is to hold later, and the way back from it. */
function PlannedWeek({ planned: { since, by, week }, words: { shifts, country }, busy, takeBack }: PlannedWeekProps) {
  const { t } = useTranslation();
  const [instant, place] = [useNow(), usePlace()];
  return (
    <div className={styles.standing}>
      <span className={styles.own}>{t('hours.plannedFrom', { at: moment(Date.parse(since!), place, instant), name: by.name })}</span>
      <span className={styles.second}>
        {WEEK.map((day) => `${t(`hours.short.${day}`)} ${shifts(week, day)}`).join(' · ')}; {country(week.holidays)}
      </span>
      <Button kind="quiet" aria-busy={busy} onClick={takeBack}>
        {t('rules.takePlanBack')}
      </Button>
    </div>
  );
}
