import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/types';
import { dayOf, longDay, type Place } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import styles from './Timeline.module.css';
import { TimelineItem } from './TimelineItem';

const DAY = 86_400_000;

interface TimelineDaysProps<Entry> {
  entries: readonly Entry[];
  /** What stands beneath an entry, such as its case. */
  foot?: (entry: Entry) => ReactNode;
}

/** What happened, day by day. */
export function TimelineDays<Entry extends TimelineEntry>({ entries, foot }: TimelineDaysProps<Entry>) {
  const place = usePlace();
  return byDay(entries, place).map(({ day, entries: ofDay }) => (
    <section key={day}>
      <DayName at={Date.parse(ofDay[0]!.at)} />
      <ol>
        {ofDay.map((entry) => (
          <TimelineItem key={entry.id} entry={entry} foot={foot?.(entry)} />
        ))}
      </ol>
    </section>
  ));
}

function byDay<Entry extends TimelineEntry>(entries: readonly Entry[], place: Place): { day: string; entries: Entry[] }[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayOf(Date.parse(entry.at), place);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

function DayName({ at }: { at: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const date = longDay(at, place);
  const today = dayOf(at, place) === dayOf(now, place);
  const yesterday = dayOf(at, place) === dayOf(now - DAY, place);
  return <h3 className={styles.day}>{today ? t('timeline.today', { date }) : yesterday ? t('timeline.yesterday', { date }) : date}</h3>;
}
