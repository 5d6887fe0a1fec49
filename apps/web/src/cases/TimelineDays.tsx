import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/types';
import { dayOf, longDay, type Place } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import styles from './Timeline.module.css';
import { TimelineItem } from './TimelineItem';

const DAY = 86_400_000;
/** From so many on they are drawn only where they are looked at. */
const MOST = 100;
/** Rows beyond the window, so that one does not read faster than they are drawn. */
const BEYOND = 12;
const HEIGHT = { day: 36, entry: 58 };

interface TimelineDaysProps<Entry> {
  entries: readonly Entry[];
  /** What stands beneath an entry, such as its case. */
  foot?: ((entry: Entry) => ReactNode) | undefined;
  /** Called where the end of a long list comes near; undefined: there is no more, or it is on its way. */
  nearEnd?: (() => void) | undefined;
}

/** A day's name, or an entry; `last`: of its day. */
type Row<Entry> = { day: number } | { entry: Entry; last: boolean };

/** What happened, day by day; a long story is drawn only where one looks. */
export function TimelineDays<Entry extends TimelineEntry>({ entries, foot, nearEnd }: TimelineDaysProps<Entry>) {
  const place = usePlace();
  const rows = rowsOf(entries, place);
  if (entries.length >= MOST) return <LongStory rows={rows} foot={foot} nearEnd={nearEnd} />;
  return (
    <ol>
      {rows.map((row) => (
        <li key={keyOf(row)}>
          <OneRow row={row} foot={foot} />
        </li>
      ))}
    </ol>
  );
}

function OneRow<Entry extends TimelineEntry>({ row, foot }: { row: Row<Entry>; foot?: ((entry: Entry) => ReactNode) | undefined }) {
  return 'day' in row ? <DayName at={row.day} /> : <TimelineItem entry={row.entry} last={row.last} foot={foot?.(row.entry)} />;
}

function LongStory<Entry extends TimelineEntry>({ rows, foot, nearEnd }: { rows: readonly Row<Entry>[] } & Pick<TimelineDaysProps<Entry>, 'foot' | 'nearEnd'>) {
  const list = useRef<HTMLOListElement>(null);
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = document.getElementById('main');
    if (!list.current || !scroller) return;
    const { current } = list;
    const look = () => setMargin(current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    look();
    // What stands above may unfold at any time.
    const observer = new ResizeObserver(look);
    for (const part of scroller.querySelectorAll('section')) if (!part.contains(current)) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- its functions stay in this component, which is not memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: (index) => ('day' in rows[index]! ? HEIGHT.day : HEIGHT.entry),
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: BEYOND,
    scrollMargin,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (nearEnd && last >= rows.length - BEYOND) nearEnd();
  }, [nearEnd, last, rows.length]);
  return (
    <ol ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {drawn.map(({ index, key, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start - scrollMargin}px)` }}
        >
          <OneRow row={rows[index]!} foot={foot} />
        </li>
      ))}
    </ol>
  );
}

function keyOf<Entry extends TimelineEntry>(row: Row<Entry>): string {
  return 'day' in row ? `day ${row.day}` : row.entry.id;
}

function rowsOf<Entry extends TimelineEntry>(entries: readonly Entry[], place: Place): Row<Entry>[] {
  return entries.flatMap((entry, index): Row<Entry>[] => {
    const at = Date.parse(entry.at);
    const day = (one: Entry | undefined) => one && dayOf(Date.parse(one.at), place);
    const row = { entry, last: day(entries[index + 1]) !== day(entry) };
    return day(entries[index - 1]) === day(entry) ? [row] : [{ day: at }, row];
  });
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
