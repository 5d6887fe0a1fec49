import { useSyncExternalStore } from 'react';

/** A word about an act that is done, and the way back from it. */
export interface Toast {
  text: string;
  undo: (() => void) | null;
  /** An act that waits for the word to be gone: once it cannot be taken back any more, it goes out. */
  gone: (() => void) | null;
}

/** Long enough to read it and to press a key, ms. */
const SEEN = 10_000;

let current: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(toast: Toast | null): void {
  clearTimeout(timer);
  const before = current;
  current = toast;
  if (toast) goOn();
  for (const listener of listeners) listener();
  before?.gone?.();
}

/** Says it until it was read; what was said before goes. An act given as `gone` goes out when this word has gone, unless it was taken back. */
export function say(text: string, undo: (() => void) | null = null, gone: (() => void) | null = null): void {
  show({ text, undo, gone });
}

export function dismiss(): void {
  show(null);
}

/** Takes the act back, instead of what waits for the word to be gone. */
export function takeBack(): void {
  const undo = current?.undo;
  if (current) current = { ...current, gone: null };
  show(null);
  undo?.();
}

/** It stays while the pointer or the focus is on it. */
export function linger(): void {
  clearTimeout(timer);
}

/** And goes as long after that as it would have at first. */
export function goOn(): void {
  clearTimeout(timer);
  timer = setTimeout(() => show(null), SEEN);
}

// Whoever leaves the page means it.
globalThis.addEventListener?.('pagehide', dismiss);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToast(): Toast | null {
  return useSyncExternalStore(subscribe, () => current);
}
