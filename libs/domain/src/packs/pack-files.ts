import { NO_ASSIGNMENTS, readAssignment } from '../assignment/assignment-file.js';
import { readCalendar, type PackCalendar } from '../calendar/calendar-file.js';
import { NO_REASONS, readReasons } from '../forms/reasons-file.js';
import { NO_TALK, readObjections, readQuestions, readTalk } from '../library/library-files.js';
import { readAbout, type AboutPack } from './about-file.js';
import { readDeadlines, readTimers, type TimerFileRow } from './deadlines-file.js';
import type { JsonFile } from './placed-json.js';
import { readLetter } from '../letters/read-letter.js';
import { readTable } from '../decisions/read-table.js';
import { readScript } from '../scripts/read-script.js';
import { checkLanguage } from './pack-language.js';
import { readTexts } from './texts-file.js';

/** What has been read when a file is: files are read in the order of this list, and folders after them. */
export interface ReadBefore {
  readonly about?: AboutPack;
  readonly calendar?: PackCalendar;
}

/** One kind of file of a pack: where it lies, how it is read, and what holds where there is none. */
export interface PackFile<T> {
  readonly path: string;
  /** Undefined, with findings in the file, where it cannot be read. It may also throw a sentence. */
  readonly read: (file: JsonFile, before: ReadBefore) => T | undefined;
  /** Left out where a pack must have the file. */
  readonly otherwise?: T;
}

const file = <T>(path: string, read: PackFile<T>['read'], otherwise?: T): PackFile<T> => ({ path, read, ...(otherwise === undefined ? {} : { otherwise }) });

/** Many files of one kind in a folder of the pack, each named by what it is for. */
export interface PackFolder<T> {
  readonly folder: string;
  readonly read: (file: JsonFile, before: ReadBefore) => T | undefined;
}

const folder = <T>(name: string, read: PackFolder<T>['read']): PackFolder<T> => ({ folder: name, read });

/** A file whose texts are in the pack's language. */
const spoken =
  <T>(read: (file: JsonFile) => T | undefined): PackFolder<T>['read'] =>
  (file, { about }) => {
    checkLanguage(file, about?.language);
    return read(file);
  };

/** Every file that a pack may have: one line each. What `read` gives is the pack's content under the same name. */
export const PACK_FILES = {
  about: file('pack.json', readAbout),
  assignments: file('assignment.json', readAssignment, NO_ASSIGNMENTS),
  calendar: file('calendar.json', (json, { about }) => readCalendar(json, about?.timeZone ?? 'UTC')),
  deadlines: file('deadlines.json', (json, { calendar }) => readDeadlines(json, calendar?.calendar)),
  timers: file('timers.json', readTimers, new Map<string, TimerFileRow>()),
  reasons: file('reasons.json', spoken(readReasons), NO_REASONS),
  questions: file('questions.json', spoken(readQuestions), {}),
  objections: file('objections.json', spoken(readObjections), {}),
  talk: file('talk.json', spoken(readTalk), NO_TALK),
};

/** Every folder that a pack may have. What `read` gives is in the pack's content by the file's name without its ending. */
export const PACK_FOLDERS = {
  tables: folder('tables', spoken(readTable)),
  scripts: folder('scripts', spoken(readScript)),
  letters: folder('letters', spoken(readLetter)),
  texts: folder('texts', readTexts),
};

type Read<Kind extends { read: (file: JsonFile, before: ReadBefore) => unknown }> = NonNullable<ReturnType<Kind['read']>>;

/** What the files of a pack say. */
export type PackContent = { readonly [Name in keyof typeof PACK_FILES]: Read<(typeof PACK_FILES)[Name]> } & {
  readonly [Name in keyof typeof PACK_FOLDERS]: ReadonlyMap<string, Read<(typeof PACK_FOLDERS)[Name]>>;
};
