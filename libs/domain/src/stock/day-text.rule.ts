/** Months by the first letters of their names, in the languages in which lists are written. */
const MONTHS = [
  /^(?:янв|jan)/iu,
  /^(?:фев|feb)/iu,
  /^(?:мар|mar)/iu,
  /^(?:апр|apr)/iu,
  /^(?:ма[йя]|may)/iu,
  /^(?:июн|jun)/iu,
  /^(?:июл|jul)/iu,
  /^(?:авг|aug)/iu,
  /^(?:сен|sep)/iu,
  /^(?:окт|oct)/iu,
  /^(?:ноя|nov)/iu,
  /^(?:дек|dec)/iu,
];

/** A list says nothing of days that passed long ago: a day without a year is the next one, counted from a month before the list. */
const LATE_DAYS = 31;
const DAY_MS = 86_400_000;

/**
 * The first day that a text names, as `YYYY-MM-DD`: `12.12.2026`, `12.12.26`, `12.12`, `2026-12-12`, «12 декабря», `2026年12月12日`. A day without a year is
 * the next such day after `near`. Undefined where there is none, or none that is in the calendar.
 */
export function dayIn(text: string, near: string): string | undefined {
  const plain = text.normalize('NFKC');
  const iso = /(?<!\d)(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/u.exec(plain);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const full = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](20\d\d|\d\d)(?!\d)/u.exec(plain);
  if (full) return dayOf(yearOf(full[3]!), Number(full[2]), Number(full[1]));
  const chinese = /(?<!\d)(\d{1,2})月(\d{1,2})/u.exec(plain);
  if (chinese) return nextDay(Number(chinese[1]), Number(chinese[2]), near);
  const named = /(?<!\d)(\d{1,2})[ .-]{0,2}(\p{L}{3,})\.?(?: (20\d\d))?/u.exec(plain);
  const month = named ? MONTHS.findIndex((name) => name.test(named[2]!)) + 1 : 0;
  if (named && month > 0) return named[3] ? dayOf(Number(named[3]), month, Number(named[1])) : nextDay(month, Number(named[1]), near);
  const short = /(?<![\d.,])(\d{1,2})[./](\d{2})(?![\d.,]\d|\d)/u.exec(plain);
  return short ? nextDay(Number(short[2]), Number(short[1]), near) : undefined;
}

const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

function nextDay(month: number, day: number, near: string): string | undefined {
  const earliest = Date.parse(near) - LATE_DAYS * DAY_MS;
  const year = new Date(earliest).getUTCFullYear();
  const days = [year, year + 1].map((one) => dayOf(one, month, day));
  return days.find((one) => one !== undefined && Date.parse(one) >= earliest);
}
