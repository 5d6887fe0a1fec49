import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance, Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, IsTimeZone, Max, Min, ValidateNested, validateSync } from 'class-validator';
import { assignmentTable, NO_ASSIGNMENTS, type AssignmentTable } from '../assignment/assignment-file.js';
import { KINDS } from '../requests/request-kind.type.js';
import { ROLES, type Role } from '../people/role.type.js';
import type { DeadlineRow } from '../calendar/deadline.rule.js';

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

const LONGEST = 366 * 24 * 60;

class DeadlineFileRow implements DeadlineRow {
  @IsInt() @Min(0) @Max(LONGEST) @Type(() => Number) warn: number;
  @IsInt() @Min(0) @Max(LONGEST) @Type(() => Number) due: number;
  @IsIn(ROLES) escalateTo: Role;
  @IsString() source: string;
}

class TimerFileRow {
  /** A part of a minute is a fraction. */
  @IsNumber() @Min(0) @Max(LONGEST) @Type(() => Number) minutes: number;
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
    /** Who gets which task, and which duties of the day there are. */
    readonly assignments: AssignmentTable,
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
    for (const [task, row] of deadlines) if (row.warn > row.due) throw new Error(`${folder}/deadlines.json: "${task}" warns after it is due.`);
    const file = join(folder, 'assignment.json');
    const assignments = names.includes('assignment.json') ? assignmentTable(parse(file), file) : NO_ASSIGNMENTS;
    return new Pack(about, hash.digest('hex').slice(0, 16), deadlines, timers, assignments);
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

  /** The minutes of a timer of a process, by `timers.json`. */
  minutes(process: string, timer: string): number {
    const row = this.timers.get(`${process}.${timer}`);
    if (!row) throw new Error(`The pack "${this.name}" has no timer "${process}.${timer}": write it into its timers.json.`);
    return row.minutes;
  }
}

/** Whether a root may begin a case is said by its contract: the apps check that against their build. */
function checkRoots({ roots = {}, processes }: PackFile, file: string): void {
  for (const [kind, process] of Object.entries(roots)) {
    if (!(KINDS as readonly string[]).includes(kind)) throw new Error(`${file}: "roots" names "${kind}", which is no kind of a request: ${KINDS.join(', ')}.`);
    if (!processes.includes(process)) throw new Error(`${file}: "roots" begins "${kind}" with "${process}", which is not among its "processes".`);
  }
}

function table<T extends object>(type: new () => T, file: string): Map<string, T> {
  return new Map(Object.entries(parse(file) as Record<string, object>).map(([name, row]) => [name, checked(type, row, `${file}, "${name}"`)]));
}

function parse(file: string): object {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is missing or no JSON: ${(error as Error).message}`, { cause: error });
  }
  return object(content, file);
}

function object(content: unknown, where: string): object {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error(`${where}: an object is wanted here, {"…": …}.`);
  return content;
}

function checked<T extends object>(type: new () => T, plain: object, where: string): T {
  const made = plainToInstance(type, object(plain, where));
  const errors = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new Error(`${where}: ${errors.flatMap((e) => Object.values(e.constraints ?? { [e.property]: `${e.property} is not right` })).join('; ')}.`);
  return made;
}
