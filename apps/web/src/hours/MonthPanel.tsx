import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkDay, WorkingHours } from '../api/types';
import { monthAfter } from '../time/day-start';
import { dayOf } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { DayPanel } from './DayPanel';
import styles from './Hours.module.css';
import { minutesOf, shiftsText, WEEK, weeksOf } from './week';

interface MonthPanelProps {
  hours: WorkingHours;
  show: (month: string) => void;
}

/** A month at a glance: how long each day is worked, which are free and why, which the company said itself. A day unfolds beneath. */
export function MonthPanel({ hours, show }: MonthPanelProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const today = dayOf(useNow(), place);
  const [chosen, choose] = useState<string | null>(null);
  const { month, days } = hours;
  const one = days.find(({ date }) => date === chosen);
  const go = (count: number) => show(monthAfter(month, count));
  useKeys({ BracketLeft: [t('hours.before'), () => go(-1)], BracketRight: [t('hours.after'), () => go(1)] });
  const title = new Intl.DateTimeFormat(place.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`));
  return (
    <section className={styles.month} aria-label={t('hours.month')}>
      <div className={styles.headline}>
        <h2 aria-live="polite">{title}</h2>
        <span className={styles.turn}>
          <Button kind="quiet" square onClick={() => go(-1)} aria-label={t('hours.before')} title={t('hours.before')} aria-keyshortcuts="[">
            <IconChevronLeft size={18} aria-hidden />
          </Button>
          <Button kind="quiet" square onClick={() => go(1)} aria-label={t('hours.after')} title={t('hours.after')} aria-keyshortcuts="]">
            <IconChevronRight size={18} aria-hidden />
          </Button>
          <span className="wide-only">
            <Key name="[" /> <Key name="]" />
          </span>
        </span>
      </div>
      <table className={styles.grid}>
        <thead>
          <tr>
            {WEEK.map((day) => (
              <th key={day} scope="col" abbr={t(`hours.days.${day}`)}>
                {t(`hours.short.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week, row) => (
            <tr key={row}>
              {week.map((day, index) => (
                <td key={day?.date ?? index}>
                  {day && (
                    <DayCell day={day} today={day.date === today} chosen={day.date === chosen} choose={() => choose(day.date === chosen ? null : day.date)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      {one && <DayPanel key={one.date} day={one} hours={hours} close={() => choose(null)} />}
    </section>
  );
}

/** What the looks of a day mean. */
function Legend() {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend}>
      {(['off', 'short', 'working', 'set'] as const).map((kind) => (
        <li key={kind}>
          <i className={`${styles.sample} ${styles[kind]}`} aria-hidden="true" />
          {t(`hours.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

interface DayCellProps {
  day: WorkDay;
  today: boolean;
  chosen: boolean;
  choose: () => void;
}

function DayCell({ day, today, chosen, choose }: DayCellProps) {
  const { t } = useTranslation();
  const { date, shifts, official, officialKind, own } = day;
  const words = shifts.length > 0 ? shiftsText(shifts) : t('hours.free');
  const kind = own === 'set' ? styles.set : officialKind === null ? (shifts.length === 0 ? styles.rest : '') : styles[officialKind];
  return (
    <button
      type="button"
      className={`${styles.cell} ${kind ?? ''}`}
      aria-pressed={chosen}
      aria-current={today ? 'date' : undefined}
      title={official ?? undefined}
      onClick={choose}
    >
      <span className={styles.number}>{Number(date.slice(-2))}</span>
      <span className={styles.what}>{own === 'set' ? t('hours.ownDay') : (official ?? '')}</span>
      <span className={styles.hours}>{words}</span>
      <span className={styles.bar} aria-hidden="true">
        {shifts.map((shift) => {
          const { from, to } = minutesOf(shift);
          return <i key={shift} style={{ insetInlineStart: `${(from / 1440) * 100}%`, inlineSize: `${((to - from) / 1440) * 100}%` }} />;
        })}
      </span>
    </button>
  );
}
