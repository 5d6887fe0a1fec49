import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../ui/ActForm.module.css';
import { moment } from './format';
import { useNow } from './now';
import { usePlace } from './place';

interface InstantFieldProps {
  label: string;
  /** Epoch ms; null while nothing right is chosen. */
  at: number | null;
  change: (at: number | null) => void;
  /** A press each. */
  quick: readonly Quick[];
}

export interface Quick {
  name: string;
  at: number;
}

/** The calendar is large, and most pages have none. */
const Picker = lazy(() => import('./InstantPicker').then((module) => ({ default: module.InstantPicker })));

/** An instant by the organisation's clock: a few quick ones, and any other in a field. */
export function InstantField({ label, at, change, quick }: InstantFieldProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  return (
    <>
      <div className={styles.times} role="group" aria-label={label}>
        {quick.map((one) => (
          <button key={one.name} type="button" className={styles.time} aria-pressed={at === one.at} onClick={() => change(one.at)}>
            {t('when.quick', { name: one.name, time: moment(one.at, place, now) })}
          </button>
        ))}
      </div>
      <Suspense fallback={null}>
        <Picker label={label} at={at} change={change} />
      </Suspense>
    </>
  );
}
