// @ts-check
// The phases of a start, one function each; `npm start`, `npm run servers` and `npm test` share them.
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, makeFolder, newPassword, project, readIfThere, writeWhole } from '../servers/files.mjs';
import { waitUntil, whyNotFree } from '../servers/ports.mjs';
import { run } from '../servers/processes.mjs';
import { Stop, reason } from '../servers/stop.mjs';
import { prepareEngine } from '../servers/engine.mjs';
import { checkSameEngine } from './engines.mjs';
import { ensurePackages } from './install.mjs';
import { together } from './interrupt.mjs';
import { takeLock } from './lock.mjs';

export { ensureBuilt } from '../build.mjs';
export { ensurePackages };

/** @typedef {import('../servers/say.mjs').Say} Say */
/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {{ say: Say, signal?: AbortSignal }} Context */

/**
 * One launcher per data folder.
 * @param {Settings} settings
 * @param {string} url
 * @returns {Promise<() => void>} gives the folder free
 */
export async function lockData(settings, url) {
  try {
    makeFolder(settings.data, { passable: true });
    accessSync(settings.data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Stop(
      `The data folder ${settings.data} cannot be used (${reason(error)}): start Reglament as the user to whom it belongs, or set REGLAMENT_DATA to another folder.`,
    );
  }
  const lock = await takeLock(join(settings.data, 'run/launcher.json'), { url });
  if ('release' in lock) return lock.release;
  throw new Stop(
    `Reglament already runs here, at ${String(lock.about['url'])} (process ${lock.holder}): use it, stop it with Ctrl-C in its window, or set REGLAMENT_DATA to another folder.`,
  );
}

/** @param {Settings} settings */
export async function checkPort({ host, port }) {
  const problem = await whyNotFree(port, host);
  if (problem === undefined) return;
  const example = `for example PORT=${port < 1024 ? port + 3000 : port > 65_000 ? 3100 : port + 100}`;
  if (problem === 'EADDRINUSE') throw new Stop(`Port ${port} is taken by another program: end it, or set PORT to a free one, ${example}.`);
  if (problem === 'EACCES') throw new Stop(`Port ${port} may not be used by an ordinary user: set PORT to a number above 1023, ${example}.`);
  throw new Stop(`HOST is "${host}", where this machine cannot listen (${problem}): set it to an address of this machine, or unset it.`);
}

/**
 * PostgreSQL and Temporal, each as early as it can be. Temporal's program may have to be built for minutes, and all the
 * rest comes into being beside it; its full server waits for the packages and the database.
 * @template T
 * @param {object} options
 * @param {Settings} options.settings
 * @param {import('./engines.mjs').Engines} options.engines
 * @param {Say} options.say
 * @param {AbortSignal} options.signal
 * @param {(signal: AbortSignal) => Promise<void>} [options.beside] work that needs the packages only
 * @param {(signal: AbortSignal) => Promise<T>} options.then work that needs the database
 * @returns {Promise<T>}
 */
export async function startServers({ settings, engines, say, signal, beside = () => Promise.resolve(), then }) {
  checkSameEngine(settings);
  const [programs] = await together(signal, [
    async (inner) => {
      if (settings.temporalAddress) return undefined;
      const found = await prepareEngine(settings.engine, { cache: cacheFolder(), say, signal: inner });
      if (found.engine === 'sqlite') await engines.startTemporal(found, inner);
      return found;
    },
    async (inner) => {
      await ensurePackages({ say, signal: inner });
      await together(inner, [() => engines.startPostgres(), beside]);
    },
  ]);
  const [, done] = await together(signal, [
    async (inner) => {
      if (programs?.engine === 'postgres') await engines.startTemporal(programs, inner);
    },
    then,
  ]);
  return done;
}

/**
 * The key of the sign-in cookies: made once, so that a restart signs nobody out.
 * @param {string} data
 * @returns {string}
 */
export function sessionSecret(data) {
  const file = join(data, 'session-secret');
  const known = readIfThere(file)?.trim();
  if (known) return known;
  const made = newPassword();
  writeWhole(file, `${made}\n`);
  return made;
}

/**
 * The environment of api and worker; `migrate` alone gets the owner of the tables.
 * @param {Settings} settings
 * @param {import('./engines.mjs').Engines} engines
 * @param {{ migrate?: boolean }} [options]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(settings, engines, { migrate = false } = {}) {
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env;
  const { app, system, owner } = engines.database;
  return {
    ...inherited,
    NODE_ENV: 'production',
    HOST: settings.host,
    PORT: String(settings.port),
    DATABASE_URL: app,
    DATABASE_SYSTEM_URL: system,
    ...(migrate ? { DATABASE_OWNER_URL: owner, REGLAMENT_URL: settings.url } : { TEMPORAL_ADDRESS: engines.temporalAddress }),
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    REGLAMENT_PACK: settings.pack,
    REGLAMENT_DEMO: settings.demo ? '1' : '0',
    REGLAMENT_DEMO_ROUND_THE_CLOCK: '1',
    REGLAMENT_DATA: settings.data,
    REGLAMENT_FILES: inherited['REGLAMENT_FILES'] || join(settings.data, 'files'),
    SESSION_SECRET: inherited['SESSION_SECRET'] || sessionSecret(settings.data),
  };
}

/** How a line begins that the person who starts the product is to read. */
const FOR_YOU = 'For you: ';

/**
 * Migrations, rights and the first company, by the built program.
 * @param {Settings} settings
 * @param {import('./engines.mjs').Engines} engines
 * @param {Context & { file: string }} context
 * @returns {Promise<string[]>} what it has to tell the person: its lines that begin with FOR_YOU
 */
export async function migrate(settings, engines, { say, signal, file }) {
  if (!existsSync(file)) throw new Stop(`${file} is missing although the build has ended: remove the folder dist and start again.`);
  say('Preparing the database');
  const answer = await run(process.execPath, [file], {
    cwd: project,
    env: childEnvironment(settings, engines, { migrate: true }),
    trace: join(settings.data, 'run/migrate.json'),
    ...(signal ? { signal } : {}),
  });
  const log = join(settings.data, 'logs/migrate.log');
  // What is meant for the person before the screen may be a way in, and a log is kept.
  const told = answer.output.split('\n').filter((line) => line.startsWith(FOR_YOU));
  writeWhole(
    log,
    told.reduce((text, line) => text.replace(line, `${FOR_YOU}(shown on the screen only)`), answer.output),
  );
  if (answer.code !== 0) {
    process.stderr.write(`${answer.output.trim().split('\n').slice(-15).join('\n')}\n`);
    throw new Stop(`The database could not be prepared: the reason is above and in ${log}.`);
  }
  return told.map((line) => line.slice(FOR_YOU.length));
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @param {{ log: string }} api
 */
export async function waitUntilReady(url, signal, { log }) {
  let last = 'no answer';
  const ready = await waitUntil(
    async () => {
      signal.throwIfAborted();
      try {
        const answer = await fetch(`${url}/api/v1/health/ready`, { signal: AbortSignal.timeout(3000) });
        last = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
        return answer.status === 200;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        last = error.cause instanceof Error ? error.cause.message : error.message;
        return false;
      }
    },
    { timeout: 120_000, every: 100 },
  );
  if (!ready) throw new Stop(`Reglament did not become ready within two minutes (${last}): look into ${log} and start again.`);
}
