// @ts-check
// `npm start`: everything for somebody who has nothing but Node. Prepares what is missing, starts the
// servers and the product, watches them, and ends all of it with Ctrl-C.
import './start/node-version.mjs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from './servers/files.mjs';
import { choosePort } from './servers/ports.mjs';
import { createSay } from './servers/say.mjs';
import { runMain } from './servers/stop.mjs';
import { Child } from './start/child.mjs';
import { Engines } from './start/engines.mjs';
import { Interrupted, listenForStop } from './start/interrupt.mjs';
import { checkPort, childEnvironment, ensureBuilt, lockData, migrate, startServers, waitUntilReady } from './start/phases.mjs';
import { demoLogins, demoPassword, readSettings } from './start/settings.mjs';

/** @typedef {{ api: string, worker: string, migrate: string, build: boolean }} Programs */

/**
 * What `npm run dev` adds once the product is ready: it serves the pages itself, and programs that will not live wait for a change.
 * @typedef {{ begin: (running: { settings: import('./start/settings.mjs').Settings, apiUrl: string, api: Child, worker: Child, say: import('./servers/say.mjs').Say, signal: AbortSignal }) => Promise<{ stop: () => Promise<void> }> }} Dev
 */

/** @type {Programs} */
export const built = {
  api: join(project, 'dist/apps/api/src/main.js'),
  worker: join(project, 'dist/apps/worker/src/main.js'),
  migrate: join(project, 'dist/apps/api/src/migrate.js'),
  build: true,
};

/**
 * @param {Programs} [programs]
 * @param {Dev} [dev]
 * @returns {Promise<number>} the exit code
 */
export async function start(programs = built, dev) {
  const say = createSay();
  const settings = readSettings(process.env);
  const engines = new Engines(settings, say);
  // In dev the pages have the product's address, and the API one behind it.
  const port = dev ? await choosePort(undefined) : settings.port;
  const apiUrl = dev ? `http://127.0.0.1:${port}` : settings.url;
  const env = () => childEnvironment({ ...settings, port }, engines);
  const patient = dev !== undefined;
  const api = new Child({ name: 'api', file: programs.api, data: settings.data, env, say, patient });
  const worker = new Child({ name: 'worker', file: programs.worker, data: settings.data, env, say, patient });
  /** @type {{ stop: () => Promise<void> } | undefined} */
  let session;
  const signal = listenForStop({
    say,
    kill: () => [api, worker, engines].forEach((part) => part.kill()),
  });
  const release = await lockData(settings, settings.url);
  /** @type {unknown} */
  let failure;
  try {
    await api.endOrphan();
    await worker.endOrphan();
    await checkPort(settings);

    const words = await startServers({
      settings,
      engines,
      say,
      signal,
      beside: async (inner) => (programs.build ? ensureBuilt({ say, signal: inner }) : undefined),
      then: (inner) => migrate(settings, engines, { say, signal: inner, file: programs.migrate }),
    });
    signal.throwIfAborted();

    say('Starting Reglament');
    api.start();
    worker.start();
    const watching = engines.watch({ signal, moved: async () => void (await Promise.all([api.restart(), worker.restart()])) });
    const ends = [api.failed, worker.failed, watching];
    await Promise.race([waitUntilReady(apiUrl, signal, api), ...ends]);
    session = await dev?.begin({ settings, apiUrl, api, worker, say, signal });
    process.stdout.write(`Reglament is ready: ${settings.url}\n${[...greeting(settings), ...words].map((line) => `${line}\n`).join('')}`);
    if (engines.temporal?.uiUrl) say(`The engine's own pages: ${engines.temporal.uiUrl}`);
    await Promise.race(ends);
  } catch (error) {
    failure = error;
  }
  if (failure instanceof Interrupted) say('Stopping');
  else if (engines.postgres || engines.temporal) say('Stopping what was started, because of a failure');
  // Users of a server before the server.
  await session?.stop();
  for (const part of [api, worker, engines]) await part.stop();
  release();
  if (failure instanceof Interrupted) {
    say('Stopped');
    return 0;
  }
  throw failure;
}

/** @param {import('./start/settings.mjs').Settings} settings @returns {string[]} */
function greeting({ demo, data }) {
  const logs = `Logs: ${join(data, 'logs')}. Ctrl-C stops everything.`;
  return demo ? [`Demo logins: ${demoLogins.join(', ')}; the password of all is ${demoPassword}`, logs] : [logs];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => start());
