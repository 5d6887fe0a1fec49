import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { durationOf } from '#kit/contract/duration.js';
import { projectFolder } from '../config/project-folder.js';
import { advice } from '../packs/did-you-mean.rule.js';
import { findingText } from '../packs/finding.type.js';
import { JsonFile } from '../packs/placed-json.js';
import { schemaCheck } from '../packs/schema-check.js';
import { calendarOf, WEEKDAYS } from './hours.rule.js';
import { WorkingCalendar } from './working-calendar.rule.js';

const HOLIDAYS = 'libs/domain/src/calendar/holidays';
const DATE = /^\d{4}-\d\d-\d\d$/;

/** `calendar.json` of a pack. */
interface CalendarFile {
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
}

const DATES = { type: 'array', uniqueItems: true, items: { type: 'string', pattern: DATE.source } };

const checkYears = schemaCheck<{ years: Readonly<Record<string, OfficialYear>> }>({
  type: 'object',
  required: ['years'],
  properties: {
    years: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'off', 'working', 'short'],
        properties: { source: TEXT, lacks: TEXT, off: DATES, working: DATES, short: DATES },
      },
    },
  },
});

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
  return new PackCalendar(new WorkingCalendar(data), holidays, years);
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function officialYears(name: string): OfficialYears {
  const folder = join(projectFolder(), HOLIDAYS);
  const known = readdirSync(folder).map((entry) => entry.replace('.json', ''));
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
