import { durationOf } from '#kit/contract/duration.js';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArrayUnique, IsArray, IsInt, IsISO8601, IsObject, IsOptional, IsString, Max, Min } from 'class-validator';
import { projectFolder } from '../config/project-folder.js';
import { checked, parse } from '../packs/json-file.js';
import { calendarOf, WEEKDAYS } from './hours.rule.js';
import { IsDuration } from './is-duration.js';

import { WorkingCalendar } from './working-calendar.rule.js';

const HOLIDAYS = 'libs/domain/src/calendar/holidays';
const DATE = /^\d{4}-\d\d-\d\d$/;

/** `calendar.json` of a pack. */
class CalendarFile {
  /** Shifts by day of the week; a day that is not named is free. */
  @IsObject() hours: Record<string, string[]>;
  /** Whose official days hold: a file of `holidays`. Without it the week goes on all year. */
  @IsOptional() @IsString() holidays?: string;
  /** By how much an official short day ends earlier. */
  @IsOptional() @IsDuration() shortenBy?: string;
  /** Days with hours of their own, by date; a day off has none. They win over all others. */
  @IsOptional() @IsObject() days?: Record<string, string[]>;
  /** How long N working days are: N times this. Without it, a day of the commonest length. */
  @IsOptional() @IsInt() @Min(1) @Max(24 * 60) minutesOfADay?: number;
  @IsString() source: string;
}

/** The official days of one year in one country. */
class OfficialYear {
  /** Where they are written: law, decree, notice. */
  @IsString() source: string;
  /** What was not known yet when they were written down. */
  @IsOptional() @IsString() lacks?: string;
  @IsArray() @ArrayUnique() @IsISO8601({ strict: true }, { each: true }) off: string[];
  /** Days off that are worked instead of another. */
  @IsArray() @ArrayUnique() @IsISO8601({ strict: true }, { each: true }) working: string[];
  /** Days before a holiday that end earlier. */
  @IsArray() @ArrayUnique() @IsISO8601({ strict: true }, { each: true }) short: string[];
}

type OfficialYears = ReadonlyMap<string, OfficialYear>;

/** The calendar of a pack, and what it does not know. */
export class PackCalendar {
  constructor(
    readonly calendar: WorkingCalendar,
    private readonly holidays: string | undefined,
    private readonly years: OfficialYears,
  ) {}

  /** What is not known of the holidays of this year and the next, as sentences for an operator. In such a year the week goes on. */
  gaps(now: Date): string[] {
    if (this.holidays === undefined) return [];
    return [now.getUTCFullYear(), now.getUTCFullYear() + 1].flatMap((number) => {
      const year = this.years.get(String(number));
      if (!year) return [`the holidays of ${number} are not known: add them to ${HOLIDAYS}/${this.holidays}.json. Until then its week goes on all year.`];
      return year.lacks === undefined ? [] : [`the holidays of ${number} lack ${year.lacks}: add it to ${HOLIDAYS}/${this.holidays}.json.`];
    });
  }
}

/** Reads a pack's calendar with the official days that it names. Throws one sentence that names the file and what is wrong with it. */
export function readCalendar(file: string, timeZone: string): PackCalendar {
  const about = checked(CalendarFile, parse(file), file);
  checkTables(about, file);
  const years = about.holidays === undefined ? new Map<string, OfficialYear>() : officialYears(about.holidays, file);
  const days = (kind: 'off' | 'working' | 'short') => [...years.values()].flatMap((year) => year[kind]);
  try {
    const calendar = new WorkingCalendar(
      calendarOf({
        timeZone,
        week: about.hours,
        days: about.days ?? {},
        off: days('off'),
        working: days('working'),
        short: days('short'),
        shortenBy: minutesOf(about.shortenBy ?? '0 minutes'),
        minutesOfADay: about.minutesOfADay,
      }),
    );
    return new PackCalendar(calendar, about.holidays, years);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function checkTables({ hours, days = {} }: CalendarFile, file: string): void {
  const unknown = Object.keys(hours).find((day) => !(WEEKDAYS as readonly string[]).includes(day));
  if (unknown !== undefined) throw new Error(`${file}: "hours" names "${unknown}", which is no day of the week: ${WEEKDAYS.join(', ')}.`);
  const noDate = Object.keys(days).find((day) => !isDate(day));
  if (noDate !== undefined) throw new Error(`${file}: "days" names "${noDate}", which is no date: write it as 2026-12-31.`);
  for (const [day, shifts] of Object.entries({ ...hours, ...days }))
    if (!Array.isArray(shifts) || shifts.some((shift) => typeof shift !== 'string'))
      throw new Error(`${file}: the hours of "${day}" are a list of shifts, such as ["9:00-12:00", "13:00-18:00"].`);
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function officialYears(name: string, file: string): OfficialYears {
  const folder = join(projectFolder(), HOLIDAYS);
  const official = join(folder, `${name}.json`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(official)) {
    const known = readdirSync(folder).map((entry) => entry.replace('.json', ''));
    throw new Error(`${file}: there are no holidays "${name}": choose one of ${known.join(', ')}, or write ${HOLIDAYS}/${name}.json.`);
  }
  const { years } = parse(official) as { years: Record<string, object> };
  return new Map(Object.entries(years).map(([year, days]) => [year, officialYear(year, days, official)]));
}

function officialYear(number: string, days: object, file: string): OfficialYear {
  const year = checked(OfficialYear, days, `${file}, "${number}"`);
  const other = [...year.off, ...year.working, ...year.short].find((date) => !isDate(date) || !date.startsWith(`${number}-`));
  if (other !== undefined) throw new Error(`${file}, "${number}": ${other} is no date of this year.`);
  return year;
}

function minutesOf(text: string): number {
  const { working, ms } = durationOf(text);
  if (working) throw new Error(`"shortenBy" is ${text}: give it in minutes or hours, not in working time.`);
  return Math.round(ms / 60_000);
}
