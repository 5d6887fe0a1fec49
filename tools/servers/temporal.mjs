// @ts-check
// The Temporal development server with a file: durable (it survives SIGKILL), on 127.0.0.1 only.
// In `dir`: temporal.db, ports.json, server.json (its process) and temporal.log.
import { join } from 'node:path';
import { readState, writeState } from './files.mjs';
import { answers, choosePort, waitUntil } from './ports.mjs';
import { isAlive, run } from './processes.mjs';
import { Stop } from './stop.mjs';
import { host, runTemporal } from './temporal-process.mjs';
import { tuning } from './temporal-tuning.mjs';

/** @typedef {import('./temporal-process.mjs').Temporal} Temporal */
/**
 * @typedef {object} TemporalOptions
 * @property {string} binary
 * @property {string} dir
 * @property {import('./say.mjs').Say} say
 * @property {boolean} [headless] without the web UI
 * @property {number} [uiPort]
 * @property {AbortSignal} [signal]
 */

// Nothing of the user's own Temporal settings may lead our commands elsewhere.
const closed = ['--disable-config-file', '--disable-config-env'];

/**
 * @param {TemporalOptions} options
 * @returns {Promise<Temporal>}
 */
export async function startTemporal({ binary, dir, say, headless = false, uiPort, signal }) {
  const database = join(dir, 'temporal.db');
  const server = await runTemporal({
    binary,
    dir,
    mark: ['start-dev', database],
    say,
    prepare: async () => {
      const ports = await choosePorts(join(dir, 'ports.json'), headless, uiPort);
      const args = [
        ...['server', 'start-dev', '--db-filename', database, '--ip', host, '--log-level', 'error', ...closed],
        ...['--port', String(ports.grpc), '--http-port', String(ports.http), '--metrics-port', String(ports.metrics)],
        ...(headless ? ['--headless'] : ['--ui-port', String(ports.ui), '--ui-ip', host, '--ui-disable-news-fetch']),
        ...Object.entries(tuning).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]),
      ];
      return { args, port: ports.grpc, ...(headless ? {} : { uiUrl: `http://${host}:${ports.ui}` }) };
    },
    isUp: async ({ address, port, pid }) => {
      if (!(await isUp({ binary, address, port, pid, signal }))) return false;
      await keepMonth(binary, address, signal);
      return true;
    },
  });
  return { ...server, destroy: server.stop };
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
