// @ts-check
// Finds or builds the two programs of the full Temporal server: the server itself and the tool that
// makes and updates its tables.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exe } from './download.mjs';
import { buildWithGo, isOlder, oldestGo } from './go-build.mjs';
import { Stop } from './stop.mjs';
import { findOnPath, oldestServer } from './temporal-binary.mjs';

/** @typedef {{ server: string, sqlTool: string }} ServerPrograms */

/** The version that tools/temporal/go.mod pins. */
const serverVersion = 'v1.31.2';

/**
 * @param {{ cache: string, say: import('./say.mjs').Say, signal?: AbortSignal }} options
 * @returns {Promise<ServerPrograms>}
 */
export async function prepareTemporalServer({ cache, say, signal }) {
  const named = namedPrograms();
  if (named) {
    const wrong = whatIsWrong(named);
    if (wrong) throw new Stop(`TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH name programs that cannot be used: ${wrong}; correct the paths or unset both.`);
    return named;
  }
  const place = (/** @type {string} */ name) => join(cache, `${name}-${serverVersion}-${process.platform}-${process.arch}${exe}`);
  const cached = { server: place('temporal-server'), sqlTool: place('temporal-sql-tool') };
  if (existsSync(cached.server) && existsSync(cached.sqlTool)) {
    const wrong = whatIsWrong(cached);
    if (!wrong) return cached;
    say(`Passed over the Temporal server of ${cache}: ${wrong}`);
    for (const file of [cached.server, cached.sqlTool]) rmSync(file, { force: true });
  }
  const server = findOnPath('temporal-server');
  const sqlTool = findOnPath('temporal-sql-tool');
  if (server && sqlTool) {
    const wrong = whatIsWrong({ server, sqlTool });
    if (!wrong) return { server, sqlTool };
    say(`Passed over the Temporal server on PATH: ${wrong}`);
  }
  const noBuild = await buildWithGo({
    programs: [
      { from: 'go.temporal.io/server/cmd/server', target: cached.server, check: (file) => tooOld(file, oldestServer) },
      { from: 'go.temporal.io/server/cmd/tools/sql', target: cached.sqlTool, check: (file) => tooOld(file, oldestServer) },
    ],
    title: 'the full Temporal server',
    say,
    ...(signal ? { signal } : {}),
  });
  if (noBuild === undefined) return cached;
  throw new Stop(
    `The full Temporal server of REGLAMENT_ENGINE=postgres could not be had. Do one of these: install Go ${oldestGo} or later, so that it is built from source (now: ${noBuild}); ` +
      `put temporal-server and temporal-sql-tool of the release ${serverVersion} of github.com/temporalio/temporal on PATH, or name them in TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH; ` +
      'set TEMPORAL_ADDRESS to a Temporal server that runs already; or unset REGLAMENT_ENGINE to use the development server.',
  );
}

/** @returns {ServerPrograms | undefined} */
function namedPrograms() {
  const server = process.env['TEMPORAL_SERVER_PATH'];
  const sqlTool = process.env['TEMPORAL_SQL_TOOL_PATH'];
  if (!server && !sqlTool) return undefined;
  if (!server || !sqlTool)
    throw new Stop('TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH belong together, the server and the tool that makes its tables: set both or neither.');
  return { server: resolve(server), sqlTool: resolve(sqlTool) };
}

/**
 * A tool that is older than the server would leave it without tables that it needs.
 * @param {ServerPrograms} programs
 * @returns {string | undefined}
 */
function whatIsWrong({ server, sqlTool }) {
  const version = versionOf(server);
  return tooOld(server, oldestServer) ?? tooOld(sqlTool, version.number ?? oldestServer);
}

/** @param {string} file @param {string} oldest @returns {string | undefined} */
function tooOld(file, oldest) {
  const { number, problem } = versionOf(file);
  if (number === undefined) return `${file} ${problem}`;
  return isOlder(number, oldest) ? `${file} is ${number}, older than ${oldest}` : undefined;
}

/** @param {string} file @returns {{ number?: string, problem?: string }} */
function versionOf(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (answer.error) return { problem: `does not run (${answer.error.message})` };
  const number = /version (\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
  return number ? { number } : { problem: `does not name its version (${(answer.stdout || answer.stderr).trim().split('\n')[0]})` };
}
