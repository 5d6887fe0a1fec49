import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, Entry, Group } from './snapshot';
import { TaskItem } from './TaskItem';
import styles from './TaskTable.module.css';
import type { Hand } from './use-hand';
import type { Marked } from './use-selection';

interface TaskTableProps {
  entries: readonly Entry[];
  difference: Difference;
  hand: Hand;
  marked: Marked;
  /** Boxes are shown although nothing is marked yet. */
  marking: boolean;
  myId: string;
  /** Rows stand under headings. */
  grouped: boolean;
  /** There are more than these. */
  hasMore: boolean;
  /** What scrolls. */
  box: RefObject<HTMLElement | null>;
  /** The first and the last row on the screen; called while one scrolls. */
  look: (from: number, to: number) => void;
}

/** A line of the table: a heading, or a row with its number. */
type Line = { group: Group; count: number; last: boolean } | { entry: Entry; index: number };

const HEADING = 32;
const ROW = 52;
/** On a narrow screen a row takes three lines, most of the time. */
const NARROW_ROW = 84;
const NARROW = '(max-width: 820px)';
/** Beyond the edges, so that a key held down never shows a gap. */
const BEYOND = 12;
/** The head and one row: what the hand is on is never right at the edge. */
const EDGE = { above: 32 + ROW, below: ROW };

function linesOf(entries: readonly Entry[], grouped: boolean): Line[] {
  const lines: Line[] = [];
  for (const [index, entry] of entries.entries()) {
    if (grouped && entry.group !== entries[index - 1]?.group) {
      const count = entries.filter(({ group }) => group === entry.group).length;
      lines.push({ group: entry.group, count, last: index + count === entries.length });
    }
    lines.push({ entry, index });
  }
  return lines;
}

/** The lines that are in the page now; the one under the hand always is, or it would lose the focus. */
function useLines({ entries, grouped, hand, box }: Pick<TaskTableProps, 'entries' | 'grouped' | 'hand' | 'box'>) {
  const lines = useMemo(() => linesOf(entries, grouped), [entries, grouped]);
  const chosen = useMemo(() => lines.findIndex((line) => 'entry' in line && line.entry.row.id === hand.chosen), [lines, hand.chosen]);
  // What it returns changes in place: it is read anew in each rendering, and handed to nothing that is kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => ('group' in (lines[at] ?? {}) ? HEADING : matchMedia(NARROW).matches ? NARROW_ROW : ROW),
    getItemKey: (at) => {
      const line = lines[at];
      return line === undefined ? at : 'entry' in line ? line.entry.row.id : line.group;
    },
    overscan: BEYOND,
    scrollPaddingStart: EDGE.above,
    scrollPaddingEnd: EDGE.below,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }: Range) => {
      const [from, to] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      return chosen >= 0 && (chosen < from || chosen > to) ? [...shown, chosen].toSorted((a, b) => a - b) : shown;
    },
  });
  return { lines, chosen, virtual };
}

/** What rows call: always the same, so that they need not be drawn again for it, and always as of the last drawing. */
function useRowActs(hand: Hand, marked: Marked) {
  const now = useRef({ hand, marked });
  useEffect(() => {
    now.current = { hand, marked };
  });
  const choose = useCallback((id: string) => now.current.hand.choose(id), []);
  const mark = useMemo(() => ({ toggle: (id: string) => now.current.marked.toggle(id), reach: (id: string) => now.current.marked.reach(id) }), []);
  return { choose, mark };
}

/** Rows under their headings, of which only those in sight are in the page. The chosen one can be reached by Tab, the others by J and K. */
export function TaskTable({ entries, difference, hand, marked, marking, myId, grouped, hasMore, box, look }: TaskTableProps) {
  const { t } = useTranslation();
  const link = useRef<HTMLAnchorElement>(null);
  const { lines, chosen, virtual } = useLines({ entries, grouped, hand, box });
  const { choose, mark } = useRowActs(hand, marked);
  useEffect(() => {
    if (!hand.byKey || chosen < 0) return;
    virtual.scrollToIndex(chosen, { align: 'auto' });
    link.current?.focus({ preventScroll: true });
  }, [chosen, hand.byKey, virtual]);
  const range = virtual.range;
  const seen = (at: number | undefined) => lines.slice(0, (at ?? 0) + 1).findLast((line) => 'entry' in line)?.index ?? 0;
  const [from, to] = [seen(range?.startIndex), seen(range?.endIndex)];
  useEffect(() => look(from, to));
  return (
    <div className={marking ? styles.marking : undefined}>
      <div className={styles.head} aria-hidden="true">
        <span>{t('tasks.columns.due')}</span>
        <span>{t('tasks.columns.who')}</span>
        <span>{t('tasks.columns.case')}</span>
        <span className={styles.since}>{t('tasks.columns.since')}</span>
        <span />
      </div>
      <ul className={styles.lines} style={{ height: virtual.getTotalSize() }} aria-label={t('tasks.title')}>
        {virtual.getVirtualItems().map(({ key, index: at, start }) => {
          const line = lines[at];
          if (!line) return null;
          const place = { 'data-index': at, ref: virtual.measureElement, className: styles.line, style: { transform: `translateY(${start}px)` } };
          if ('group' in line) {
            return (
              <li key={key} {...place}>
                <h2 className={styles.group}>
                  {t(`tasks.groups.${line.group}`)} <b>{line.last && hasMore ? t('views.atLeast', { n: line.count }) : line.count}</b>
                </h2>
              </li>
            );
          }
          const { row } = line.entry;
          return (
            <li key={key} {...place} aria-setsize={hasMore ? -1 : entries.length} aria-posinset={line.index + 1}>
              <TaskItem
                row={row}
                chosen={row.id === hand.chosen}
                gone={difference.gone.has(row.id)}
                reason={marked.reasons.get(row.id)}
                marked={marked.ids.has(row.id)}
                mark={mark}
                myId={myId}
                link={row.id === hand.chosen ? link : undefined}
                onFocus={choose}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
