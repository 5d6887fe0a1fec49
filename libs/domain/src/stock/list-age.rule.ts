import { wallTime, ZoneClock } from '../calendar/time-zone.rule.js';

const DAY_MS = 86_400_000;

/** How long a list counts as an answer (WT-3.2), where neither the supplier nor the pack says. */
export const COUNTS_FOR = '3 days';

/** The day that an instant is in a company's time zone, as `YYYY-MM-DD`. */
export function dayAt(timeZone: string, at: Date): string {
  return new Date(wallTime(timeZone, at.getTime())).toISOString().slice(0, 10);
}

/** From when the age of a list of this day is counted: its end, in the company's time zone, and not later than now. */
export function listedAt(day: string, { timeZone, now }: { timeZone: string; now: Date }): Date {
  return new Date(Math.min(ZoneClock.of(timeZone).instantOf(Date.parse(day) + DAY_MS), now.getTime()));
}
