import { isDate, knownHolidays, type CalendarFile, type OfficialDay } from '../calendar/calendar-file.js';
import { shiftsOf, WEEKDAYS } from '../calendar/hours.rule.js';
import { DomainError, type FieldError } from '../errors/domain-error.js';
import type { Principal } from '../people/principal.rule.js';
import { valueAt } from './overlay.js';
import type { PackSource } from './pack-source.js';
import type { Packs } from './packs.service.js';
import type { Authorship, Placed, SettingsRow, SettingsService } from './settings.service.js';

const FILE = 'calendar.json';
const WEEK = ['hours', 'holidays'];

/** Shifts by day of the week; a day that is not named is free. */
export type WeekHours = Readonly<Record<string, readonly string[]>>;

/** The working week, and whose official holidays are kept. */
export interface WeekSetting {
  readonly hours: WeekHours;
  /** A country's, such as `ru`; null: none. */
  readonly holidays: string | null;
}

/** A day as the company works it. */
export interface DayHours {
  readonly date: string;
  /** Such as `9:00-20:00`; none: the day is free. */
  readonly shifts: readonly string[];
  readonly official: OfficialDay | null;
  /** Whether its hours were said for it alone: by the pack, or by the company. */
  readonly own: 'pack' | 'set' | null;
  readonly author: Authorship | null;
}

/** The working time of a company: as it is in force, as its pack has it, and what is to hold later. */
export interface WorkingHours extends Pick<SettingsRow, 'author'> {
  readonly timeZone: string;
  readonly now: WeekSetting;
  readonly pack: WeekSetting;
  /** Whether the week was set over the pack. */
  readonly isSet: boolean;
  readonly planned: (Authorship & { readonly set: Partial<WeekSetting> }) | null;
  /** Whose holidays can be kept. */
  readonly choices: readonly string[];
  readonly days: readonly DayHours[];
}

/** Working hours and days off that a company sets over its pack's. Tasks that open from then on count by them; open ones keep their instants. */
export class HoursService {
  constructor(
    private readonly packs: Packs,
    private readonly settings: SettingsService,
  ) {}

  /** The week, and each day of a month such as `2026-11`. */
  async read(organisation: string, month: string): Promise<WorkingHours> {
    this.packs.forget(organisation);
    const [{ base, merged }, pack] = [await this.packs.settingsOf(organisation), await this.packs.of(organisation)];
    const every = (await this.settings.everything(organisation)).filter(({ file }) => file === FILE);
    const ofWeek = every.filter(({ path }) => WEEK.includes(String(path[0])));
    const { author, planned } = this.settings.authorship(ofWeek);
    const [now, own] = [weekOf(merged.source), weekOf(base.source)];
    const isSet = JSON.stringify(now) !== JSON.stringify(own);
    const packDays = (valueAt(base.source, FILE, ['days']) ?? {}) as WeekHours;
    const days = daysOf(month).map((date): DayHours => {
      const set = every.filter(({ path }) => path[0] === 'days' && path[1] === date);
      return {
        date,
        shifts: pack.content.calendar.hoursOf(date),
        official: pack.content.calendar.officialOn(date),
        own: set.length > 0 ? 'set' : Object.hasOwn(packDays, date) ? 'pack' : null,
        author: this.settings.authorship(set).author,
      };
    });
    return { timeZone: pack.timeZone, now, pack: own, isSet, author: isSet ? author : null, planned, choices: knownHolidays(), days };
  }

  /** Sets the week, at once or from an instant on. Refused, day by day, where the hours are none. */
  async setWeek(caller: Principal, { hours, holidays }: WeekSetting, since: Date | null): Promise<void> {
    const wrong = Object.entries(hours).flatMap(([day, shifts]) => wrongShifts(`hours.${day}`, shifts));
    const unknown = Object.keys(hours).filter((day) => !(WEEKDAYS as readonly string[]).includes(day));
    const fields = [
      ...wrong,
      ...unknown.map((day) => ({ path: `hours.${day}`, rule: 'unknown' })),
      ...(wrong.length > 0 || Object.values(hours).some((shifts) => shifts.length > 0) ? [] : [{ path: 'hours', rule: 'neverOpen' }]),
      ...(holidays === null || knownHolidays().includes(holidays) ? [] : [{ path: 'holidays', rule: 'choice' }]),
    ];
    if (fields.length > 0) throw new DomainError('invalid', {}, fields);
    const values: Placed[] = [
      { path: ['hours'], value: inOrder(hours) },
      { path: ['holidays'], value: holidays },
    ];
    await this.settings.setValues(caller, { file: FILE, row: 'week', since }, values);
  }

  /** The pack's week is in force again; or only what is to hold later is taken back. */
  resetWeek(caller: Principal, planned: boolean): Promise<void> {
    return this.settings.resetValues(caller, { file: FILE, row: 'week' }, { planned, of: ([name]) => WEEK.includes(String(name)), known: true });
  }

  /** Says the hours of one day: none makes it free. */
  async setDay(caller: Principal, date: string, shifts: readonly string[]): Promise<void> {
    if (!isDate(date)) throw new DomainError('not-found');
    const fields = wrongShifts('shifts', shifts);
    if (fields.length > 0) throw new DomainError('invalid', {}, fields);
    await this.settings.setValues(caller, { file: FILE, row: date }, [{ path: ['days', date], value: shifts }]);
  }

  /** The day is again what week and holidays make of it. */
  resetDay(caller: Principal, date: string): Promise<void> {
    return this.settings.resetValues(caller, { file: FILE, row: date }, { planned: false, of: ([name, day]) => name === 'days' && day === date, known: false });
  }
}

function weekOf(source: PackSource): WeekSetting {
  const file = (valueAt(source, FILE, []) ?? {}) as CalendarFile;
  return { hours: inOrder(file.hours), holidays: file.holidays ?? null };
}

/** Monday first, a free day left out: two weeks that are the same are written the same. */
function inOrder(hours: WeekHours): WeekHours {
  const [sunday, ...others] = WEEKDAYS;
  return Object.fromEntries([...others, sunday].filter((day) => (hours[day] ?? []).length > 0).map((day) => [day, hours[day]!]));
}

/** Stretches of work in a day at most. */
const MOST_SHIFTS = 6;

/** `shifts` come from outside: they may be anything. */
function wrongShifts(path: string, shifts: unknown): FieldError[] {
  if (!Array.isArray(shifts) || shifts.length > MOST_SHIFTS) return [{ path, rule: 'list' }];
  try {
    shiftsOf(shifts.map(String));
    return [];
  } catch {
    // The sentence is for whoever writes a pack: people of the company get one of theirs.
    return [{ path, rule: 'shifts' }];
  }
}

function daysOf(month: string): string[] {
  const [year, number] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year!, number!, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}
