// @ts-check
// Real servers for a test run: both in a folder of their own, on free ports, gone afterwards.
// A run that was killed leaves its folder; the next run clears it up.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, isRoot, readState } from './servers/files.mjs';
import { livePostmaster } from './servers/postgres-cluster.mjs';
import { startPostgres } from './servers/postgres.mjs';
import { end, isAlive, remember, remembered } from './servers/processes.mjs';
import { silent } from './servers/say.mjs';
import { codeOf } from './servers/stop.mjs';
import { prepareTemporal, startTemporal } from './servers/temporal.mjs';

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
 * @param {{ temporal?: boolean, say?: import('./servers/say.mjs').Say, searchAttributes?: string[] }} [options]
 *   `temporal: false` starts the database alone (then `temporalAddress` is empty)
 * @returns {Promise<TestServers>}
 */
export async function startForTests({ temporal = true, say = silent, searchAttributes = [] } = {}) {
  await removeLeftovers();
  const dir = mkdtempSync(join(tmpdir(), prefix));
  if (isRoot()) chmodSync(dir, 0o711); // the database runs as another user then
  remember(join(dir, 'run.json'), process.pid);
  const [database, engine] = await Promise.allSettled([
    startPostgres({ dir: join(dir, 'postgres'), durable: false, say, own: true }),
    temporal ? startEngine(join(dir, 'temporal'), say, searchAttributes) : undefined,
  ]);
  const stop = async () => {
    await Promise.all([
      engine.status === 'fulfilled' ? engine.value?.stop() : undefined,
      database.status === 'fulfilled' ? database.value.destroy() : undefined,
    ]);
    rmSync(dir, { recursive: true, force: true });
  };
  if (database.status === 'rejected' || engine.status === 'rejected') {
    await stop();
    throw database.status === 'rejected' ? database.reason : /** @type {PromiseRejectedResult} */ (engine).reason;
  }
  const { superuserUrl, ownerUrl, appUrl, systemUrl } = database.value;
  return { superuserUrl, ownerUrl, appUrl, systemUrl, temporalAddress: engine.value?.address ?? '', dir, stop };
}

/** @param {string} dir @param {import('./servers/say.mjs').Say} say @param {string[]} searchAttributes */
async function startEngine(dir, say, searchAttributes) {
  const binary = await prepareTemporal({ cache: cacheFolder(), say });
  return startTemporal({ binary, dir, headless: true, say, searchAttributes });
}

/** Servers and folders of test runs that were killed. */
export async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    try {
      const runner = readState(join(dir, 'run.json'))['pid'];
      // Without run.json it may be a run that starts this very moment.
      if (typeof runner !== 'number' || isAlive(runner)) continue;
      const engine = remembered(join(dir, 'temporal/server.json'), ['start-dev', dir]);
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
