// @ts-check
// Small files of the launcher: secrets, remembered ports, pid files. Always written whole or not at all.
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from './stop.mjs';

/** The folder of the project. */
export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @returns {boolean} */
export const isRoot = () => process.getuid?.() === 0;

/**
 * Makes a folder of our own, closed to everybody else. `passable`: under root the database runs as
 * another user, who has to pass through (but not list) the folders above its data. Folders that exist
 * are left as they are.
 * @param {string} folder
 * @param {{ passable?: boolean }} [options]
 */
export function makeFolder(folder, { passable = false } = {}) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), { passable });
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return; // somebody was quicker
    throw error;
  }
  chmodSync(folder, passable && isRoot() ? 0o711 : 0o700);
}

/**
 * @param {string} file
 * @param {string | Uint8Array} text
 * @param {number} [mode]
 */
export function writeWhole(file, text, mode = 0o600) {
  makeFolder(dirname(file));
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, text, { mode });
  chmodSync(temporary, mode);
  renameSync(temporary, file);
}

/**
 * The text of a file, or undefined when there is none.
 * @param {string} file
 * @returns {string | undefined}
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ESRCH'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/**
 * The JSON object in a file; an empty object when the file is missing or was cut off by a crash.
 * Only for what can be found anew (ports, pids), never for secrets.
 * @param {string} file
 * @returns {Record<string, unknown>}
 */
export function readState(file) {
  const text = readIfThere(file);
  if (text === undefined) return {};
  try {
    const value = /** @type {unknown} */ (JSON.parse(text));
    return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** @param {string} file @param {unknown} value */
export function writeState(file, value) {
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** @returns {string} a password of 192 bits that needs no escaping anywhere */
export const newPassword = () => randomBytes(24).toString('hex');

/** @param {string} text @returns {string} */
export const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The folder for downloaded and built programs, shared by all clones of one user.
 * @returns {string}
 */
export function cacheFolder() {
  const home = process.env['HOME'];
  const base = process.env['XDG_CACHE_HOME'] || (home ? join(home, '.cache') : '');
  if (base) {
    const folder = join(base, 'reglament');
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '.writable'), '');
      return folder;
    } catch (error) {
      // A read-only home (containers, CI) is usual: then the project keeps its own copy.
      if (!['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ENOENT', 'ENOSPC'].includes(codeOf(error) ?? '')) throw error;
    }
  }
  const own = join(project, '.cache');
  mkdirSync(own, { recursive: true });
  return own;
}
