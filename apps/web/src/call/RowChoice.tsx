import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import styles from './Rows.module.css';
import type { Choice } from './rows';

interface RowChoiceProps {
  ids: { label: string; hint: string };
  choices: readonly Choice[];
  value: unknown;
  known: unknown;
  readOnly: boolean;
  wrong: boolean;
  change: (value: string) => void;
  /** It is said, and the talk goes on. */
  learn: (value: string) => void;
}

/** A few answers, each with its digit; arrows move, a digit chooses and goes on. */
export function RowChoice({ ids, choices, value, known, readOnly, wrong, change, learn }: RowChoiceProps) {
  const { t } = useTranslation();
  const reachable = choices.findIndex((choice) => choice.value === (value ?? known));
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || readOnly) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const chosen = digit === undefined ? undefined : choices[Number(digit) - 1];
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (chosen !== undefined) {
      learn(chosen.value);
    } else if (by !== 0) {
      const next = (reachable + by + choices.length) % choices.length;
      change(choices[next]!.value);
      event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div role="radiogroup" aria-labelledby={ids.label} aria-invalid={wrong || undefined} className={styles.choices} onKeyDown={keys}>
      {choices.map((choice, index) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={value === choice.value}
          data-known={known === choice.value || undefined}
          tabIndex={index === Math.max(0, reachable) ? 0 : -1}
          disabled={readOnly}
          className={styles.choice}
          onClick={() => change(choice.value)}
        >
          <Key name={String(index + 1)} />
          {t(choice.label)}
        </button>
      ))}
    </div>
  );
}
