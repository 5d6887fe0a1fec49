import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../ui/ActForm.module.css';
import { fromLocal, moment, toLocal } from './format';
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
      <TextInput
        type="datetime-local"
        label={label}
        value={at === null ? '' : toLocal(at, place)}
        onChange={(event) => change(fromLocal(event.currentTarget.value, place))}
      />
    </>
  );
}
