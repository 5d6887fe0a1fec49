import { createHash } from 'node:crypto';
import { applyEdits, findNodeAtLocation, getNodeValue, modify, parseTree } from 'jsonc-parser';
import { grouped } from '../lists/grouped.rule.js';
import { faultsOf } from './finding.type.js';
import type { Way } from './placed-json.js';
import type { PackSource } from './pack-source.js';
import { findingsOf, readPack } from './read-pack.js';

/** A value that an organisation has set over a file of its pack. */
export interface Setting {
  readonly file: string;
  readonly path: Way;
  readonly value: unknown;
  /** Of the pack's own value when this one was set. */
  readonly baseHash: string;
}

/** How a setting stands: in force; in force although the pack's own value is another one by now; not in force, since the pack would be wrong with it. */
export type Standing = 'overlay' | 'conflict' | 'refused';

/** A pack with what an organisation has set over it. */
export interface Merged {
  readonly source: PackSource;
  readonly standings: readonly { readonly setting: Setting; readonly standing: Standing }[];
}

/** Files whose reader knows every name that may stand in them: what the pack has left out may be set. Of the others a row that is gone takes its settings along. */
const NAMES_KNOWN: ReadonlySet<string> = new Set(['calendar.json']);

/** The value of a file at the end of a way; undefined where there is none. */
export function valueAt({ files }: PackSource, file: string, path: Way): unknown {
  const tree = parseTree(files.get(file) ?? '');
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node && (getNodeValue(node) as unknown);
}

/** Tells two values apart. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 16);
}

/**
 * Puts an organisation's settings over the files of its pack. Never refuses all of them for one: settings that no longer fit (their row
 * is gone, or the pack would be wrong with them) are left out, row by row.
 */
export function withSettings(base: PackSource, settings: readonly Setting[]): Merged {
  const rowsOf = grouped(settings, ({ file, path }) => `${file} ${String(path[0])}`);
  let source = base;
  const refused = new Set<Setting>();
  for (const row of rowsOf.values()) {
    const known = row.every(({ file, path }) => NAMES_KNOWN.has(file) || valueAt(source, file, path.slice(0, 1)) !== undefined);
    const merged = known ? put(source, row) : undefined;
    if (merged && isRight(merged)) source = merged;
    else for (const setting of row) refused.add(setting);
  }
  const standing = (setting: Setting): Standing => {
    if (refused.has(setting)) return 'refused';
    return hashOf(valueAt(base, setting.file, setting.path)) === setting.baseHash ? 'overlay' : 'conflict';
  };
  return { source, standings: settings.map((setting) => ({ setting, standing: standing(setting) })) };
}

const isRight = (source: PackSource) => faultsOf(findingsOf(readPack(source))).length === 0;

/** The files with these values in them, whether they are right or not. The rest of each file stays as it was written. */
export function put(source: PackSource, settings: readonly Pick<Setting, 'file' | 'path' | 'value'>[]): PackSource {
  const files = new Map(source.files);
  for (const { file, path, value } of settings) {
    const text = files.get(file) ?? '{}';
    files.set(file, applyEdits(text, modify(text, [...path], value, { formattingOptions: { insertSpaces: true, tabSize: 2 } })));
  }
  return { ...source, files };
}
