import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecond } from '../time/use-second';
import { holdAt, minutesOf } from './hold';
import styles from './HoldClock.module.css';

/** How long the client has been waiting on the line, by the server's clock; said aloud at 1:00, 1:30 and 1:45 (WT-1.5). All in epoch ms. */
export function HoldClock({ from, until }: { from: number; until: number }) {
  const { t } = useTranslation();
  const { waited, left, share, look, spoken } = holdAt(useSecond(), { from, until });
  return (
    <div className={styles.hold} data-look={look} role="timer" aria-label={t('call.hold.waits', { time: minutesOf(waited) })}>
      <span className={styles.ring} style={{ '--share': share } as CSSProperties} aria-hidden="true">
        <b>{minutesOf(Math.ceil(left / 1_000) * 1_000)}</b>
        <small>{t('call.hold.left')}</small>
      </span>
      <span className={styles.words}>
        <b>{t('call.hold.waits', { time: minutesOf(waited) })}</b>
        <span>{t('call.hold.then', { time: minutesOf(until - from) })}</span>
      </span>
      <span className="hidden-visually" aria-live="assertive">
        {spoken !== null && t('call.hold.waits', { time: minutesOf(spoken) })}
      </span>
    </div>
  );
}
