import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkDay, WorkingHours } from '../api/types';
import { AuthorLine } from '../rules/AuthorLine';
import { weekday } from '../time/format';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { LineField } from '../ui/LineField';
import styles from './Hours.module.css';
import { useHoursActs } from './use-hours';
import { shiftsOf, shiftsText } from './week';

interface DayPanelProps {
  day: WorkDay;
  hours: WorkingHours;
  close: () => void;
}

/** One day: what holds and why; it can be made free, given hours of its own, or given back to week and holidays. */
export function DayPanel({ day, hours, close }: DayPanelProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const { date, shifts, official, own, author } = day;
  const { busy, problem, setDay, takeDayBack } = useHoursActs(hours);
  const [typed, type] = useState(shiftsText(shifts));
  const before = own === 'set' ? shifts : null;
  const name = weekday(Date.parse(date), { ...place, timeZone: 'UTC' });
  const save = async (wanted: string[]) => {
    if (await setDay(date, wanted, before)) close();
  };
  return (
    <div className={styles.dayPanel}>
      <ActForm
        title={official === null ? name : `${name}: ${official}`}
        hint={t('hours.dayHint')}
        act={t('hours.saveDay')}
        busy={busy}
        problem={problem}
        send={() => void save(shiftsOf(typed))}
        close={close}
      >
        <LineField
          label={t('hours.dayHours')}
          value={typed}
          placeholder={t('hours.free')}
          autoFocus
          autoComplete="off"
          maxLength={60}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <div className={styles.dayActs}>
          {shifts.length > 0 && (
            <Button aria-busy={busy} onClick={() => void save([])}>
              {t('hours.makeFree')}
            </Button>
          )}
          {before && (
            <Button aria-busy={busy} onClick={() => void takeDayBack(date, before).then(close)}>
              {t('hours.asWeek')}
            </Button>
          )}
        </div>
      </ActForm>
      {author && <AuthorLine author={author} />}
    </div>
  );
}
