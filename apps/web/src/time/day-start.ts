import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** The instant, in RFC 3339, at which a day such as `2026-11-22` begins in a zone. */
export function startOfDay(date: string, timeZone: string): string {
  return dayjs.tz(`${date}T00:00`, timeZone).toISOString();
}

/** The day after a day. */
export function nextDay(date: string): string {
  return dayjs.utc(date).add(1, 'day').format('YYYY-MM-DD');
}

/** A month such as `2026-11`, so many months later. */
export function monthAfter(month: string, count: number): string {
  return dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM');
}
