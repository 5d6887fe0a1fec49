import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { briefDue, exact, moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import styles from './Clock.module.css';
import { minutesBetween, shareUsed, stateAt, type Deadline } from './deadline';
import { spanOf } from './span';

interface ClockProps {
  deadline: Deadline;
  /** `going`: an outcome is on its way; `gone`: the task is no longer here, for the reason in `word`. */
  instead?: 'going' | 'gone' | undefined;
  word?: string;
  /** In words, such as "overdue by 7 minutes": where there is room. */
  big?: boolean;
  className?: string | undefined;
}

const HOUR = 60;

/** How much time is left, by shape, sign and word first, and by colour last. */
export function Clock({ deadline, instead, word, big = false, className }: ClockProps) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const look = (state: string) => [styles.clock, styles[state], big && styles.big, className].filter(Boolean).join(' ');
  if (instead) {
    return (
      <span className={look(instead)}>
        <span className={styles.value}>{word}</span>
      </span>
    );
  }
  const state = stateAt(deadline, now);
  const due = deadline.dueAt === null ? null : Date.parse(deadline.dueAt);
  if (due === null || state === 'none') {
    return (
      <span className={look('none')} title={t('clock.none')}>
        <span className={styles.value}>{big ? t('clock.none') : '–'}</span>
      </span>
    );
  }
  // The page's clock may be a moment behind the server's: ten minutes never begin as eleven.
  const minutes = minutesBetween(Math.max(now, Date.parse(deadline.openedAt)), due);
  const time = moment(due, place, now);
  const inWords = state === 'late' ? t('clock.lateWords', { count: minutes, time }) : t('clock.leftWords', { count: minutes, time });
  const short = state === 'late' ? t('clock.late', { time: spanOf(minutes, t) }) : minutes < HOUR ? spanOf(minutes, t) : briefDue(due, place, now);
  const until = t(deadline.promised ? 'clock.promised' : 'clock.until', { time });
  const inFull =
    state === 'late' ? t('clock.lateBig', { time: spanOf(minutes, t) }) : minutes < HOUR ? t('clock.leftBig', { time: spanOf(minutes, t) }) : until;
  return (
    <time
      dateTime={deadline.dueAt ?? undefined}
      className={look(state)}
      style={{ '--used': `${shareUsed(deadline, now)}%` } as CSSProperties}
      title={deadline.promised ? t('clock.promised', { time: exact(due, place) }) : exact(due, place)}
      aria-label={inWords}
    >
      <span className={styles.value}>{big ? inFull : short}</span>
    </time>
  );
}
