import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../api/types';
import { Key } from '../ui/Key';
import styles from './Outcomes.module.css';

interface OutcomeBarProps {
  outcomes: readonly Outcome[];
  /** The one that the main key presses. */
  main: Outcome;
  sending: string | null;
  /** Titles of the fields that an outcome still lacks. */
  lacks: (outcome: Outcome) => string[];
  press: (outcome: Outcome) => void;
  /** What was typed for an outcome and belongs to its name: «Перезвонить завтра 12:00». */
  also: (outcome: Outcome) => string | null;
}

/** How the task can end. None is ever disabled: pressed too early, it leads to what is missing. */
export function OutcomeBar({ outcomes, main, sending, lacks, press, also }: OutcomeBarProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.bar} data-open={open || undefined} role="group" aria-label={t('outcome.title')}>
      {outcomes.map((outcome, index) => (
        <OutcomeButton
          key={outcome.name}
          outcome={outcome}
          digit={index + 1}
          isMain={outcome.name === main.name}
          sending={sending === outcome.name}
          lacking={lacks(outcome)}
          also={outcome.name === main.name ? also(outcome) : null}
          press={() => {
            setOpen(false);
            press(outcome);
          }}
        />
      ))}
      {outcomes.length > 1 && (
        <button type="button" className={`${styles.outcome} ${styles.other}`} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'outcome.fold' : 'outcome.other')}
        </button>
      )}
    </div>
  );
}

interface OutcomeButtonProps {
  outcome: Outcome;
  digit: number;
  isMain: boolean;
  sending: boolean;
  lacking: readonly string[];
  also: string | null;
  press: () => void;
}

function OutcomeButton({ outcome, digit, isMain, sending, lacking, also, press }: OutcomeButtonProps) {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const needs = lacking.length === 0 ? null : t('outcome.needs', { fields: list.format(lacking.map((title) => title.toLocaleLowerCase(i18n.language))) });
  const hint = sending ? t('outcome.sending') : (needs ?? outcome.hint ?? (isMain ? t('outcome.ready') : null));
  return (
    <button
      type="button"
      className={isMain ? `${styles.outcome} ${styles.main}` : styles.outcome}
      onClick={press}
      data-outcome={outcome.name}
      aria-busy={sending}
      aria-keyshortcuts={isMain ? `Control+Enter Alt+${digit}` : `Alt+${digit}`}
    >
      <b>{[outcome.label, also].filter(Boolean).join(' ')}</b>
      <span>
        <Key name={isMain ? t('outcome.mainKey') : t('outcome.key', { digit })} onFill={isMain} />
      </span>
      {hint !== null && <small>{hint}</small>}
    </button>
  );
}
