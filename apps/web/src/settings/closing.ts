import { useSyncExternalStore } from 'react';

/** What is about to end: it can still be taken back. */
let under: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<string>): void {
  under = next;
  for (const listener of listeners) listener();
}

/** From now on its line says that it ends. */
export function beginClosing(id: string): void {
  set(new Set([...under, id]));
}

/** It has ended, or was taken back. */
export function endClosing(id: string): void {
  set(new Set([...under].filter((one) => one !== id)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether an account, or a token, is about to end. */
export function useIsClosing(id: string): boolean {
  return useSyncExternalStore(subscribe, () => under.has(id));
}
