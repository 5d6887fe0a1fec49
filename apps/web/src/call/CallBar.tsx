import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecond } from '../time/use-second';
import styles from './CallBar.module.css';
import { minutesOf } from './hold';

/** `talking`; `waiting`: the client is on hold; `over`. */
export type CallPhase = 'talking' | 'waiting' | 'over';

interface CallBarProps {
  phase: CallPhase;
  /** Since when one talks, epoch ms; null before the first word. */
  since: number | null;
  /** What to say now, or who is on the line. */
  children: ReactNode;
  /** That it is recorded, or where it is kept until it can be. */
  kept: { text: string; safe: string; worry?: boolean };
}

/** The top of a call: that it goes on and for how long, what to say, and that nothing of it can be lost. */
export function CallBar({ phase, since, children, kept }: CallBarProps) {
  const { t } = useTranslation();
  const Sign = kept.worry ? IconAlertTriangle : IconCheck;
  return (
    <header className={styles.bar}>
      <p className={styles.phase} data-phase={phase}>
        <span className={styles.dot} aria-hidden="true" />
        {phase === 'talking' && since !== null ? <Talking since={since} /> : t(`call.phase.${phase}`)}
      </p>
      <div className={styles.say}>{children}</div>
      <p className={styles.kept} role="status">
        <span className={kept.worry ? styles.worry : undefined}>
          <Sign size={16} aria-hidden /> {kept.text}
        </span>
        <small>{kept.safe}</small>
      </p>
    </header>
  );
}

function Talking({ since }: { since: number }) {
  const { t } = useTranslation();
  const now = useSecond();
  return <>{t('call.phase.since', { time: minutesOf(now - since) })}</>;
}
