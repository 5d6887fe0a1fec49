/** How long a client on the line may wait before it is late, ms: neutral, then soon, then late (WT-1.5). */
const SOON = 60_000;
const LATE = 105_000;
/** When the wait is said aloud, ms. */
const SPOKEN = [105_000, 90_000, 60_000];

export interface Hold {
  /** Waited so far, ms; never more than the whole. */
  waited: number;
  /** Until the call comes back by itself, ms. */
  left: number;
  /** Of the whole, 0 to 1. */
  share: number;
  look: 'calm' | 'soon' | 'late';
  /** The last wait that is to be said aloud, ms; null before the first. */
  spoken: number | null;
}

/** How a client on hold stands at a moment. All in epoch ms. */
export function holdAt(now: number, { from, until }: { from: number; until: number }): Hold {
  const whole = Math.max(1, until - from);
  const waited = Math.min(whole, Math.max(0, now - from));
  const look = waited >= LATE ? 'late' : waited >= SOON ? 'soon' : 'calm';
  return { waited, left: whole - waited, share: waited / whole, look, spoken: SPOKEN.find((at) => waited >= at) ?? null };
}

/** `1:14`, whole seconds. */
export function minutesOf(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
