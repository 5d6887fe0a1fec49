import { useSyncExternalStore } from 'react';

/** A word about an act that is done, and the way back from it. */
export interface Toast {
  text: string;
  undo: (() => void) | null;
}

/** Long enough to read it and to press a key, ms. */
const SEEN = 10_000;

let current: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(toast: Toast | null): void {
  clearTimeout(timer);
  current = toast;
  if (toast) timer = setTimeout(() => show(null), SEEN);
  for (const listener of listeners) listener();
}

/** Says it until it was read; what was said before goes. */
export function say(text: string, undo: (() => void) | null = null): void {
  show({ text, undo });
}

export function dismiss(): void {
  show(null);
}

/** It stays while the pointer or the focus is on it. */
export function linger(): void {
  clearTimeout(timer);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToast(): Toast | null {
  return useSyncExternalStore(subscribe, () => current);
}
