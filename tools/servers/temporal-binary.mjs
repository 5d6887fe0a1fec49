// @ts-check
// Finds, downloads or builds the Temporal CLI, whose development server is the engine on one machine.
// Uses nothing but Node itself: it runs beside `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { download, exe } from './download.mjs';
import { buildWithGo, isOlder, oldestGo } from './go-build.mjs';
import { Stop } from './stop.mjs';

const cliVersion = 'v1.8.2';
// Before it, an update to a workflow that had left the worker's cache failed a task first.
export const oldestServer = '1.31.0';

/**
 * @param {{ cache: string, say: import('./say.mjs').Say, signal?: AbortSignal, from?: string }} options `from`: another download host
 * @returns {Promise<string>} the path of the program
 */
export async function prepareTemporal({ cache, say, signal, from }) {
  const named = process.env['TEMPORAL_CLI_PATH'];
  if (named) {
    const wrong = checkVersion(resolve(named));
    if (wrong) throw new Stop(`TEMPORAL_CLI_PATH names ${named}, which cannot be used: ${wrong}; correct the path or unset it.`);
    return resolve(named);
  }
  const target = join(cache, `temporal-${cliVersion}-${process.platform}-${process.arch}${exe}`);
  if (existsSync(target)) {
    const wrong = checkVersion(target);
    if (!wrong) return target;
    say(`Passed over ${target}: ${wrong}`);
    rmSync(target, { force: true });
  }
  const onPath = findOnPath('temporal');
  if (onPath) {
    const wrong = checkVersion(onPath);
    if (!wrong) return onPath;
    say(`Passed over ${onPath}: ${wrong}`);
  }
  const noDownload = await download({
    artifact: 'cli',
    version: cliVersion,
    target,
    check: checkVersion,
    say,
    ...(signal ? { signal } : {}),
    ...(from ? { from } : {}),
  });
  if (noDownload === undefined) return target;
  const noBuild = await buildWithGo({
    programs: [{ from: 'github.com/temporalio/cli/cmd/temporal', target, check: checkVersion }],
    title: 'the Temporal server',
    say,
    ...(signal ? { signal } : {}),
  });
  if (noBuild === undefined) return target;
  throw new Stop(
    `No Temporal server ${oldestServer} or later could be had. Do one of these: allow this machine to reach temporal.download (now: ${noDownload}); ` +
      `install Go ${oldestGo} or later, so that it is built from source (now: ${noBuild}); install the Temporal CLI ${cliVersion} and put it on PATH or name it in TEMPORAL_CLI_PATH; ` +
      'or set TEMPORAL_ADDRESS to a Temporal server that runs already.',
  );
}

/** @param {string} name @returns {string | undefined} */
export function findOnPath(name) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, `${name}${exe}`))
    .find((file) => existsSync(file));
}

/**
 * @param {string} file
 * @returns {string | undefined} what is wrong with it
 */
function checkVersion(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (answer.error) return `it does not run (${answer.error.message})`;
  const server = /Server (\d+\.\d+\.\d+)/.exec(answer.stdout);
  if (!server?.[1]) return `it does not name its server version (${(answer.stdout || answer.stderr).trim().split('\n')[0]})`;
  return isOlder(server[1], oldestServer) ? `its server ${server[1]} is older than ${oldestServer}` : undefined;
}
