import { ZoneClock, wallTime } from '../calendar/time-zone.rule.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So many days are looked at on each side: a week of whole quiet days is one stretch. */
const AROUND = 8;

/** When somebody wants quiet: outside the company's working time, in hours of his own, or never. */
export const QUIET_MODES = ['outside-work', 'own', 'never'] as const;

export type QuietMode = (typeof QUIET_MODES)[number];

/** Hours of one's own, by the clock of the organisation. */
export interface QuietHours {
  /** Minutes after midnight. */
  from: number;
  /** Minutes after midnight; not later than `from`: of the next day. So the same twice is a whole day. */
  to: number;
  /** Days of the week on which it begins: Monday is 1, Sunday 7. */
  days: readonly number[];
}

/** A time of quiet, epoch ms; `until` is the first instant that is loud again. */
export interface Stretch {
  since: number;
  until: number;
}

/** The quiet in which an instant lies by somebody's own hours, or null. Hours that touch, as of whole days in a row, are one quiet. */
export function ownQuiet({ from, to, days }: QuietHours, timeZone: string, at: number): Stretch | null {
  const zone = ZoneClock.of(timeZone);
  const today = Math.floor(wallTime(timeZone, at) / DAY) * DAY;
  const length = (to > from ? to : to + 24 * 60) - from;
  let found: Stretch | null = null;
  const holds = (stretch: Stretch | null) => stretch !== null && stretch.since <= at && at < stretch.until;
  for (let day = today - AROUND * DAY; day <= today + AROUND * DAY; day += DAY) {
    if (!days.includes(new Date(day).getUTCDay() || 7)) continue;
    // Both ends by the clock on the wall: a night in which clocks are changed is an hour shorter or longer.
    const [since, until] = [zone.instantOf(day + from * MINUTE), zone.instantOf(day + (from + length) * MINUTE)];
    if (found && since <= found.until) found = { since: found.since, until: Math.max(found.until, until) };
    else if (holds(found)) return found;
    else found = { since, until };
  }
  return holds(found) ? found : null;
}

/** The quiet in which an instant lies outside of working time, or null. */
export function quietOutsideWork(calendar: WorkingCalendar, at: number): Stretch | null {
  if (calendar.isOpen(at)) return null;
  // The last millisecond that was worked before it begins just before the doors closed.
  return { since: calendar.subtract(at, 1) + 1, until: calendar.nextOpening(at) };
}
