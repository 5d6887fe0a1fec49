import { createHash } from 'node:crypto';
import type { DecisionTable } from '../decisions/decision-table.type.js';
import { readTable } from '../decisions/read-table.js';
import { readReasons } from '../forms/reasons-file.js';
import type { ReasonLists } from '../forms/reason.type.js';
import type { LetterTemplate } from '../letters/letter.type.js';
import { readLetter } from '../letters/read-letter.js';
import { readScript } from '../scripts/read-script.js';
import type { Script } from '../scripts/script.type.js';
import { findingText } from './finding.type.js';
import { JsonFile } from './placed-json.js';
import type { PackSource } from './pack-source.js';
import { readOne } from './read-pack.js';

/** A decision table and the hash of its file. */
export interface PinnedTable {
  readonly table: DecisionTable;
  readonly version: string;
}

/**
 * The version of a pack that a case is pinned to: its tables, scripts, letters and lists of reasons. They are read one by one when they are asked for,
 * so that an old version still serves although the readers have become stricter about something else in it.
 */
export class PinnedPack {
  private readonly read = new Map<string, unknown>();

  constructor(
    readonly version: string,
    private readonly source: PackSource,
  ) {}

  /** Throws a sentence where the version has no such table, or it cannot be read any more. */
  table(name: string): PinnedTable {
    const path = `tables/${name}.json`;
    const text = this.source.files.get(path);
    if (text === undefined) throw new Error(`The version ${this.version} of ${this.source.label} has no decision table "${name}": write ${path}.`);
    const table = this.of(path, readTable);
    return { table: table!, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  }

  /** The script of a task, or undefined where the version has none. */
  script(process: string, task: string): Script | undefined {
    return this.of(`scripts/${process}.${task}.json`, readScript);
  }

  /** Its lists of reasons, or undefined where the version is from before there were any. */
  reasons(): ReasonLists | undefined {
    return this.of('reasons.json', readReasons);
  }

  /** A letter, or undefined where the version has none of this name. */
  letter(name: string): LetterTemplate | undefined {
    return this.of(`letters/${name}.json`, readLetter);
  }

  private of<T>(path: string, reader: (file: JsonFile) => T | undefined): T | undefined {
    if (this.read.has(path)) return this.read.get(path) as T | undefined;
    const text = this.source.files.get(path);
    if (text === undefined) return undefined;
    const file = new JsonFile(`${this.source.label}@${this.version}/${path}`, text);
    const value = readOne(file, reader);
    if (value === undefined) throw new Error(file.findings.map(findingText).join('\n'));
    this.read.set(path, value);
    return value;
  }
}
