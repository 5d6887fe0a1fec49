import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import relativeTime from 'dayjs/plugin/relativeTime';
import 'dayjs/locale/ru';
import 'dayjs/locale/zh-cn';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(relativeTime);

/** How a moment is written: in whose language and at whose place. */
export interface Place {
  language: string;
  timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${place.language} ${place.timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(place.language === 'en' ? 'en-GB' : place.language, { timeZone: place.timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** dayjs calls Chinese otherwise than browsers do. */
export function dayjsLocale(language: string): string {
  return language === 'zh' ? 'zh-cn' : language;
}

/** `2026-11-20`: the calendar day at that place, for comparing. */
export function dayOf(at: number, place: Place): string {
  return dayjs(at).tz(place.timeZone).format('YYYY-MM-DD');
}

/** `11:42`. */
export function hour(at: number, place: Place): string {
  return format(place, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `18 нояб.`; the year only when it is another one. */
export function day(at: number, place: Place, now: number): string {
  const sameYear = dayOf(at, place).slice(0, 4) === dayOf(now, place).slice(0, 4);
  const text = format(place, sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return text.replace(/\./g, '');
}

/** Today the hour; else day and month. */
export function brief(at: number, place: Place, now: number): string {
  return dayOf(at, place) === dayOf(now, place) ? hour(at, place) : day(at, place, now);
}

/** `14:05`, `завтра 14:05`, or `18 нояб., 14:05` on another day. */
export function moment(at: number, place: Place, now: number): string {
  if (dayOf(at, place) === dayOf(now, place)) return hour(at, place);
  return isTomorrow(at, place, now) ? tomorrow(at, place) : `${day(at, place, now)}, ${hour(at, place)}`;
}

/** As a due time is written in a narrow column: an hour of today or tomorrow, else the day. */
export function briefDue(at: number, place: Place, now: number): string {
  return isTomorrow(at, place, now) ? tomorrow(at, place) : brief(at, place, now);
}

function isTomorrow(at: number, place: Place, now: number): boolean {
  return dayOf(at, place) === dayjs(now).tz(place.timeZone).add(1, 'day').format('YYYY-MM-DD');
}

function tomorrow(at: number, place: Place): string {
  const word = new Intl.RelativeTimeFormat(place.language, { numeric: 'auto' }).format(1, 'day');
  return `${word} ${hour(at, place)}`;
}

/** The whole of it, to be shown on hover: `пятница, 20 ноября 2026 г., 11:42:07 GMT+3`. */
export function exact(at: number, place: Place): string {
  return format(place, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at);
}

/** `пт, 20 ноября`. */
export function weekday(at: number, place: Place): string {
  return format(place, { weekday: 'short', day: 'numeric', month: 'long' }).format(at);
}

/** `Сегодня`, `Завтра, 21 ноября`, `Пятница, 21 ноября`, with the year where it is another: as one says a day that is to come. */
export function sayDay(at: number, place: Place, now: number): string {
  const [there, today] = [dayOf(at, place), dayOf(now, place)];
  const words = new Intl.RelativeTimeFormat(place.language, { numeric: 'auto' });
  if (there === today) return capital(words.format(0, 'day'));
  const year = there.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const date = format(place, { day: 'numeric', month: 'long', ...year }).format(at);
  const name = isTomorrow(at, place, now) ? words.format(1, 'day') : format(place, { weekday: 'long' }).format(at);
  return place.language === 'zh' ? `${date}${name}` : `${capital(name)}, ${date}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `20 ноября`. */
export function longDay(at: number, place: Place): string {
  return format(place, { day: 'numeric', month: 'long' }).format(at);
}

/** `GMT+3`, or the zone's short name where the browser knows one in this language. */
export function zoneName(at: number, place: Place): string {
  const parts = format(place, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** So many days later, at this hour of that place. */
export function dayAt(now: number, place: Place, { days, hour: at }: { days: number; hour: number }): number {
  return dayjs(now).tz(place.timeZone).add(days, 'day').hour(at).startOf('hour').valueOf();
}

/** `2 часа назад`. */
export function ago(at: number, place: Place, now: number): string {
  return dayjs(at).locale(dayjsLocale(place.language)).from(dayjs(now));
}
