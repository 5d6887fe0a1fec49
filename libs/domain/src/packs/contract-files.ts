import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractFile } from '#kit/contract/check-contracts.js';
import { projectFolder } from '../config/project-folder.js';

/** The files of the contracts, to tell a developer in which line something is wrong. */
export function contractFiles(folder = projectFolder()): ContractFile[] {
  return readdirSync(join(folder, 'processes'))
    .map((name) => `processes/${name}/${name}.contract.ts`)
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
