import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { Duty, Staff } from '../api/types';
import { dayAt, dayOf, weekday } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import type { Day } from './day';
import { DutyForm } from './DutyForm';
import styles from './People.module.css';

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const NOON = 12;

/** Who has which duty on the seven days from today. */
export function Duties({ people }: { people: Staff[] }) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const { data } = query.useQuery('get', '/api/v1/duties');
  if (!data || data.duties.length === 0) return null;
  const days = WEEK.map((ahead): Day => {
    const at = dayAt(now, place, { days: ahead, hour: NOON });
    return { date: dayOf(at, place), name: weekday(at, place) };
  });
  return (
    <section aria-label={t('people.duties')} className={styles.duties}>
      <h2 className={styles.head}>{t('people.duties')}</h2>
      {data.duties.map((duty) => (
        <DutyItem key={duty.duty} duty={duty} days={days} people={people.filter(({ roles }) => roles.includes(duty.role))} />
      ))}
    </section>
  );
}

function DutyItem({ duty, days, people }: { duty: Duty; days: Day[]; people: Staff[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <article className={styles.duty} aria-label={duty.label}>
      <h3 className={styles.name}>{duty.label}</h3>
      <ol className={styles.days}>
        {days.map(({ date, name }) => (
          <li key={date}>
            <span>{name}</span>
            {duty.days.find((one) => one.date === date)?.person.name ?? <i>{t('people.nobody')}</i>}
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        <Button onClick={() => setOpen(true)} aria-expanded={open}>
          {t('people.putOnDuty')}
        </Button>
      </div>
      {open && (
        <div className={`panel ${styles.form}`}>
          <DutyForm duty={duty} days={days} people={people} close={() => setOpen(false)} />
        </div>
      )}
    </article>
  );
}
