/** Days of the week as a pack names them, Monday first. */
export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof WEEK)[number];

/** Stretches of work by day of the week; a day that is not named is free. */
export type Week = Readonly<Record<string, readonly string[]>>;

const ALWAYS = '0:00-24:00';

/** Whether it never closes. */
export function isRoundTheClock(week: Week): boolean {
  return WEEK.every((day) => week[day]?.length === 1 && week[day][0] === ALWAYS);
}

/** `9:00-13:00, 14:00-18:00` as people type it, taken apart: with dashes and spaces of any kind. */
export function shiftsOf(typed: string): string[] {
  return typed
    .split(/[,;]/)
    .map((shift) => shift.replaceAll(/\s/g, '').replaceAll(/[–—−]/g, '-').replaceAll('.', ':'))
    .filter((shift) => shift !== '');
}

/** As people read it: `9:00–13:00, 14:00–18:00`. */
export function shiftsText(shifts: readonly string[]): string {
  return shifts.map((shift) => shift.replace('-', '–')).join(', ');
}

/** Minutes after midnight at which a shift begins and ends, within its own day. */
export function minutesOf(shift: string): { from: number; to: number } {
  const [from = 0, to = 0] = shift.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { from, to: to > from ? to : 1440 };
}

/** The weeks of a month: days in rows of seven from Monday on, null beside it. */
export function weeksOf<Day extends { date: string }>(days: readonly Day[]): (Day | null)[][] {
  const [first] = days;
  if (!first) return [];
  const before = (new Date(first.date).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const rows = Math.ceil(cells.length / 7);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: 7 }, (__, place) => cells[row * 7 + place] ?? null));
}
