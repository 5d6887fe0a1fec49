import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  open = value;
  for (const listener of listeners) listener();
}

/** Opens the sheet of keys, or closes it. */
export function toggleKeySheet(): void {
  set(!open);
}

/** Closes the sheet of keys. */
export function closeKeySheet(): void {
  set(false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the sheet of keys is open. */
export function useKeySheet(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}
