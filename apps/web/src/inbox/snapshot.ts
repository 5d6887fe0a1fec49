import type { TaskList, TaskRow } from '../api/types';
import { stateAt } from '../ui/deadline';

export type Group = 'late' | 'soon' | 'rest';

/** A row's place on the screen, kept until the reader asks for a new order. */
export interface Entry {
  row: TaskRow;
  group: Group;
  /** Which page it came with. */
  page: number;
}

export interface Difference {
  /** Rows that the screen does not show yet. */
  fresh: number;
  /** Whether all of them would come above the last row on the screen. */
  above: boolean;
  /** Rows on the screen that are no longer in the list. */
  gone: ReadonlySet<string>;
}

/** Pages as they are known now; a hole is one that has not come yet. */
export type Pages = readonly (Pick<TaskList, 'items' | 'nextCursor'> | undefined)[];

/** How rows are laid out: now, and whether under headings. */
export interface Layout {
  now: number;
  grouped: boolean;
}

const ORDER: readonly Group[] = ['late', 'soon', 'rest'];

function groupOf(row: TaskRow, { now, grouped }: Layout): Group {
  const state = grouped ? stateAt(row, now) : 'calm';
  return state === 'late' || state === 'soon' ? state : 'rest';
}

/** Rows of a further page go beneath those on the screen, and never under a heading above: that would move what is under the hand. */
export function extend(entries: readonly Entry[], rows: readonly TaskRow[], { page, ...layout }: Layout & { page: number }): Entry[] {
  const known = new Set(entries.map(({ row }) => row.id));
  const least = ORDER.indexOf(entries.at(-1)?.group ?? 'late');
  const added = rows
    .filter(({ id }) => !known.has(id) && known.add(id))
    .map((row) => ({ row, page, group: ORDER[Math.max(least, ORDER.indexOf(groupOf(row, layout)))] ?? 'rest' }))
    .sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
  return [...entries, ...added];
}

/** The pages as they came, one after the other, up to the first that has not come. */
export function layOut(pages: Pages, layout: Layout, { entries = [], from = 0 }: { entries?: readonly Entry[]; from?: number } = {}): Entry[] {
  let laid = [...entries];
  for (const [page, known] of pages.entries()) {
    if (known === undefined) break;
    if (page >= from) laid = extend(laid, known.items, { ...layout, page });
  }
  return laid;
}

/** The list anew: each page as it is now, and beneath it what was pushed out of it and is still there. */
export function anew(entries: readonly Entry[], pages: Pages, layout: Layout): Entry[] {
  const { gone } = compare(entries, pages);
  const rowsOf = (page: number) => entries.filter((entry) => entry.page === page && !gone.has(entry.row.id)).map(({ row }) => row);
  return layOut(
    pages.map((page, index) => page && { ...page, items: [...page.items, ...rowsOf(index)] }),
    layout,
  );
}

/** Rows on the screen change in place: same order, same heading, newest content. */
export function refresh(entries: readonly Entry[], pages: Pages): Entry[] {
  const latest = new Map(pages.flatMap((page) => page?.items ?? []).map((row) => [row.id, row]));
  return entries.map((entry) => {
    const row = latest.get(entry.row.id) ?? entry.row;
    return row === entry.row ? entry : { ...entry, row };
  });
}

/**
 * What the newest pages have that the screen has not, and the reverse. A row is gone where the page that it came with reaches further down than the
 * row stands, and has it no more; what new rows pushed over the end of a page is still there.
 */
export function compare(entries: readonly Entry[], pages: Pages): Difference {
  const place = new Map(entries.map(({ row }, index) => [row.id, index]));
  const rows = [...new Set(pages.flatMap((page) => page?.items.map(({ id }) => id) ?? []))];
  const listed = new Set(rows);
  const reach = pages.map((page) => (!page || page.nextCursor !== null ? Math.max(-1, ...(page?.items.map(({ id }) => place.get(id) ?? -1) ?? [])) : Infinity));
  const lastShown = rows.findLastIndex((id) => place.has(id));
  const fresh = rows.flatMap((id, index) => (place.has(id) ? [] : [index]));
  const isGone = ({ row, page }: Entry, index: number) => !listed.has(row.id) && pages[page] !== undefined && index < (reach[page] ?? -1);
  return { fresh: fresh.length, above: fresh.every((index) => index < lastShown), gone: new Set(entries.filter(isGone).map(({ row }) => row.id)) };
}
