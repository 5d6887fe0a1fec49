import type { TaskRow } from '../api/types';
import { stateAt } from '../ui/deadline';

export type Group = 'late' | 'soon' | 'rest';

/** A row's place on the screen, kept until the reader asks for a new order. */
export interface Entry {
  row: TaskRow;
  group: Group;
}

export interface Difference {
  /** Rows that the screen does not show yet. */
  fresh: number;
  /** Whether all of them would come above the last row on the screen. */
  above: boolean;
  /** Rows on the screen that are no longer in the list. */
  gone: ReadonlySet<string>;
}

function groupOf(row: TaskRow, now: number): Group {
  const state = stateAt(row, now);
  return state === 'late' || state === 'soon' ? state : 'rest';
}

const ORDER: Record<Group, number> = { late: 0, soon: 1, rest: 2 };

/** The list as it came, under the headings of this moment. */
export function arrange(rows: readonly TaskRow[], now: number): Entry[] {
  return rows.map((row) => ({ row, group: groupOf(row, now) })).sort((a, b) => ORDER[a.group] - ORDER[b.group]);
}

/** Rows of a further page go beneath those on the screen. */
export function extend(entries: readonly Entry[], rows: readonly TaskRow[], now: number): Entry[] {
  const known = new Set(entries.map(({ row }) => row.id));
  return [...entries, ...arrange(rows, now).filter(({ row }) => !known.has(row.id))];
}

/** Rows on the screen change in place: same order, same heading, newest content. */
export function refresh(entries: readonly Entry[], rows: readonly TaskRow[]): Entry[] {
  const latest = new Map(rows.map((row) => [row.id, row]));
  return entries.map((entry) => ({ ...entry, row: latest.get(entry.row.id) ?? entry.row }));
}

/** What the newest list has that the screen has not, and the reverse. */
export function compare(entries: readonly Entry[], rows: readonly TaskRow[]): Difference {
  const shown = new Set(entries.map(({ row }) => row.id));
  const listed = new Set(rows.map(({ id }) => id));
  const lastShown = rows.findLastIndex(({ id }) => shown.has(id));
  const fresh = rows.flatMap(({ id }, index) => (shown.has(id) ? [] : [index]));
  return { fresh: fresh.length, above: fresh.every((index) => index < lastShown), gone: new Set([...shown].filter((id) => !listed.has(id))) };
}
