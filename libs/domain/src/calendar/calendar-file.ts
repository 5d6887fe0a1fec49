import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { durationOf } from '#kit/contract/duration.js';
import { projectFolder } from '../config/project-folder.js';
import { advice } from '../packs/did-you-mean.rule.js';
import { findingText } from '../packs/finding.type.js';
import { JsonFile } from '../packs/placed-json.js';
import { schemaCheck } from '../packs/schema-check.js';
import { calendarOf, shiftText, WEEKDAYS } from './hours.rule.js';
import { WorkingCalendar, type CalendarData } from './working-calendar.rule.js';

const HOLIDAYS = 'libs/domain/src/calendar/holidays';
const DATE = /^\d{4}-\d\d-\d\d$/;

/** `calendar.json` of a pack. */
export interface CalendarFile {
  /** Shifts by day of the week; a day that is not named is free. */
  readonly hours: Readonly<Record<string, readonly string[]>>;
  /** Whose official days hold: a file of `holidays`. Without it, or with null, the week goes on all year. */
  readonly holidays?: string | null;
  /** By how much an official short day ends earlier. */
  readonly shortenBy?: string;
  /** Days with hours of their own, by date; a day off has none. They win over all others. */
  readonly days?: Readonly<Record<string, readonly string[]>>;
  /** How long N working days are: N times this. Without it, a day of the commonest length. */
  readonly minutesOfADay?: number;
  readonly source: string;
}

const SHIFTS = { type: 'array', items: { type: 'string' } };
const TEXT = { type: 'string', format: 'text' };

const check = schemaCheck<CalendarFile>({
  type: 'object',
  additionalProperties: false,
  required: ['hours', 'source'],
  properties: {
    hours: { type: 'object', additionalProperties: SHIFTS },
    holidays: { type: 'string', nullable: true },
    shortenBy: { duration: true },
    days: { type: 'object', additionalProperties: SHIFTS },
    minutesOfADay: { type: 'integer', minimum: 1, maximum: 24 * 60 },
    source: TEXT,
  },
});

/** The official days of one year in one country. */
interface OfficialYear {
  /** Where they are written: law, decree, notice. */
  readonly source: string;
  /** What was not known yet when they were written down. */
  readonly lacks?: string;
  readonly off: readonly string[];
  /** Days off that are worked instead of another. */
  readonly working: readonly string[];
  /** Days before a holiday that end earlier. */
  readonly short: readonly string[];
  /** What the days off are called: by a name that the texts know, days or spans of days. A day off without a name was moved here. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const DATES = { type: 'array', uniqueItems: true, items: { type: 'string', pattern: DATE.source } };

const NAMES = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$` } } };

const checkYears = schemaCheck<{ years: Readonly<Record<string, OfficialYear>> }>({
  type: 'object',
  required: ['years'],
  properties: {
    years: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'off', 'working', 'short', 'names'],
        properties: { source: TEXT, lacks: TEXT, off: DATES, working: DATES, short: DATES, names: NAMES },
      },
    },
  },
});

type OfficialYears = ReadonlyMap<string, OfficialYear>;

/** What a country says of a day, and what it calls it where it has a name. */
export interface OfficialDay {
  readonly kind: 'off' | 'working' | 'short';
  /** Such as `newYear`; null: a day that only stands in for another. */
  readonly name: string | null;
}

/** The calendar of a pack, and what it does not know. */
export class PackCalendar {
  readonly calendar: WorkingCalendar;

  constructor(
    private readonly data: CalendarData,
    private readonly holidays: string | undefined,
    private readonly years: OfficialYears,
  ) {
    this.calendar = new WorkingCalendar(data);
  }

  /** The hours of a day, as its file writes them: `9:00-20:00`. None: it is free. */
  hoursOf(date: string): string[] {
    return (this.data.days.get(date) ?? this.data.week[new Date(date).getUTCDay()]!).map(shiftText);
  }

  /** What the country whose holidays it follows says of a day. */
  officialOn(date: string): OfficialDay | null {
    const year = this.years.get(date.slice(0, 4));
    const kind = (['off', 'working', 'short'] as const).find((one) => year?.[one].includes(date));
    return year && kind ? { kind, name: kind === 'off' ? nameOf(year, date) : null } : null;
  }

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

/** Reads `calendar.json`, with the official days that it names. Throws a sentence for shifts that are none, and for hours that never open. */
export function readCalendar(file: JsonFile, timeZone: string): PackCalendar | undefined {
  const about = check(file);
  for (const day of Object.keys(about?.hours ?? {}))
    if (!(WEEKDAYS as readonly string[]).includes(day))
      file.tell(['hours', day], `"hours" names "${day}", which is no day of the week; ${advice(day, WEEKDAYS)}`);
  for (const day of Object.keys(about?.days ?? {}))
    if (!isDate(day)) file.tell(['days', day], `"days" names "${day}", which is no date: write it as 2026-12-31.`);
  return about && file.findings.length === 0 ? packCalendar(about, timeZone) : undefined;
}

function packCalendar(about: CalendarFile, timeZone: string): PackCalendar {
  const holidays = about.holidays ?? undefined;
  const years = holidays === undefined ? new Map<string, OfficialYear>() : officialYears(holidays);
  const days = (kind: 'off' | 'working' | 'short') => [...years.values()].flatMap((year) => year[kind]);
  const data = calendarOf({
    timeZone,
    week: about.hours,
    days: about.days ?? {},
    off: days('off'),
    working: days('working'),
    short: days('short'),
    shortenBy: minutesOf(about.shortenBy ?? '0 minutes'),
    minutesOfADay: about.minutesOfADay,
  });
  return new PackCalendar(data, holidays, years);
}

function nameOf({ names }: OfficialYear, date: string): string | null {
  const within = (span: string) => {
    const [from = '', until = from] = span.split('/');
    return from <= date && date <= until;
  };
  return Object.keys(names).find((name) => names[name]!.some(within)) ?? null;
}

/** Whether there is such a day. */
export function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Whose official days can be followed. */
export function knownHolidays(): string[] {
  return readdirSync(join(projectFolder(), HOLIDAYS)).map((entry) => entry.replace('.json', ''));
}

function officialYears(name: string): OfficialYears {
  const folder = join(projectFolder(), HOLIDAYS);
  const known = knownHolidays();
  if (!known.includes(name)) throw new Error(`there are no holidays "${name}"; ${advice(name, known)} Or write ${HOLIDAYS}/${name}.json.`);
  const file = new JsonFile(`${HOLIDAYS}/${name}.json`, readFileSync(join(folder, `${name}.json`), 'utf8'));
  const years = checkYears(file)?.years ?? {};
  for (const [number, { off, working, short }] of Object.entries(years)) {
    const other = [...off, ...working, ...short].find((date) => !isDate(date) || !date.startsWith(`${number}-`));
    if (other !== undefined) file.tell(['years', number], `${other} is no date of this year.`);
  }
  if (file.findings.length > 0) throw new Error(file.findings.map(findingText).join('\n'));
  return new Map(Object.entries(years));
}

function minutesOf(text: string): number {
  const { working, ms } = durationOf(text);
  if (working) throw new Error(`"shortenBy" is ${text}: give it in minutes or hours, not in working time.`);
  return Math.round(ms / 60_000);
}
