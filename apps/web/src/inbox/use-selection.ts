import { useMemo, useState } from 'react';
import { everything, NOTHING_SELECTED, reached, toggled, type Selection } from './selection';

/** The rows that are marked, of those on the screen; and why an act was refused for some of them. */
export function useSelection(order: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = useMemo(() => {
    const shown = selection.ids.size === 0 ? NOTHING_SELECTED.ids : new Set(order);
    return new Set([...selection.ids].filter((id) => shown.has(id)));
  }, [selection, order]);
  const choose = (change: (before: Selection) => Selection) => {
    setReasons(new Map());
    setSelection((before) => change(before));
  };
  return {
    ids,
    reasons,
    toggle: (id: string) => choose((before) => toggled(before, id)),
    reach: (id: string) => choose((before) => reached(before, id, order)),
    all: () => choose((before) => everything(before, order)),
    clear: () => choose(() => NOTHING_SELECTED),
    /** What was refused stays marked, each row with its reason. */
    keep: (refused: ReadonlyMap<string, string>) => {
      setSelection({ ids: new Set(refused.keys()), anchor: null });
      setReasons(refused);
    },
  };
}

export type Marked = ReturnType<typeof useSelection>;
