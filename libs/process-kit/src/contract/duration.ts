type Unit = 'second' | 'seconds' | 'minute' | 'minutes' | 'hour' | 'hours' | 'day' | 'days';

/**
 * A duration as packs and stories write it: `45 minutes`, `48 hours`, `10 working minutes`, `3 working days`. It is elapsed time where it does
 * not say working: 2 days are 48 hours. N working days are N times the minutes of one full working day of the calendar.
 */
export type DurationText = `${number} ${'' | 'working '}${Unit}`;

/** What a duration's text says: elapsed or working milliseconds, or working days, whose length only a calendar knows. */
export interface Duration {
  working: boolean;
  /** Milliseconds; of working days 0. */
  ms: number;
  /** Working days. */
  days: number;
}

const SECOND = 1_000;
const LENGTH: Record<string, number> = { second: SECOND, minute: 60 * SECOND, hour: 3_600 * SECOND, day: 86_400 * SECOND };
const GRAMMAR = /^(\d+(?:\.\d+)?) (working )?(second|minute|hour|day)s?$/;

/** The longest duration, in days: whatever takes longer is no deadline. */
const LONGEST_DAYS = 366;

/** Whether a text begins as a duration does: the names of timers never begin with a digit. */
export function looksLikeDuration(text: string): text is DurationText {
  return /^[\d-]/.test(text);
}

/** Reads a duration's text, or throws a sentence that tells how one is written. */
export function durationOf(text: string): Duration {
  const [, number, working, unit] = GRAMMAR.exec(text) ?? [];
  if (number === undefined || unit === undefined)
    throw new Error(
      `"${text}" is no duration: write a number and seconds, minutes, hours or days, with "working" before them for working time ("45 minutes", "3 working days").`,
    );
  const ms = Math.round(Number(number) * LENGTH[unit]!);
  if (ms > LONGEST_DAYS * LENGTH['day']!) throw new Error(`"${text}" is too long: ${LONGEST_DAYS} days at most.`);
  return working && unit === 'day' ? { working: true, ms: 0, days: Number(number) } : { working: Boolean(working), ms, days: 0 };
}
