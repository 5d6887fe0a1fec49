import type { CalendarData, Shift } from './working-calendar.rule.js';

/** Days of the week as a pack names them, in the order of `CalendarData.week`. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const MIDNIGHT = 24 * 60;

/** What a pack says of its hours. Shifts are texts, `9:00-12:00`; one over midnight, `22:00-6:00`, belongs to the day it begins on. */
export interface Hours {
  timeZone: string;
  /** By day of the week; a day that is not named is free. */
  week: Readonly<Record<string, readonly string[]>>;
  /** Days with hours of their own, by date. */
  days: Readonly<Record<string, readonly string[]>>;
  /** Official days of the country, by date. */
  off: readonly string[];
  working: readonly string[];
  short: readonly string[];
  /** By how many minutes a short day is shorter. */
  shortenBy: number;
  minutesOfADay: number | undefined;
}

/** The shifts of a day, in order, or a sentence that tells which is wrong. */
export function shiftsOf(texts: readonly string[]): Shift[] {
  const shifts = texts.map(shiftOf).toSorted((a, b) => a.from - b.from);
  shifts.forEach(({ from }, index) => {
    if (index > 0 && from < shifts[index - 1]!.to) throw new Error(`the shifts ${texts.join(', ')} overlap: write each stretch of work once.`);
  });
  if (shifts.length > 0 && shifts.at(-1)!.to > shifts[0]!.from + MIDNIGHT) throw new Error(`the shifts ${texts.join(', ')} last longer than a day.`);
  return shifts;
}

/** A shift as a pack writes it. */
export function shiftText({ from, to }: Shift): string {
  const time = (minutes: number) => `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${time(from)}-${time(to > MIDNIGHT ? to - MIDNIGHT : to)}`;
}

function shiftOf(text: string): Shift {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(text)?.map(Number) ?? [];
  const [from, to] = [fromHour! * 60 + fromMinute!, toHour! * 60 + toMinute!];
  if (!(from < MIDNIGHT && to <= MIDNIGHT))
    throw new Error(`"${text}" is no shift: write from and until, such as "9:00-12:00", or "22:00-6:00" over midnight.`);
  if (from === to) throw new Error(`"${text}" is a shift of no length: a whole day is "0:00-24:00".`);
  return { from, to: to > from ? to : to + MIDNIGHT };
}

/** Makes a calendar of a pack's hours. Throws a sentence where they are wrong. */
export function calendarOf(hours: Hours): CalendarData {
  const week = WEEKDAYS.map((day) => shiftsOf(hours.week[day] ?? []));
  const commonest = commonestDay(week);
  const days = new Map<string, readonly Shift[]>();
  const usual = (date: string) => days.get(date) ?? week[new Date(date).getUTCDay()]!;
  for (const date of hours.off) days.set(date, []);
  // A free day that is worked instead of another has the hours of the commonest one.
  for (const date of hours.working) if (usual(date).length === 0) days.set(date, commonest);
  for (const date of hours.short) days.set(date, shortened(usual(date), hours.shortenBy));
  for (const [date, shifts] of Object.entries(hours.days)) days.set(date, shiftsOf(shifts));
  return { timeZone: hours.timeZone, week, days, minutesOfADay: hours.minutesOfADay ?? minutesOf(commonest) };
}

/** The hours that most days of the week have; of two alike the longer. */
function commonestDay(week: readonly Shift[][]): Shift[] {
  const open = week.filter((shifts) => shifts.length > 0);
  const count = (shifts: Shift[]) => open.filter((other) => minutesOf(other) === minutesOf(shifts)).length;
  return open.toSorted((a, b) => count(b) - count(a) || minutesOf(b) - minutesOf(a))[0] ?? [];
}

function minutesOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Ends a day so many minutes earlier. */
function shortened(shifts: readonly Shift[], by: number): Shift[] {
  const last = shifts.at(-1);
  if (!last || by === 0) return [...shifts];
  const rest = shifts.slice(0, -1);
  return last.to - last.from > by ? [...rest, { from: last.from, to: last.to - by }] : shortened(rest, by - (last.to - last.from));
}
