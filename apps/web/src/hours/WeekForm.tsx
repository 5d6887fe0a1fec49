import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkingHours } from '../api/types';
import { SinceField, type Since } from '../rules/SinceField';
import { ActForm } from '../ui/ActForm';
import { LineField } from '../ui/LineField';
import styles from './Hours.module.css';
import { useHoursActs } from './use-hours';
import { shiftsOf, shiftsText, WEEK, type WeekDay } from './week';

const NONE = 'none';

/** The hours of each day of the week, and whose holidays are kept; at once or from a day on. */
export function WeekForm({ hours, close }: { hours: WorkingHours; close: () => void }) {
  const { t } = useTranslation();
  const { busy, problem, setWeek } = useHoursActs(hours);
  const [typed, type] = useState(() => Object.fromEntries(WEEK.map((day) => [day, shiftsText(hours.now.hours[day] ?? [])])) as Record<WeekDay, string>);
  const [holidays, setHolidays] = useState(hours.now.holidays);
  const [since, setSince] = useState<Since>('now');
  const send = async () => {
    if (since === undefined) return;
    const open = WEEK.map((day) => [day, shiftsOf(typed[day])] as const).filter(([, shifts]) => shifts.length > 0);
    if (await setWeek({ hours: Object.fromEntries(open), holidays }, since)) close();
  };
  return (
    <ActForm title={t('hours.change')} hint={t('hours.changeHint')} act={t('rules.save')} busy={busy} problem={problem} send={() => void send()} close={close}>
      <div className={styles.weekFields}>
        {WEEK.map((day, index) => (
          <LineField
            key={day}
            label={t(`hours.days.${day}`)}
            value={typed[day]}
            placeholder={t('hours.free')}
            autoFocus={index === 0}
            autoComplete="off"
            maxLength={60}
            onChange={(event) => {
              const { value } = event.currentTarget;
              type((before) => ({ ...before, [day]: value }));
            }}
          />
        ))}
      </div>
      <Select
        label={t('hours.holidays')}
        allowDeselect={false}
        data={[
          ...hours.choices.map(({ name, label }) => ({ value: name, label: t('hours.holidaysOf', { country: label }) })),
          { value: NONE, label: t('hours.noHolidays') },
        ]}
        value={holidays ?? NONE}
        onChange={(name) => setHolidays(name === NONE ? null : name)}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <SinceField since={since} change={setSince} />
    </ActForm>
  );
}
