import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../api/types';
import { Key } from '../ui/Key';
import { Button } from '../ui/Button';
import styles from './Acts.module.css';
import { ACT_KEYS } from './act-keys';

interface ActsProps {
  /** The main one first. */
  outcomes: readonly Outcome[];
  mainLabel: string;
  sending: string | null;
  press: (outcome: Outcome) => void;
}

/** How this part of the call can end. None is ever disabled: pressed too early, it leads to what is missing. */
export function Acts({ outcomes, mainLabel, sending, press }: ActsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [main, ...others] = outcomes;
  if (!main) return null;
  return (
    <div className={styles.acts} role="group" aria-label={t('outcome.title')} data-open={open || undefined}>
      <Button kind="main" className={styles.main} data-main aria-busy={sending === main.name} aria-keyshortcuts="Control+Enter" onClick={() => press(main)}>
        <span className={styles.words}>{sending === main.name ? t('outcome.sending') : mainLabel}</span> <Key name={t('outcome.mainKey')} onFill />
      </Button>
      <div className={styles.others}>
        {others.map((outcome, index) => {
          const key = ACT_KEYS[outcome.name] ?? t('outcome.key', { digit: index + 2 });
          return (
            <Button
              key={outcome.name}
              className={styles.other}
              title={outcome.hint ?? undefined}
              aria-busy={sending === outcome.name}
              aria-keyshortcuts={key.replace(' ', '+')}
              onClick={() => press(outcome)}
            >
              {sending === outcome.name ? t('outcome.sending') : outcome.label} <Key name={key} />
            </Button>
          );
        })}
      </div>
      <Button kind="quiet" className={`${styles.more} narrow-only`} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'outcome.fold' : 'outcome.other')}
      </Button>
    </div>
  );
}

interface ReasonsProps {
  label: string;
  reasons: readonly { const: string | number; title: string }[];
  choose: (reason: string | number) => void;
  close: () => void;
}

/** Why, in place: a digit says it and ends the call. */
export function Reasons({ label, reasons, choose, close }: ReasonsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const reason = digit === undefined ? undefined : reasons[Number(digit) - 1];
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (reason) choose(reason.const);
    else if (by !== 0) {
      const all = [...event.currentTarget.querySelectorAll('button')];
      all[(all.findIndex((one) => one === document.activeElement) + by + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div ref={list} role="group" aria-label={label} className={styles.reasons} onKeyDown={keys}>
      <p className="caption">{label}</p>
      {reasons.map((reason, index) => (
        <button key={reason.const} type="button" className={styles.reason} onClick={() => choose(reason.const)}>
          <Key name={String(index + 1)} />
          {reason.title}
        </button>
      ))}
      <Button kind="quiet" onClick={close} aria-keyshortcuts="Escape">
        {t('outcome.other')} <Key name="Esc" />
      </Button>
    </div>
  );
}
