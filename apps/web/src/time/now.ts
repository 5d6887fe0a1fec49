import { useSyncExternalStore } from 'react';

/** Clocks show minutes; this often is enough for them never to be visibly wrong. */
const TICK_MS = 5_000;
/** `Date` of an answer has whole seconds and the way takes time: a smaller difference is not known to be one. */
const TRUSTED_MS = 3_000;

let offset = 0;
let current = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Learns how far this computer's clock is off: deadlines are the server's. */
export function noteServerTime(header: string | null): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  offset = Math.abs(difference) > TRUSTED_MS ? difference : 0;
}

/** Now by the server's clock, epoch ms. */
export function serverNow(): number {
  return Date.now() + offset;
}

function tick(): void {
  current = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    tick();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now by the server's clock, kept up to date: one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}
