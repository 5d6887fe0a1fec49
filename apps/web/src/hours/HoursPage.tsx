import '../texts/later';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Trouble } from '../app/Trouble';
import { SettingsFrame } from '../settings/SettingsFrame';
import { Skeleton } from '../ui/Skeleton';
import styles from './Hours.module.css';
import { MonthPanel } from './MonthPanel';
import { useHours } from './use-hours';
import { WeekPanel } from './WeekPanel';

/** When the company works: its week, holidays and single days, over what the regulation has. */
export function HoursPage() {
  const { month } = useSearch({ from: '/signed-in/settings/hours' });
  const navigate = useNavigate({ from: '/settings/hours' });
  const { data, error, refetch } = useHours(month);
  return (
    <SettingsFrame section="hours">
      {!data && error === null && <Skeleton bars={8} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/settings" />}
      {data && (
        <div className={styles.page}>
          <MonthPanel hours={data} show={(next) => void navigate({ search: { month: next }, replace: true })} />
          <WeekPanel hours={data} />
        </div>
      )}
    </SettingsFrame>
  );
}
