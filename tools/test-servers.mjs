// @ts-check
// Real servers for a test run: both in a folder of their own, on free ports, gone afterwards.
// A run that was killed leaves its folder; the next run clears it up.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOf, prepareEngine, startEngine } from './servers/engine.mjs';
import { cacheFolder, isRoot, readState } from './servers/files.mjs';
import { livePostmaster } from './servers/postgres-cluster.mjs';
import { startPostgres } from './servers/postgres.mjs';
import { end, isAlive, remember, remembered } from './servers/processes.mjs';
import { silent } from './servers/say.mjs';
import { codeOf } from './servers/stop.mjs';

const prefix = 'reglament-test-';

/**
 * @typedef {object} TestServers
 * @property {string} superuserUrl
 * @property {string} ownerUrl
 * @property {string} appUrl
 * @property {string} systemUrl
 * @property {string} temporalAddress
 * @property {string} dir
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ temporal?: boolean, say?: import('./servers/say.mjs').Say }} [options]
 *   `temporal: false` starts the database alone (then `temporalAddress` is empty)
 * @returns {Promise<TestServers>}
 */
export async function startForTests({ temporal = true, say = silent } = {}) {
  await removeLeftovers();
  const dir = mkdtempSync(join(tmpdir(), prefix));
  if (isRoot()) chmodSync(dir, 0o711); // the database runs as another user then
  remember(join(dir, 'run.json'), process.pid);
  const starting = startPostgres({ dir: join(dir, 'postgres'), durable: false, say, own: true });
  const [database, engine] = await Promise.allSettled([starting, temporal ? startTemporal(join(dir, 'temporal'), say, starting) : undefined]);
  const stop = async () => {
    // Users of a server before the server.
    if (engine.status === 'fulfilled') await engine.value?.stop();
    if (database.status === 'fulfilled') await database.value.destroy();
    rmSync(dir, { recursive: true, force: true });
  };
  if (database.status === 'rejected' || engine.status === 'rejected') {
    await stop();
    throw database.status === 'rejected' ? database.reason : /** @type {PromiseRejectedResult} */ (engine).reason;
  }
  const { superuserUrl, ownerUrl, appUrl, systemUrl } = database.value;
  return { superuserUrl, ownerUrl, appUrl, systemUrl, temporalAddress: engine.value?.address ?? '', dir, stop };
}

/**
 * The engine that REGLAMENT_ENGINE names.
 * @param {string} dir
 * @param {import('./servers/say.mjs').Say} say
 * @param {Promise<import('./servers/postgres.mjs').Postgres>} database
 */
async function startTemporal(dir, say, database) {
  const programs = await prepareEngine(engineOf(process.env), { cache: cacheFolder(), say });
  const superuserUrl = programs.engine === 'postgres' ? (await database).superuserUrl : undefined;
  return startEngine(programs, { dir, headless: true, say, superuserUrl });
}

/** Servers and folders of test runs that were killed. */
export async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    try {
      const runner = readState(join(dir, 'run.json'))['pid'];
      // Without run.json it may be a run that starts this very moment.
      if (typeof runner !== 'number' || isAlive(runner)) continue;
      const engine = remembered(join(dir, 'temporal/server.json'), [dir]);
      if (engine !== undefined) await end(engine);
      const home = readState(join(dir, 'postgres/place.json'))['home'];
      const place = typeof home === 'string' ? home : join(dir, 'postgres');
      const server = livePostmaster(join(place, 'cluster'));
      if (server) await end(server.pid, { signal: 'SIGINT' });
      rmSync(place, { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    } catch (error) {
      // The leftovers of another user are his to remove.
      if (!['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
    }
  }
}
