// @ts-check
// Builds Temporal's programs with Go from tools/temporal, where their sources are pinned by checksum.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './files.mjs';
import { isAlive, run } from './processes.mjs';
import { keepSaying } from './say.mjs';

export const oldestGo = '1.26.4';

/**
 * @typedef {object} GoProgram
 * @property {string} from the Go package
 * @property {string} target where the program shall lie
 * @property {(file: string) => string | undefined} check says what is wrong with the built program, if anything
 */

/**
 * @param {{ programs: GoProgram[], title: string, say: import('./say.mjs').Say, signal?: AbortSignal }} options
 * @returns {Promise<string | undefined>} why they could not be built
 */
export async function buildWithGo({ programs, title, say, signal }) {
  // GOTOOLCHAIN=local: the question is what is installed, not what Go could fetch.
  const asked = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: project, env: { ...process.env, GOTOOLCHAIN: 'local' } });
  if (asked.error) return 'go is not on PATH';
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(asked.stdout)?.[1];
  if (!version) return `go does not name its version (${asked.stderr.trim()})`;
  if (isOlder(version, oldestGo)) return `go ${version} is older than ${oldestGo}`;

  say(`Building ${title} from source, once (usually 3 minutes)`);
  const quiet = keepSaying(say, (elapsed) => `building ${title} from source, ${elapsed} so far, usually 3 minutes`);
  try {
    for (const program of programs) {
      const wrong = await buildOne(program, signal);
      if (wrong) return wrong;
    }
    return undefined;
  } finally {
    quiet();
  }
}

/**
 * @param {GoProgram} program
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | undefined>}
 */
async function buildOne({ from, target, check }, signal) {
  mkdirSync(dirname(target), { recursive: true });
  removeLeftovers(target);
  // Built beside and renamed: two launchers at once cannot spoil each other's file.
  const unfinished = `${target}.${process.pid}.new`;
  try {
    const built = await run('go', ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', '-s -w', '-o', unfinished, from], {
      cwd: join(project, 'tools/temporal'),
      env: { ...process.env, GOWORK: 'off' },
      ...(signal ? { signal } : {}),
    });
    if (built.code !== 0) return `go build failed: ${built.output.trim().split('\n').slice(-2).join(' ')}`;
    const wrong = check(unfinished);
    if (wrong) return `what go built cannot be used: ${wrong}`;
    renameSync(unfinished, target);
    return undefined;
  } finally {
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
