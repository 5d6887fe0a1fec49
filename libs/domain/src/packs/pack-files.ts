import { readAbout } from './about-file.js';
import { readDeadlines, readTimers, type TimerFileRow } from './deadlines-file.js';
import type { JsonFile } from './json-file.js';

/** One kind of file of a pack: where it lies, how it is read, and what holds where there is none. */
export interface PackFile<T> {
  readonly path: string;
  /** Undefined, with findings in the file, where it cannot be read. It may also throw a sentence. */
  readonly read: (file: JsonFile) => T | undefined;
  /** Left out where a pack must have the file. */
  readonly otherwise?: T;
}

const file = <T>(path: string, read: PackFile<T>['read'], otherwise?: T): PackFile<T> => ({ path, read, ...(otherwise === undefined ? {} : { otherwise }) });

/** Every file that a pack may have: one line each. What `read` gives is the pack's content under the same name. */
export const PACK_FILES = {
  about: file('pack.json', readAbout),
  deadlines: file('deadlines.json', readDeadlines),
  timers: file('timers.json', readTimers, new Map<string, TimerFileRow>()),
};

/** What the files of a pack say. */
export type PackContent = { readonly [Name in keyof typeof PACK_FILES]: NonNullable<ReturnType<(typeof PACK_FILES)[Name]['read']>> };
