// @ts-check
// The Temporal development server with a file: durable (it survives SIGKILL), on 127.0.0.1 only.
// In `dir`: temporal.db, ports.json, server.json (its process) and temporal.log.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readState, writeState } from './files.mjs';
import { answers, choosePort, waitUntil } from './ports.mjs';
import { end, forget, isAlive, remember, remembered, run } from './processes.mjs';
import { Stop } from './stop.mjs';

export { prepareTemporal } from './temporal-binary.mjs';

/**
 * @typedef {object} Temporal
 * @property {string} address host and port of the gRPC service
 * @property {string | undefined} uiUrl
 * @property {number} pid
 * @property {string} log
 * @property {() => boolean} alive
 * @property {() => Promise<void>} stop
 */
/**
 * @typedef {object} TemporalOptions
 * @property {string} binary
 * @property {string} dir
 * @property {import('./say.mjs').Say} say
 * @property {boolean} [headless] without the web UI
 * @property {number} [uiPort]
 * @property {string[]} [searchAttributes] "Name=Type", as the product sets them
 * @property {AbortSignal} [signal]
 */

const host = '127.0.0.1';
// Nothing of the user's own Temporal settings may lead our commands elsewhere.
const closed = ['--disable-config-file', '--disable-config-env'];

/**
 * @param {TemporalOptions} options
 * @returns {Promise<Temporal>}
 */
export async function startTemporal({ binary, dir, say, headless = false, uiPort, searchAttributes = [], signal }) {
  makeFolder(dir);
  const pidFile = join(dir, 'server.json');
  const database = join(dir, 'temporal.db');
  await endOrphan(pidFile, database, say);
  let problem = '';
  // Ports are chosen before the server binds them, so another program can be quicker.
  for (let attempt = 0; attempt < 5; attempt++) {
    const ports = await choosePorts(join(dir, 'ports.json'), headless, uiPort);
    const log = join(dir, 'temporal.log');
    const from = existsSync(log) ? statSync(log).size : 0;
    const pid = spawnServer(
      binary,
      [
        'server',
        'start-dev',
        '--db-filename',
        database,
        '--ip',
        host,
        '--log-level',
        'error',
        ...closed,
        '--port',
        String(ports.grpc),
        '--http-port',
        String(ports.http),
        '--metrics-port',
        String(ports.metrics),
        ...(headless ? ['--headless'] : ['--ui-port', String(ports.ui), '--ui-ip', host, '--ui-disable-news-fetch']),
        ...searchAttributes.flatMap((attribute) => ['--search-attribute', attribute]),
      ],
      log,
    );
    remember(pidFile, pid);
    const stop = async () => {
      await end(pid);
      if (readState(pidFile)['pid'] === pid) forget(pidFile);
    };
    const address = `${host}:${ports.grpc}`;
    try {
      if (await isUp({ binary, address, port: ports.grpc, pid, signal })) {
        await keepMonth(binary, address, signal);
        return { address, uiUrl: headless ? undefined : `http://${host}:${ports.ui}`, pid, log, alive: () => isAlive(pid), stop };
      }
    } catch (error) {
      await stop();
      throw error;
    }
    await stop();
    problem = readFileSync(log).subarray(from).toString().trim();
    if (!/address already in use|can't set up|bind/i.test(problem)) break;
  }
  throw new Stop(`The Temporal server did not start: ${problem.split('\n').slice(-1)[0] || 'it said nothing'} Its log is ${join(dir, 'temporal.log')}.`);
}

/**
 * A server left by a launcher that was killed is ended, not adopted: it may be of another version, and
 * the new one is up in a quarter of a second without losing anything.
 * @param {string} pidFile
 * @param {string} database
 * @param {import('./say.mjs').Say} say
 */
async function endOrphan(pidFile, database, say) {
  const orphan = remembered(pidFile, ['start-dev', database]);
  if (orphan === undefined) return;
  say('Ending a Temporal server that an earlier launcher left behind');
  await end(orphan);
}

/**
 * @param {string} file
 * @param {boolean} headless
 * @param {number} [uiPort]
 * @returns {Promise<{ grpc: number, http: number, metrics: number, ui: number }>}
 */
async function choosePorts(file, headless, uiPort) {
  const before = readState(file);
  const grpc = await choosePort(before['grpc']);
  const http = await choosePort(before['http'], [grpc]);
  const metrics = await choosePort(before['metrics'], [grpc, http]);
  const ui = headless ? 0 : await choosePort(uiPort ?? before['ui'], [grpc, http, metrics]);
  writeState(file, { grpc, http, metrics, ui });
  return { grpc, http, metrics, ui };
}

/** @param {string} binary @param {string[]} args @param {string} log @returns {number} */
function spawnServer(binary, args, log) {
  const out = openSync(log, 'a', 0o600);
  // Its own session: Ctrl-C in the terminal must not reach it before the programs that use it are gone.
  const child = spawn(binary, args, { detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  child.unref();
  child.once('error', () => undefined); // told by the missing pid; without a listener it would end this process
  if (child.pid === undefined) throw new Stop(`The Temporal server ${binary} could not be started: check that the file may be run.`);
  return child.pid;
}

/**
 * @param {{ binary: string, address: string, port: number, pid: number, signal?: AbortSignal }} server
 * @returns {Promise<boolean>}
 */
async function isUp({ binary, address, port, pid, signal }) {
  let serving = false;
  await waitUntil(
    async () => {
      signal?.throwIfAborted();
      if (!isAlive(pid)) return true;
      if (!(await answers(port, host))) return false;
      const health = await run(binary, ['operator', 'cluster', 'health', '--address', address, ...closed], { ...(signal ? { signal } : {}) });
      return (serving = health.output.includes('SERVING') && !health.output.includes('NOT_SERVING'));
    },
    { timeout: 60_000 },
  );
  return serving && isAlive(pid);
}

/**
 * Finished cases stay readable in the engine for thirty days (the development server keeps one).
 * @param {string} binary
 * @param {string} address
 * @param {AbortSignal} [signal]
 */
async function keepMonth(binary, address, signal) {
  /** @type {import('./processes.mjs').Ended | undefined} */
  let answer;
  // The namespace is registered a moment after the server says that it serves.
  await waitUntil(
    async () => {
      answer = await run(binary, ['operator', 'namespace', 'update', '--namespace', 'default', '--retention', '30d', '--address', address, ...closed], {
        ...(signal ? { signal } : {}),
      });
      return answer.code === 0;
    },
    { timeout: 20_000, every: 200 },
  );
  if (answer?.code !== 0)
    throw new Stop(`The Temporal server runs but does not accept the retention of 30 days: ${answer?.output.trim() ?? 'no answer'}; start again.`);
}
