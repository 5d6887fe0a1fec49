import * as en from 'chrono-node/en';
import * as ru from 'chrono-node/ru';
import * as zh from 'chrono-node/zh/hans';
import { parseDay } from '../parse-day';
import { take, words, type Found, type SaidDays } from './reading';

const DAY = 86_400_000;
/** Monday to Friday. */
const WORKING_DAYS = 5;

const CHRONO = { ru: ru.casual, en: en.GB, zh: zh.casual };

export type Language = keyof typeof CHRONO;

/** A language in which words for times are understood. */
export function isLanguage(language: string): language is Language {
  return language in CHRONO;
}

interface DayRule {
  language: Language;
  pattern: RegExp;
  days: (match: RegExpExecArray, today: number) => SaidDays | null;
}

const one = (day: number): SaidDays => ({ days: [day], several: false });
const choice = (days: readonly number[]): SaidDays => ({ days, several: true });
/** Monday is 0. */
const weekdayOf = (day: number) => (new Date(day).getUTCDay() + 6) % 7;
const mondayOf = (day: number) => day - weekdayOf(day) * DAY;
const weekFrom = (monday: number) => Array.from({ length: WORKING_DAYS }, (_none, index) => monday + index * DAY);
const nextWeek = (today: number) => choice(weekFrom(mondayOf(today) + 7 * DAY));
const thisFriday = (today: number) => one(mondayOf(today) + (weekdayOf(today) > 4 ? 11 : 4) * DAY);

/** The day of this month or, where it has gone by, of a coming one that has it. */
function dayOfMonth(number: number, today: number): SaidDays | null {
  const now = new Date(today);
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, number));
    if (at.getUTCDate() === number && at.getTime() >= today) return one(at.getTime());
  }
  return null;
}

/** 周三 is the next one, today included; 下周三 is of the coming week. */
function chineseWeekday([, which, name]: RegExpExecArray, today: number): SaidDays {
  const index = '一二三四五六'.indexOf(name!);
  const wanted = index < 0 ? 6 : index;
  if (which?.startsWith('下')) return one(mondayOf(today) + (7 * which.length + wanted) * DAY);
  const days = (wanted - weekdayOf(today) + 7) % 7;
  return days === 0 && !which ? choice([today, today + 7 * DAY]) : one(today + days * DAY);
}

/** What the library does not know, or takes otherwise than it is meant. */
const RULES: readonly DayRule[] = [
  { language: 'ru', pattern: words('(?:на )?(?:следующей|будущей|той|след) неделе'), days: (_m, today) => nextWeek(today) },
  { language: 'ru', pattern: words('(?:в|к|под) кон(?:ец|це|цу) недели'), days: (_m, today) => thisFriday(today) },
  { language: 'ru', pattern: words('(?:в|к)? ?начал[еуо] (?:следующей )?недели'), days: (_m, today) => one(mondayOf(today) + 7 * DAY) },
  {
    language: 'ru',
    pattern: words('(?:в |на )?выходны[ехм]+'),
    days: (_m, today) => choice([5, 6].map((index) => mondayOf(today) + index * DAY).filter((day) => day >= today)),
  },
  { language: 'ru', pattern: words('через день'), days: (_m, today) => one(today + 2 * DAY) },
  { language: 'ru', pattern: words('послепослезавтра'), days: (_m, today) => one(today + 3 * DAY) },
  { language: 'ru', pattern: words('(\\d{1,2}) числа'), days: (match, today) => dayOfMonth(Number(match[1]), today) },
  { language: 'en', pattern: words('(?:sometime )?next week'), days: (_m, today) => nextWeek(today) },
  { language: 'en', pattern: words('(?:at |by )?(?:the )?end of (?:the |this )?week'), days: (_m, today) => thisFriday(today) },
  { language: 'en', pattern: words('(?:the )?day after tomorrow'), days: (_m, today) => one(today + 2 * DAY) },
  { language: 'en', pattern: words('(?:on )?the (\\d{1,2})(?:st|nd|rd|th)'), days: (match, today) => dayOfMonth(Number(match[1]), today) },
  { language: 'zh', pattern: /(下下|下|这|本)?(?:个)?周([一二三四五六日天])/u, days: chineseWeekday },
  { language: 'zh', pattern: /周末/u, days: (_m, today) => choice([5, 6].map((index) => mondayOf(today) + index * DAY).filter((day) => day >= today)) },
  { language: 'zh', pattern: /下个?(?:周|星期)/u, days: (_m, today) => nextWeek(today) },
  { language: 'zh', pattern: /(\d+)(?:周|个星期)(?:之后|以后|后)/u, days: (match, today) => one(today + Number(match[1]) * 7 * DAY) },
  { language: 'zh', pattern: /(?<![月\d])(\d{1,2})[号日]/u, days: (match, today) => dayOfMonth(Number(match[1]), today) },
];

/** `25.11`, `25.11.2026`, `25/11`, `2026-11-25`, `25 ноября 2026`, `11月25日`: dates in figures or with a month's name. */
// «в 10.05» is an hour.
const DATE =
  /(?<![\p{L}\d.]|(?<!\p{L})в )(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{1,2} \p{L}{3,}\.?(?: \d{4})?)(?![\d])(?: г\.?(?!\p{L})| года)?/u;

function dateIn(text: string, { language, today }: { language: Language; today: number }): Found<SaidDays> | null {
  const found = take(text, DATE);
  if (!found) return null;
  const written = found.what[0].replace('号', '日').replace(/ года$/, '');
  const day = parseDay(written, { language, today: new Date(today).toISOString().slice(0, 10) });
  return day === null ? null : { what: one(Date.parse(day)), rest: found.rest };
}

/** What words of a day are said in: a language, and the wall time there as if it were UTC. */
export interface DayPlace {
  language: Language;
  today: number;
  now: number;
}

/** Days that are written in figures, or that the library does not know; to be taken before any hour is looked for. */
export function writtenDays(text: string, place: DayPlace): Found<SaidDays> | null {
  for (const { language, pattern, days } of RULES) {
    const found = language === place.language ? take(text, pattern) : null;
    const said = found && days(found.what, place.today);
    if (said) return { what: said, rest: found.rest };
  }
  return dateIn(text, place);
}

/** A month alone is no day. */
function namesDay(start: { isCertain: (part: 'day' | 'month' | 'year' | 'weekday') => boolean }): boolean {
  return !start.isCertain('month') || (['day', 'year', 'weekday'] as const).some((part) => start.isCertain(part));
}

/** Days as they are said, of a text without its hour. Two that were named are two answers; a weekday that is today is today or in a week. */
export function saidDays(text: string, { language, today, now }: DayPlace): Found<SaidDays> | null {
  const results = CHRONO[language]
    .parse(text, { instant: new Date(now), timezone: 0 }, { forwardDate: true })
    .filter(({ start }) => !start.isCertain('hour') && namesDay(start));
  const days = results.flatMap(({ start }) => {
    const day = Date.UTC(start.get('year')!, start.get('month')! - 1, start.get('day')!);
    const openWeek = start.isCertain('weekday') && !start.isCertain('day') && day === today;
    return openWeek ? [day, day + 7 * DAY] : [day];
  });
  if (days.length === 0) return null;
  let rest = text;
  for (const result of results) rest = rest.replace(result.text, ' ');
  return { what: { days: [...new Set(days)], several: days.length > 1 }, rest };
}
