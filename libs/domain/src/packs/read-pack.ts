import { advice } from './did-you-mean.rule.js';
import type { Finding } from './finding.type.js';
import { JsonFile } from './json-file.js';
import { PACK_FILES, type PackContent, type PackFile } from './pack-files.js';
import type { PackSource } from './pack-source.js';

/** What could be read of a pack, and all that is wrong with its files. */
export interface ReadPack {
  /** Only what was right: a file with a finding is not in it. */
  readonly content: Partial<PackContent>;
  readonly findings: readonly Finding[];
}

/** Reads every file of a pack and goes on after the first that is wrong, so that all findings are told at once. */
export function readPack(source: PackSource): ReadPack {
  const kinds = Object.entries(PACK_FILES) as [keyof PackContent, PackFile<unknown>][];
  const read = kinds.map(([name, kind]) => ({ name, ...readOne(source, kind) }));
  const known = kinds.map(([, { path }]) => path);
  const strange = [...source.files.keys()].filter((path) => !known.includes(path));
  return {
    content: Object.fromEntries(read.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value])),
    findings: [
      ...read.flatMap(({ findings }) => findings),
      ...strange.map((path) => ({ file: `${source.label}/${path}`, line: 1, message: `this is no file of a pack; ${advice(path, known)}` })),
    ],
  };
}

function readOne(source: PackSource, { path, read, otherwise }: PackFile<unknown>): { value?: unknown; findings: readonly Finding[] } {
  const shown = `${source.label}/${path}`;
  const text = source.files.get(path);
  if (text === undefined)
    return otherwise === undefined
      ? { findings: [{ file: shown, line: 1, message: 'this file is missing: each pack has one.' }] }
      : { value: otherwise, findings: [] };
  const file = new JsonFile(shown, text);
  try {
    const value = read(file);
    return file.findings.some(({ note }) => !note) ? { findings: file.findings } : { value, findings: file.findings };
  } catch (error) {
    return { findings: [...file.findings, { file: shown, line: 1, message: (error as Error).message }] };
  }
}
