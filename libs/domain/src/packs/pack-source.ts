import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from '../config/project-folder.js';

/** The files of a pack as texts, wherever they were read. */
export interface PackSource {
  /** What people call it: `packs/west-technology`. */
  readonly label: string;
  /** By path inside the pack, such as `scripts/intake.confirmRequest.json`. */
  readonly files: ReadonlyMap<string, string>;
}

/** All JSON files of a folder and of the folders in it. */
export function sourceOf(folder: string): PackSource {
  const label = relative(projectFolder(), folder);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .toSorted();
  return { label: label.startsWith('..') ? folder : label, files: new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])) };
}

/** The version of a pack: SHA-256 over all its files, the first 16 hex digits. */
export function versionOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}
