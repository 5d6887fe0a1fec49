import { day, dayOf, type Place } from '../time/format';

const DAY_MS = 86_400_000;

/** `21 нояб` and `вчера`: the day of a list and how many days ago that was. A list of a day is as old as that day's end: an instant at midnight is of the day before. */
export function listDay(at: number, place: Place, now: number): { day: string; ago: string } {
  const of = at - 1;
  const days = Math.round((Date.parse(dayOf(of, place)) - Date.parse(dayOf(now, place))) / DAY_MS);
  return { day: day(of, place, now), ago: new Intl.RelativeTimeFormat(place.language, { numeric: 'auto' }).format(days, 'day') };
}
