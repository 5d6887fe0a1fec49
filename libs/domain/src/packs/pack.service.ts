import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsObject, IsOptional, IsString, IsTimeZone, ValidateNested } from 'class-validator';
import { KINDS } from '../requests/request-kind.type.js';
import { ROLES, type Role } from '../people/role.type.js';
import { readCalendar, type PackCalendar } from '../calendar/calendar-file.js';
import { checkDeadlines, type DeadlineRow } from '../calendar/deadline.rule.js';
import { IsDuration } from '../calendar/is-duration.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import { checked, parse, table } from './json-file.js';

class NumbersFile {
  @IsString() request: string;
  @IsString() case: string;
}

class PackFile {
  @IsString() name: string;
  @IsTimeZone() timeZone: string;
  @IsIn(['ru', 'en', 'zh']) language: string;
  @IsObject() @ValidateNested() @Type(() => NumbersFile) numbers: NumbersFile;
  @IsArray() @IsString({ each: true }) processes: string[];
  /** Which process a case begins with, by the kind of its request; `sales-case` where a kind is not named. */
  @IsOptional() @IsObject() roots?: Record<string, string>;
}

/** Where a case begins, if the pack says nothing else. */
const ROOT = 'sales-case';

class DeadlineFileRow implements DeadlineRow {
  @IsDuration() warn: string;
  @IsDuration() due: string;
  @IsIn(ROLES) escalateTo: Role;
  @IsString() source: string;
}

class TimerFileRow {
  @IsDuration() after: string;
  @IsString() source: string;
}

/** A regulation as data: read from `packs/<name>`, checked, and named by the hash of its content. */
export class Pack {
  readonly name: string;
  readonly timeZone: string;
  readonly processes: readonly string[];
  /** Processes that a case begins with, by the kind of its request. */
  readonly roots: Readonly<Record<string, string>>;
  private readonly numbers: Readonly<NumbersFile>;

  private constructor(
    about: PackFile,
    /** SHA-256 over all files of the pack, the first 16 hex digits. */
    readonly version: string,
    private readonly deadlines: ReadonlyMap<string, DeadlineRow>,
    private readonly timers: ReadonlyMap<string, TimerFileRow>,
    private readonly hours: PackCalendar,
  ) {
    ({ name: this.name, timeZone: this.timeZone, processes: this.processes, numbers: this.numbers } = about);
    this.roots = about.roots ?? {};
  }

  /** Reads a pack. Throws one sentence that names the file and what is wrong with it. */
  static read(folder: string): Pack {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
    const hash = createHash('sha256');
    for (const name of names)
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(join(folder, name)))
        .update('\0');
    const about = checked(PackFile, parse(join(folder, 'pack.json')), join(folder, 'pack.json'));
    checkRoots(about, join(folder, 'pack.json'));
    const deadlines = table(DeadlineFileRow, join(folder, 'deadlines.json'));
    const timers = names.includes('timers.json') ? table(TimerFileRow, join(folder, 'timers.json')) : new Map<string, TimerFileRow>();
    const hours = readCalendar(join(folder, 'calendar.json'), about.timeZone);
    checkDeadlines(deadlines, { file: join(folder, 'deadlines.json'), calendar: hours.calendar });
    return new Pack(about, hash.digest('hex').slice(0, 16), deadlines, timers, hours);
  }

  /** A number as people read it: «Д-1024». */
  numberText(kind: keyof NumbersFile, number: string): string {
    return `${this.numbers[kind]}${number}`;
  }

  /** The process that the case of such a request begins with. */
  rootOf(kind: string): string {
    return Object.hasOwn(this.roots, kind) ? this.roots[kind]! : ROOT;
  }

  /** The deadline of a task of a process, or undefined where the pack has none. */
  deadline(process: string, task: string): DeadlineRow | undefined {
    return this.deadlines.get(`${process}.${task}`);
  }

  /** The duration of a timer of a process, by `timers.json`. */
  timer(process: string, timer: string): string {
    const row = this.timers.get(`${process}.${timer}`);
    if (!row) throw new Error(`The pack "${this.name}" has no timer "${process}.${timer}": write it into its timers.json.`);
    return row.after;
  }

  /** When people of this regulation work. */
  get calendar(): WorkingCalendar {
    return this.hours.calendar;
  }

  /** What its calendar does not know of this year and the next, as sentences; empty where it knows all. */
  calendarGaps(now: Date): string[] {
    return this.hours.gaps(now).map((gap) => `The pack "${this.name}": ${gap}`);
  }
}

/** Whether a root may begin a case is said by its contract: the apps check that against their build. */
function checkRoots({ roots = {}, processes }: PackFile, file: string): void {
  for (const [kind, process] of Object.entries(roots)) {
    if (!(KINDS as readonly string[]).includes(kind)) throw new Error(`${file}: "roots" names "${kind}", which is no kind of a request: ${KINDS.join(', ')}.`);
    if (!processes.includes(process)) throw new Error(`${file}: "roots" begins "${kind}" with "${process}", which is not among its "processes".`);
  }
}
