// @ts-check
// What `npm start` takes from the environment, checked once.
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { engineOf } from '../servers/engine.mjs';
import { project } from '../servers/files.mjs';
import { Stop, codeOf } from '../servers/stop.mjs';

/** @typedef {{ app: string, owner: string, system: string }} DatabaseUrls */
/**
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {string} url what a person opens in the browser of this machine
 * @property {string} data
 * @property {DatabaseUrls | undefined} database of a PostgreSQL that somebody else runs
 * @property {import('../servers/engine.mjs').Engine} engine of the Temporal that we run
 * @property {string | undefined} temporalAddress of a Temporal that somebody else runs
 * @property {string} temporalNamespace
 * @property {string} pack
 * @property {boolean} demo
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const host = env['HOST'] || '127.0.0.1';
  const port = Number(env['PORT'] || '3000');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`PORT is "${env['PORT']}", but a port is a whole number from 1 to 65535: correct or unset it.`);
  const demo = env['REGLAMENT_DEMO'] || '1';
  if (demo !== '0' && demo !== '1') throw new Stop(`REGLAMENT_DEMO is "${demo}": set it to 1 (demo company and logins) or 0 (an empty company).`);
  const engine = engineOf(env);
  const database = externalDatabase(env);
  const temporalAddress = env['TEMPORAL_ADDRESS'] || undefined;
  if (engine === 'postgres' && database && !temporalAddress)
    throw new Stop(
      'REGLAMENT_ENGINE=postgres makes databases and a role for Temporal, which it may do only in the PostgreSQL that it starts itself, not in that of DATABASE_URL: run a Temporal server 1.31 or later beside your PostgreSQL and name it in TEMPORAL_ADDRESS (docs/operations.md, "Temporal on a PostgreSQL of your own"), or unset REGLAMENT_ENGINE.',
    );
  const data = env['REGLAMENT_DATA'] || '.data';
  // The browser cannot open the address that means "every address".
  const visible = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${visible}:${port}`;
  return {
    host,
    port,
    url,
    data: isAbsolute(data) ? data : join(project, data),
    database,
    engine,
    temporalAddress,
    temporalNamespace: env['TEMPORAL_NAMESPACE'] || 'default',
    pack: env['REGLAMENT_PACK'] || 'west-technology',
    demo: demo === '1',
  };
}

/** @param {NodeJS.ProcessEnv} env @returns {DatabaseUrls | undefined} */
function externalDatabase(env) {
  const [app, owner, system] = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_SYSTEM_URL'].map((name) => givenOrInFile(env, name));
  if (app && owner && system) return { app, owner, system };
  if (!app && !owner && !system) return undefined;
  throw new Stop(
    'A database of your own needs three addresses, one per role: set DATABASE_URL (app), DATABASE_OWNER_URL (migrations) and DATABASE_SYSTEM_URL (system) together, or none of them.',
  );
}

/** What a variable says, or the file that its twin with `_FILE` names. @param {NodeJS.ProcessEnv} env @param {string} name @returns {string | undefined} */
function givenOrInFile(env, name) {
  const file = env[`${name}_FILE`];
  if (!file) return env[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Stop(`${name}_FILE names ${file}, which cannot be read (${codeOf(error)}): correct the path, or the rights of the file.`);
  }
}

export const demoLogins = [
  'secretary1',
  'secretary2',
  'manager1',
  'manager2',
  'manager3',
  'head',
  'director1',
  'director2',
  'accountant',
  'driver',
  'quality',
  'admin',
];
export const demoPassword = 'reglament-demo';
