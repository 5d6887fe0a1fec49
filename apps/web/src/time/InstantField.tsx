import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../ui/ActForm.module.css';
import { moment } from './format';
import { isInstant } from './instant';
import { useNow } from './now';
import { usePlace } from './place';
import words from './When.module.css';

interface InstantFieldProps {
  label: string;
  /** Epoch ms; null while nothing right is chosen. */
  at: number | null;
  change: (at: number | null) => void;
  /** A press each. */
  quick: readonly Quick[];
}

/** A time that is often wanted, by its name. */
export interface Quick {
  name: string;
  at: number;
}

/** The dictionary of times in words is large, and most pages have none. */
const Words = lazy(() => import('./WhenInput').then((module) => ({ default: module.WhenInput })));

/** An instant by the organisation's clock: a few quick ones, and any other in words. */
export function InstantField({ label, at, change, quick }: InstantFieldProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const take = (value: string | undefined) => {
    setTyped(value);
    change(isInstant(value) ? Date.parse(value) : null);
  };
  return (
    <>
      <div className={styles.times} role="group" aria-label={label}>
        {quick.map((one) => (
          <button key={one.name} type="button" className={styles.time} aria-pressed={at === one.at} onClick={() => change(one.at)}>
            {t('when.quick', { name: one.name, time: moment(one.at, place, now) })}
          </button>
        ))}
      </div>
      <div>
        <label className="mantine-InputWrapper-label" htmlFor={id}>
          {label}
        </label>
        <Suspense fallback={<div className={words.waiting} />}>
          <Words input={{ id }} value={at === null ? typed : new Date(at).toISOString()} change={take} theirs={null} />
        </Suspense>
      </div>
    </>
  );
}
