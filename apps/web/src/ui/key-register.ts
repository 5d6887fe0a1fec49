import { useSyncExternalStore } from 'react';
import { keyName } from './key-name';

/** What a key does: in words, for the sheet of keys, and in deed. */
export type KeyAct = readonly [says: string, act: (event: KeyboardEvent) => void];

/** By `event.code`, so that they work in any layout; with modifiers in front: `Alt+Digit2`, `Ctrl+Enter`. */
export type Keys = Record<string, KeyAct>;

/** Where a key works: on the page, on every page, or in what lies over it. */
export type KeyPlace = 'page' | 'everywhere' | 'floating';

/** The keys of one component. */
export interface KeyLayer {
  keys: Keys;
  place: KeyPlace;
}

/** One line of the sheet: the keys that do the same, and what. */
export interface KeyLine {
  names: string[];
  says: string;
  place: KeyPlace;
}

const layers: KeyLayer[] = [];
const listeners = new Set<() => void>();
let lines: KeyLine[] = [];
let waiting = false;

/** All that are on the page, in the order in which they are asked. */
export function keyLayers(): KeyLayer[] {
  return layers;
}

function linesNow(): KeyLine[] {
  const all = new Map<string, KeyLine>();
  for (const { keys, place } of layers) {
    for (const [code, [says]] of Object.entries(keys)) {
      const line = all.get(`${place} ${says}`) ?? { names: [], says, place };
      const name = keyName(code);
      if (!line.names.includes(name)) line.names.push(name);
      all.set(`${place} ${says}`, line);
    }
  }
  return [...all.values()];
}

/** To be told after every change; whoever shows the keys is told once, afterwards. */
export function announceKeys(): void {
  if (waiting || listeners.size === 0) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    const now = linesNow();
    if (JSON.stringify(now) === JSON.stringify(lines)) return;
    lines = now;
    for (const listener of listeners) listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  announceKeys();
  return () => listeners.delete(listener);
}

/** Every key that works now, those that do the same in one line. */
export function useKeyLines(): KeyLine[] {
  return useSyncExternalStore(subscribe, () => lines);
}
