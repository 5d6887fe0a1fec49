// @ts-check
// `npm run servers`: PostgreSQL and Temporal alone, for work on the product itself.
import './start/node-version.mjs';
import { join } from 'node:path';
import { writeWhole } from './servers/files.mjs';
import { forget } from './servers/processes.mjs';
import { createSay } from './servers/say.mjs';
import { runMain } from './servers/stop.mjs';
import { Engines } from './start/engines.mjs';
import { Interrupted, listenForStop } from './start/interrupt.mjs';
import { childEnvironment, lockData, startServers } from './start/phases.mjs';
import { readSettings } from './start/settings.mjs';

async function main() {
  const say = createSay();
  const settings = readSettings(process.env);
  const engines = new Engines(settings, say);
  const signal = listenForStop({ say, kill: () => engines.kill() });
  const release = await lockData(settings, 'the servers alone (npm run servers)');
  const file = join(settings.data, 'run/servers.env');
  /** @type {unknown} */
  let failure;
  try {
    await startServers({ settings, engines, say, signal, then: () => Promise.resolve() });
    signal.throwIfAborted();
    const tell = () => writeWhole(file, environmentFile(settings, engines));
    tell();
    const lines = [
      engines.postgres
        ? `PostgreSQL ${engines.postgres.version}: 127.0.0.1:${engines.postgres.port}, database reglament`
        : 'PostgreSQL: the one of DATABASE_URL',
      `Temporal: ${engines.temporalAddress}${engines.temporal?.uiUrl ? `, its pages ${engines.temporal.uiUrl}` : ''}`,
      `Addresses with passwords, for node --env-file: ${file}`,
      'Ctrl-C stops both.',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    await engines.watch({ signal, moved: async () => tell() });
  } catch (error) {
    failure = error;
  }
  say('Stopping');
  await engines.stop();
  forget(file);
  release();
  if (!(failure instanceof Interrupted)) throw failure;
}

/**
 * What the product would be started with, as a file that only its owner can read.
 * @param {import('./start/settings.mjs').Settings} settings
 * @param {Engines} engines
 * @returns {string}
 */
function environmentFile(settings, engines) {
  const all = { ...childEnvironment(settings, engines, { migrate: true }), TEMPORAL_ADDRESS: engines.temporalAddress };
  const names = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_SYSTEM_URL',
    'TEMPORAL_ADDRESS',
    'TEMPORAL_NAMESPACE',
    'REGLAMENT_DATA',
    'REGLAMENT_PACK',
    'REGLAMENT_DEMO',
    'SESSION_SECRET',
  ];
  return names.map((name) => `${name}=${/** @type {Record<string, string | undefined>} */ (all)[name] ?? ''}\n`).join('');
}

await runMain(main);
