// @ts-check
// Starting, finding and ending processes. A pid alone proves nothing (numbers are used again), so a
// remembered process counts as ours only when its command line still says what we started and, where
// the system tells, when it began at the remembered moment.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { waitUntil } from './ports.mjs';
import { readIfThere, readState, writeState } from './files.mjs';
import { codeOf } from './stop.mjs';

/** @typedef {{ uid: number, gid: number }} User */
/** @typedef {{ code: number, output: string, missing: boolean }} Ended `missing`: there is no such program */
/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {User} [user]
 * @property {AbortSignal} [signal]
 * @property {string} [trace] a file that remembers this command while it runs: if this process is
 *   killed, the next one finds the command still under way, and ends it before running it again
 */

/** How long a command that is broken off may take to end, in milliseconds. */
const patience = 1500;

/** @type {Set<number>} process groups to be ended when this process is ended in the middle */
const running = new Set();

/**
 * Runs a command to its end and gives back everything it printed. It leads a process group of its
 * own: Ctrl-C in the terminal does not reach it directly, an abort ends its whole tree.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export async function run(command, args, { cwd, env, user, signal, trace } = {}) {
  signal?.throwIfAborted();
  if (trace) {
    const orphan = remembered(trace, []);
    if (orphan !== undefined) await end(orphan, { group: true, grace: patience });
  }
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      ...user,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pid = child.pid;
    if (pid !== undefined) running.add(pid);
    if (pid !== undefined && trace) remember(trace, pid);
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    /** @type {NodeJS.Timeout | undefined} */
    let impatience;
    const abort = () => {
      if (pid === undefined) return;
      signalGroup(pid, 'SIGTERM');
      // npm goes on until it has finished.
      impatience = setTimeout(() => signalGroup(pid, 'SIGKILL'), patience);
    };
    signal?.addEventListener('abort', abort);
    const finish = () => {
      if (pid !== undefined) running.delete(pid);
      if (trace) forget(trace);
      clearTimeout(impatience);
      signal?.removeEventListener('abort', abort);
    };
    child.once('error', (error) => {
      finish();
      const missing = codeOf(error) === 'ENOENT';
      done({ code: missing ? 127 : 126, output: `${command}: ${error.message}`, missing });
    });
    child.once('close', (code) => {
      finish();
      if (signal?.aborted) fail(signal.reason);
      else done({ code: code ?? 1, output, missing: false });
    });
  });
}

/** Ends, at once, every command that `run` still has under way. */
export function killRunning() {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
}

/**
 * Sends a signal to a process group, or to the process where there are no groups.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  send(-pid, signal);
}

/** @param {number} pid @param {NodeJS.Signals | 0} signal @returns {boolean} false when there is no such process */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    if (codeOf(error) === 'EPERM') return true; // it lives, it belongs to somebody else
    throw error;
  }
}

/**
 * Whether the process runs. A dead one that nobody has collected yet (usual in containers) does not.
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || !send(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return false;
    throw error;
  }
}

/**
 * When a process began, in the system's own count; 0 where it is not told.
 * @param {number} pid
 * @returns {number}
 */
function beginning(pid) {
  if (process.platform !== 'linux') return 0;
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) || 0;
}

/**
 * The command line of a process, its words separated by blanks; empty when it is gone.
 * @param {number} pid
 * @returns {string}
 */
export function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch (error) {
      if (['ENOENT', 'ESRCH', 'EACCES'].includes(codeOf(error) ?? '')) return '';
      throw error;
    }
  }
  const query =
    process.platform === 'win32'
      ? spawnSync('powershell', ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`], { encoding: 'utf8' })
      : spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return query.status === 0 ? query.stdout.trim() : '';
}

/**
 * Whether this pid is alive and its command line holds all these words.
 * @param {unknown} pid
 * @param {string[]} words
 * @returns {pid is number}
 */
export function isOurs(pid, words) {
  if (typeof pid !== 'number' || !isAlive(pid)) return false;
  const line = commandLine(pid);
  return words.every((word) => line.includes(word));
}

/**
 * The process that a pid file remembers, if it still runs and is still the same program.
 * @param {string} file
 * @param {string[]} words
 * @returns {number | undefined}
 */
export function remembered(file, words) {
  const { pid, began } = readState(file);
  return isOurs(pid, words) && beginning(pid) === began ? pid : undefined;
}

/** @param {string} file @param {number} pid @param {Record<string, unknown>} [more] */
export function remember(file, pid, more = {}) {
  writeState(file, { pid, began: beginning(pid), ...more });
}

/** @param {string} file */
export function forget(file) {
  rmSync(file, { force: true });
}

/**
 * Ends a process kindly, then by force.
 * @param {number} pid
 * @param {{ grace?: number, signal?: NodeJS.Signals, group?: boolean }} [options] grace in milliseconds
 */
export async function end(pid, { grace = 5000, signal = 'SIGTERM', group = false } = {}) {
  if (!isAlive(pid)) return;
  if (group) signalGroup(pid, signal);
  else send(pid, signal);
  if (await waitUntil(() => !isAlive(pid), { timeout: grace })) return;
  if (group && process.platform !== 'win32') signalGroup(pid, 'SIGKILL');
  else send(pid, 'SIGKILL');
  await waitUntil(() => !isAlive(pid), { timeout: 3000 });
}
