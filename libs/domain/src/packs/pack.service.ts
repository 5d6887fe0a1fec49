import type { AssignmentTable } from '../assignment/assignment-file.js';
import type { DeadlineRow } from '../calendar/deadline.rule.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import type { NumberKind } from '../organisations/next-numbers.js';
import type { Language } from '../people/principal.rule.js';
import { faultsOf, findingText } from './finding.type.js';
import type { PackContent } from './pack-files.js';
import { sourceOf, versionOf, type PackSource } from './pack-source.js';
import { findingsOf, readPack } from './read-pack.js';

/** Where a case begins, if the pack says nothing else. */
const ROOT = 'sales-case';

/** A regulation as data: read from `packs/<name>`, checked, and named by the hash of its content. */
export class Pack {
  /** SHA-256 over all files of the pack, the first 16 hex digits. */
  readonly version: string;

  private constructor(
    readonly source: PackSource,
    readonly content: PackContent,
  ) {
    this.version = versionOf(source.files);
  }

  /** Reads the pack in a folder. Throws all that is wrong with it, a line each: file, line, what it is and what to do. */
  static read(folder: string): Pack {
    return Pack.from(sourceOf(folder));
  }

  /** The pack of these files. Throws as `read`. */
  static from(source: PackSource): Pack {
    const read = readPack(source);
    const faults = faultsOf(findingsOf(read));
    if (faults.length > 0) throw new Error(faults.map(findingText).join('\n'));
    return new Pack(source, read.content as PackContent);
  }

  get name(): string {
    return this.content.about.name;
  }

  get timeZone(): string {
    return this.content.about.timeZone;
  }

  get language(): Language {
    return this.content.about.language;
  }

  get processes(): readonly string[] {
    return this.content.about.processes;
  }

  /** Processes that a case begins with, by the kind of its request. */
  get roots(): Readonly<Record<string, string>> {
    return this.content.about.roots ?? {};
  }

  /** A number as people read it: «Д-1024». */
  numberText(kind: NumberKind, number: string): string {
    return `${this.content.about.numbers[kind] ?? ''}${number}`;
  }

  /** The process that the case of such a request begins with. */
  rootOf(kind: string): string {
    return Object.hasOwn(this.roots, kind) ? this.roots[kind]! : ROOT;
  }

  /** The deadline of a task of a process, or undefined where the pack has none. */
  deadline(process: string, task: string): DeadlineRow | undefined {
    return this.content.deadlines.get(`${process}.${task}`);
  }

  /** The duration of a timer of a process, by `timers.json`. */
  timer(process: string, timer: string): string {
    const row = this.content.timers.get(`${process}.${timer}`);
    if (!row) throw new Error(`The pack "${this.name}" has no timer "${process}.${timer}": write it into its timers.json.`);
    return row.after;
  }

  /** Who gets which task, and which duties of the day there are. */
  get assignments(): AssignmentTable {
    return this.content.assignments;
  }

  /** When people of this regulation work. */
  get calendar(): WorkingCalendar {
    return this.content.calendar.calendar;
  }

  /** What its calendar does not know of this year and the next, as sentences; empty where it knows all. */
  calendarGaps(now: Date): string[] {
    return this.content.calendar.gaps(now).map((gap) => `The pack "${this.name}": ${gap}`);
  }
}
