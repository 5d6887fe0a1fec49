/** Which rows are marked for an act on all of them, and from where a range goes. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null };

/** Marks a row, or no more; a range goes from here. */
export function toggled({ ids }: Selection, id: string): Selection {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return { ids: after, anchor: id };
}

/** Marks all rows from the last one that was marked up to this one, in the order of the screen. */
export function reached({ ids, anchor }: Selection, id: string, order: readonly string[]): Selection {
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
  if (to < 0) return { ids, anchor };
  const start = from < 0 ? to : from;
  const range = order.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor: anchor !== null && from >= 0 ? anchor : id };
}

/** Marks everything that is shown. */
export function everything({ anchor }: Selection, order: readonly string[]): Selection {
  return { ids: new Set(order), anchor };
}
