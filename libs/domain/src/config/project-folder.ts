import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, packs and processes, found from wherever this file runs: sources or dist. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    if (folder === dirname(folder)) throw new Error('The product must run inside its own folder, beside package-lock.json.');
    folder = dirname(folder);
  }
  return folder;
}
