// @ts-check
// One cluster on disk: creating it, starting its server, recognising a server that runs already.
import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from './postgres-binaries.mjs';
import { superuser } from './postgres-databases.mjs';
import { choosePort, waitUntil } from './ports.mjs';
import { readIfThere } from './files.mjs';
import { isAlive, isOurs, run } from './processes.mjs';
import { Stop } from './stop.mjs';

/** @typedef {import('./processes.mjs').User} User */

/**
 * Creates the cluster under another name and renames it at the end: a half-made one is never taken for whole.
 * @param {{ bin: string, home: string, cluster: string, user: User | undefined, password: string, durable: boolean }} options
 */
export async function initialise({ bin, home, cluster, user, password, durable }) {
  rmSync(cluster, { recursive: true, force: true }); // has no PG_VERSION, so holds no data
  const workplace = join(home, 'workplace');
  rmSync(workplace, { recursive: true, force: true });
  // A folder of the database's user, in which it may create the cluster; `home` stays ours.
  mkdirSync(workplace, { mode: 0o700 });
  const key = join(workplace, 'key');
  writeFileSync(key, password, { mode: 0o600 });
  if (user) for (const path of [workplace, key]) chownSync(path, user.uid, user.gid);
  try {
    const made = join(workplace, 'cluster');
    let answer = await attempt('C.UTF-8');
    // Older macOS has no C.UTF-8.
    if (answer.code !== 0 && answer.output.includes('invalid locale name')) {
      rmSync(made, { recursive: true, force: true });
      answer = await attempt('en_US.UTF-8');
    }
    if (answer.code !== 0) throw new Stop(`The database cluster could not be created in ${home}: ${lastLines(answer.output, 3)}`);
    renameSync(made, cluster);

    /** @param {string} locale */
    async function attempt(locale) {
      return run(
        join(bin, 'initdb'),
        ['-D', made, '-U', superuser, '-E', 'UTF8', `--locale=${locale}`, '-A', 'scram-sha-256', `--pwfile=${key}`, ...(durable ? [] : ['--no-sync'])],
        { cwd: '/', env: cleanEnvironment(), trace: join(home, 'initdb.json'), ...(user ? { user } : {}) },
      );
    }
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

/**
 * The running server of this cluster, if there is one.
 * @param {string} cluster
 * @returns {{ pid: number, port: number } | undefined}
 */
export function livePostmaster(cluster) {
  const lines = readIfThere(join(cluster, 'postmaster.pid'))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!port || lines[7]?.trim() !== 'ready') return undefined;
  return isOurs(pid, ['postgres', cluster]) ? { pid, port } : undefined;
}

/**
 * @param {{ bin: string, cluster: string, user: User | undefined, durable: boolean, log: string, remembered: unknown }} options
 * @returns {Promise<{ pid: number, port: number }>}
 */
export async function launch({ bin, cluster, user, durable, log, remembered }) {
  // One that is just starting or ending belongs to a launcher that died a moment ago: let it come to rest.
  const coming = pidOf(cluster);
  if (isOurs(coming, ['postgres', cluster])) {
    await waitUntil(() => livePostmaster(cluster) !== undefined || !isAlive(coming), { timeout: 30_000 });
    const live = livePostmaster(cluster);
    if (live) return live;
  }
  let wish = remembered;
  let problem = '';
  // Children of a server killed with SIGKILL hold its memory for a moment, and a port can be taken
  // between the look and the start; both pass.
  for (let attempt = 0; attempt < 20; attempt++) {
    clearStale(cluster);
    const port = await choosePort(wish);
    const from = existsSync(log) ? statSync(log).size : 0;
    const pid = spawnServer({ bin, cluster, user, durable, log, port });
    await waitUntil(() => livePostmaster(cluster)?.pid === pid || !isAlive(pid), { timeout: 120_000 });
    if (livePostmaster(cluster)?.pid === pid) return { pid, port };
    problem = readFileSync(log).subarray(from).toString();
    if (/could not bind|Address already in use/.test(problem)) wish = undefined;
    else if (!/still in use|lock file|in use by/.test(problem)) break;
    await sleep(500);
  }
  throw new Stop(`PostgreSQL did not start: ${lastLines(problem, 2)} Its log is ${log}.`);
}

/** @param {string} cluster @returns {number} */
const pidOf = (cluster) => Number(readIfThere(join(cluster, 'postmaster.pid'))?.split('\n')[0]);

/**
 * After a crash the number in postmaster.pid may belong to anybody, even to this very process, and
 * PostgreSQL would refuse to start. Safe to remove when that process is no server of this cluster:
 * PostgreSQL itself still checks whether its shared memory is in use.
 * @param {string} cluster
 */
function clearStale(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (existsSync(file) && !isOurs(pidOf(cluster), ['postgres', cluster])) rmSync(file, { force: true });
}

/**
 * @param {{ bin: string, cluster: string, user: User | undefined, durable: boolean, log: string, port: number }} options
 * @returns {number}
 */
function spawnServer({ bin, cluster, user, durable, log, port }) {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // The product's pools, and those of Temporal's full server; in tests several of each at once.
    `max_connections=${durable ? 200 : 300}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'log_error_verbosity=terse', // its details quote rows, which are somebody's data
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const out = openSync(log, 'a', 0o600);
  // Its own session: Ctrl-C in the terminal must not reach it before the programs that use it are gone.
  const child = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: '/',
    env: cleanEnvironment(),
    ...user,
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  child.unref();
  child.once('error', () => undefined); // told by the missing pid; without a listener it would end this process
  if (child.pid === undefined) throw new Stop(`PostgreSQL could not be started from ${bin}: check that the folder may be entered and its programs run.`);
  return child.pid;
}
/** @param {string} output @param {number} count @returns {string} */
function lastLines(output, count) {
  return output.trim().split('\n').slice(-count).join(' ').trim();
}
