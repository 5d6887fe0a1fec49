// @ts-check
// Finds, downloads or builds the Temporal CLI, whose development server is the engine on one machine.
// Uses nothing but Node itself: it runs beside `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { download, exe } from './download.mjs';
import { project } from './files.mjs';
import { isAlive, run } from './processes.mjs';
import { keepSaying } from './say.mjs';
import { Stop } from './stop.mjs';

const cliVersion = 'v1.8.2';
// Before it, an update to a workflow that had left the worker's cache failed a task first.
const oldestServer = '1.31.0';
const oldestGo = '1.26.4';

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
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, `temporal${exe}`))
    .find((file) => existsSync(file));
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
  const noBuild = await build(target, say, signal);
  if (noBuild === undefined) return target;
  throw new Stop(
    `No Temporal server ${oldestServer} or later could be had. Do one of these: allow this machine to reach temporal.download (now: ${noDownload}); ` +
      `install Go ${oldestGo} or later, so that it is built from source (now: ${noBuild}); install the Temporal CLI ${cliVersion} and put it on PATH or name it in TEMPORAL_CLI_PATH; ` +
      'or set TEMPORAL_ADDRESS to a Temporal server that runs already.',
  );
}

/**
 * @param {string} file
 * @returns {string | undefined} what is wrong with it
 */
export function checkVersion(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (answer.error) return `it does not run (${answer.error.message})`;
  const server = /Server (\d+\.\d+\.\d+)/.exec(answer.stdout);
  if (!server?.[1]) return `it does not name its server version (${(answer.stdout || answer.stderr).trim().split('\n')[0]})`;
  return isOlder(server[1], oldestServer) ? `its server ${server[1]} is older than ${oldestServer}` : undefined;
}

/**
 * Builds the CLI with Go from tools/temporal, where its sources are pinned by checksum.
 * @param {string} target
 * @param {import('./say.mjs').Say} say
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | undefined>} why it could not be built
 */
async function build(target, say, signal) {
  // GOTOOLCHAIN=local: the question is what is installed, not what Go could fetch.
  const asked = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: project, env: { ...process.env, GOTOOLCHAIN: 'local' } });
  if (asked.error) return 'go is not on PATH';
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(asked.stdout)?.[1];
  if (!version) return `go does not name its version (${asked.stderr.trim()})`;
  if (isOlder(version, oldestGo)) return `go ${version} is older than ${oldestGo}`;

  say('Building the Temporal server from source, once (usually 3 minutes)');
  const quiet = keepSaying(say, (elapsed) => `building the Temporal server from source, ${elapsed} so far, usually 3 minutes`);
  mkdirSync(dirname(target), { recursive: true });
  removeLeftovers(target);
  // Built beside and renamed: two launchers at once cannot spoil each other's file.
  const unfinished = `${target}.${process.pid}.new`;
  try {
    const built = await run(
      'go',
      ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', '-s -w', '-o', unfinished, 'github.com/temporalio/cli/cmd/temporal'],
      { cwd: join(project, 'tools/temporal'), env: { ...process.env, GOWORK: 'off' }, ...(signal ? { signal } : {}) },
    );
    if (built.code !== 0) return `go build failed: ${built.output.trim().split('\n').slice(-2).join(' ')}`;
    const wrong = checkVersion(unfinished);
    if (wrong) return `what go built cannot be used: ${wrong}`;
    renameSync(unfinished, target);
    return undefined;
  } finally {
    quiet();
    rmSync(unfinished, { force: true });
  }
}

/** Unfinished files of launchers that were killed. @param {string} target */
function removeLeftovers(target) {
  for (const name of readdirSync(dirname(target))) {
    const pid = /\.(\d+)\.(?:new|parts)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** @param {string} version @param {string} than @returns {boolean} */
export function isOlder(version, than) {
  const a = version.split('.').map(Number);
  const b = than.split('.').map(Number);
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  return false;
}
