import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../ui/use-keys';

interface HandOptions {
  ids: readonly string[];
  /** The row that one came back to, and where it stood. */
  from: { row: string; index: number } | undefined;
  /** Rows that a screen shows. */
  pageSize: () => number;
  open: (id: string) => void;
  /** Has the next task handed out. */
  next: () => void;
  accept: () => void;
  mark: { toggle: (id: string) => void; reach: (id: string) => void; all: () => void };
}

/** Where the reader's hand is in the list, and the keys that move it and mark rows: J K or arrows, Home, End, the page keys, X, Enter, N, a full stop. */
export function useHand({ ids, from, pageSize, open, next, accept, mark }: HandOptions) {
  const [wanted, setWanted] = useState<string | undefined>(from?.row);
  const [stood, setStood] = useState(from?.index ?? 0);
  const [byKey, setByKey] = useState(from !== undefined);
  const { t } = useTranslation();
  const there = wanted === undefined ? -1 : ids.indexOf(wanted);
  // What one came back to, or had in hand, may be gone: then it is what stands in its place.
  const at = there >= 0 ? there : Math.min(stood, ids.length - 1);
  const chosen = ids[at];
  const go = (index: number): string | undefined => {
    const to = Math.min(ids.length - 1, Math.max(0, index));
    setWanted(ids[to]);
    setStood(to);
    setByKey(true);
    return ids[to];
  };
  const move = (step: number) => go(at + (wanted === undefined ? 0 : step));
  const extend = (step: number) => {
    if (chosen === undefined) return;
    mark.reach(chosen);
    const to = go(at + step);
    if (to !== undefined) mark.reach(to);
  };
  useKeys({
    KeyJ: [t('does.down'), () => move(1)],
    KeyK: [t('does.up'), () => move(-1)],
    ArrowDown: [t('does.down'), () => move(1)],
    ArrowUp: [t('does.up'), () => move(-1)],
    Home: [t('does.first'), () => go(0)],
    End: [t('does.last'), () => go(ids.length - 1)],
    PageDown: [t('does.pageDown'), () => go(at + pageSize())],
    PageUp: [t('does.pageUp'), () => go(at - pageSize())],
    'Shift+KeyJ': [t('does.markDown'), () => extend(1)],
    'Shift+KeyK': [t('does.markUp'), () => extend(-1)],
    'Shift+ArrowDown': [t('does.markDown'), () => extend(1)],
    'Shift+ArrowUp': [t('does.markUp'), () => extend(-1)],
    KeyX: [t('does.mark'), () => chosen !== undefined && mark.toggle(chosen)],
    'Ctrl+KeyA': [
      t('does.markAll'),
      ({ target }) => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.select() : mark.all()),
    ],
    Enter: [t('keys.open'), () => chosen !== undefined && open(chosen)],
    KeyN: [t('tasks.next'), next],
    Period: [t('keys.accept'), accept],
  });
  return {
    chosen,
    at,
    byKey,
    choose: (id: string) => {
      setWanted(id);
      setStood(ids.indexOf(id));
      setByKey(false);
    },
  };
}

export type Hand = ReturnType<typeof useHand>;
