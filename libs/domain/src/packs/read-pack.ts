import { advice } from './did-you-mean.rule.js';
import { faultsOf, type Finding } from './finding.type.js';
import { JsonFile } from './placed-json.js';
import { PACK_FILES, PACK_FOLDERS, type PackContent, type PackFile, type PackFolder, type ReadBefore } from './pack-files.js';
import type { PackSource } from './pack-source.js';

/** What could be read of a pack, and all that is wrong with its files. */
export interface ReadPack {
  /** Only what was right: a file with a fault is not in it. */
  readonly content: Partial<PackContent>;
  /** The files themselves, for what is found wrong between them. */
  readonly files: ReadonlyMap<string, JsonFile>;
  /** Files that are missing: these have no lines. */
  readonly missing: readonly Finding[];
}

/** All that was found by now: what is missing, and what each file was told. */
export const findingsOf = ({ missing, files }: ReadPack): Finding[] => [...missing, ...[...files.values()].flatMap(({ findings }) => findings)];

const FILES = Object.entries(PACK_FILES) as [keyof PackContent, PackFile<unknown>][];
const FOLDERS = Object.entries(PACK_FOLDERS) as [keyof PackContent, PackFolder<unknown>][];
const KNOWN = [...FILES.map(([, { path }]) => path), ...FOLDERS.map(([, { folder }]) => `${folder}/<name>.json`)];

/** Reads every file of a pack and goes on after the first that is wrong, so that all findings are told at once. */
export function readPack({ label, files: texts }: PackSource): ReadPack {
  const files = new Map([...texts].map(([path, text]) => [path, new JsonFile(`${label}/${path}`, text)]));
  const missing: Finding[] = [];
  const content: Partial<Record<keyof PackContent, unknown>> = {};
  for (const [name, { path, read, otherwise }] of FILES) {
    const file = files.get(path);
    if (!file && otherwise === undefined) missing.push({ file: `${label}/${path}`, line: 1, message: 'this file is missing: each pack has one.' });
    const value = file ? readOne(file, (one) => read(one, content as ReadBefore)) : otherwise;
    if (value !== undefined) content[name] = value;
  }
  for (const [name, { folder, read }] of FOLDERS) {
    const inside = [...files].filter(([path]) => nameIn(folder, path) !== undefined);
    content[name] = new Map(
      inside
        .map(([path, file]) => [nameIn(folder, path)!, readOne(file, (one) => read(one, content as ReadBefore))] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
  for (const [path, file] of files) if (!isKnown(path)) file.tell([], `this is no file of a pack; ${advice(path, KNOWN)}`);
  return { content: content as Partial<PackContent>, files, missing };
}

const isKnown = (path: string) => FILES.some(([, file]) => file.path === path) || FOLDERS.some(([, { folder }]) => nameIn(folder, path) !== undefined);

/** `sorting` of `tables/sorting.json`. */
export function nameIn(folder: string, path: string): string | undefined {
  const name = path.startsWith(`${folder}/`) && path.endsWith('.json') ? path.slice(folder.length + 1, -'.json'.length) : undefined;
  return name === undefined || name.includes('/') ? undefined : name;
}

/** What a file says, or undefined where it has a fault: a reader may tell it, or throw a sentence. */
export function readOne<T>(file: JsonFile, read: (file: JsonFile) => T | undefined): T | undefined {
  if (file.value === undefined) return undefined; // no JSON: told already
  try {
    const value = read(file);
    return faultsOf(file.findings).length > 0 ? undefined : value;
  } catch (error) {
    file.tell([], (error as Error).message);
    return undefined;
  }
}
