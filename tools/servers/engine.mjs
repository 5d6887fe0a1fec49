// @ts-check
// Which Temporal server runs the instances: the development server with its file, or the full one on PostgreSQL.
import { Stop } from './stop.mjs';
import { prepareTemporal } from './temporal-binary.mjs';
import { startTemporalOnPostgres } from './temporal-postgres.mjs';
import { prepareTemporalServer } from './temporal-server-binary.mjs';
import { startTemporal } from './temporal.mjs';

/** @typedef {'sqlite' | 'postgres'} Engine */
/** @typedef {{ engine: 'sqlite', binary: string } | { engine: 'postgres', programs: import('./temporal-server-binary.mjs').ServerPrograms }} EnginePrograms */

/** @param {NodeJS.ProcessEnv} env @returns {Engine} */
export function engineOf(env) {
  const engine = env['REGLAMENT_ENGINE'] || 'sqlite';
  if (engine === 'sqlite' || engine === 'postgres') return engine;
  throw new Stop(`REGLAMENT_ENGINE is "${engine}": set it to sqlite (Temporal's development server) or postgres (the full server on PostgreSQL), or unset it.`);
}

/**
 * Takes `--engine postgres` out of the words of a command and puts it into the environment, where every part looks for it.
 * @param {string[]} words
 * @returns {string[]} the other words
 */
export function takeEngine(words) {
  const at = words.indexOf('--engine');
  if (at >= 0) process.env['REGLAMENT_ENGINE'] = words[at + 1] ?? '';
  engineOf(process.env);
  return at < 0 ? words : [...words.slice(0, at), ...words.slice(at + 2)];
}

/**
 * @param {Engine} engine
 * @param {{ cache: string, say: import('./say.mjs').Say, signal?: AbortSignal }} options
 * @returns {Promise<EnginePrograms>}
 */
export async function prepareEngine(engine, options) {
  if (engine === 'postgres') return { engine, programs: await prepareTemporalServer(options) };
  return { engine, binary: await prepareTemporal(options) };
}

/** For a program that is started with them already found. @param {EnginePrograms} found @returns {NodeJS.ProcessEnv} */
export function environmentOf(found) {
  if (found.engine === 'sqlite') return { REGLAMENT_ENGINE: 'sqlite', TEMPORAL_CLI_PATH: found.binary };
  return { REGLAMENT_ENGINE: 'postgres', TEMPORAL_SERVER_PATH: found.programs.server, TEMPORAL_SQL_TOOL_PATH: found.programs.sqlTool };
}

/**
 * @param {EnginePrograms} found
 * @param {object} options
 * @param {string} options.dir
 * @param {import('./say.mjs').Say} options.say
 * @param {string | undefined} options.superuserUrl of the PostgreSQL for the full server
 * @param {string} [options.name] of the full server's database
 * @param {boolean} [options.headless] the development server without its pages
 * @param {AbortSignal | undefined} [options.signal]
 * @returns {Promise<import('./temporal-process.mjs').Temporal>}
 */
export async function startEngine(found, { dir, say, superuserUrl, name, headless = false, signal }) {
  if (found.engine === 'sqlite') return startTemporal({ binary: found.binary, dir, say, headless, ...(signal ? { signal } : {}) });
  if (superuserUrl === undefined) throw new Error('The full Temporal server needs PostgreSQL to be started first');
  return startTemporalOnPostgres({ programs: found.programs, dir, superuserUrl, say, signal, ...(name === undefined ? {} : { name }) });
}
