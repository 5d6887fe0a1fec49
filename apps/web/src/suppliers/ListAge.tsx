import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ago, day, exact } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { listDay } from './list-day';
import styles from './ListAge.module.css';

/** What the age of a list goes by. */
export interface Aged {
  listedAt: string;
  countsUntil: string;
  counts: boolean;
}

/** The day of a list, and how long ago that was. */
export function ListDay({ at }: { at: string }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exact(time, place)}>
      {t('suppliers.ofDay', listDay(time, place, now))}
    </time>
  );
}

/** Whether a list still counts as an answer, by sign and word first (WT-3.2). */
export function ListState({ list: { countsUntil, counts } }: { list: Aged }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const until = Date.parse(countsUntil);
  return counts ? (
    <span className={styles.fresh} title={exact(until, place)}>
      <IconCircleCheck size={16} aria-hidden /> {t('suppliers.fresh', { day: day(until, place, now) })}
    </span>
  ) : (
    <span className={styles.old} title={exact(until, place)}>
      <IconAlertTriangle size={16} aria-hidden /> {t('suppliers.old', { ago: ago(until, place, now) })}
    </span>
  );
}
