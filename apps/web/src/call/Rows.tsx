import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormData } from '../task/form/form-schema';
import styles from './Rows.module.css';
import { CallRow } from './CallRow';
import { keepHand, putHand, takeHand } from './hand';
import type { RowName } from './rows';
import type { Talk } from './use-talk';

interface RowsProps {
  talk: Talk;
  data: FormData;
  readOnly: boolean;
  /** What is wrong, by field. */
  wrong: Readonly<Record<string, string>>;
  /** What to say to learn it, by field. */
  say: (name: RowName) => string;
  change: (part: FormData) => void;
  leave: (name: string) => void;
}

/** What to find out, in the order of the talk: one row is open, with what to say. */
export function Rows({ talk, data, readOnly, wrong, say, change, leave }: RowsProps) {
  const { t } = useTranslation();
  useLayoutEffect(() => () => keepHand(), []);
  const begin = useEffectEvent(() => {
    const before = takeHand();
    const hand = talk.begins ? null : before;
    const name = hand?.field ?? talk.start;
    if (name !== undefined) putHand(name, hand ?? undefined);
    else document.querySelector<HTMLElement>('[data-main]')?.focus();
  });
  // Also when the call has just been taken over.
  useEffect(() => {
    if (!readOnly) begin();
  }, [readOnly]);
  return (
    <ol className={styles.rows} aria-label={t('call.rows.title')}>
      {talk.rows.map((row, index) => (
        <CallRow
          key={row.name}
          row={row}
          number={index + 1}
          talk={talk}
          data={data}
          readOnly={readOnly}
          wrong={wrong[row.name]}
          say={say(row.name)}
          change={(value) => change({ [row.name]: value })}
          leave={() => leave(row.name)}
        />
      ))}
    </ol>
  );
}
