import { useSyncExternalStore } from 'react';

let awaySince: number | null = null;
const listeners = new Set<() => void>();

function set(value: number | null): void {
  if (value === awaySince) return;
  awaySince = value;
  for (const listener of listeners) listener();
}

/** To be told after every call: whether the server answered, with whatever. */
export function noteReachable(answered: boolean): void {
  if (answered) set(null);
  else if (awaySince === null) set(Date.now());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Since when the server has not answered, epoch ms; null while it does. */
export function useAwaySince(): number | null {
  return useSyncExternalStore(subscribe, () => awaySince);
}
