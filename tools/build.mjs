// @ts-check
// Builds the product, when its sources changed since the last build that was finished.
import './start/node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, project, readIfThere, writeWhole } from './servers/files.mjs';
import { run } from './servers/processes.mjs';
import { createSay, keepSaying } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { setupLock } from './start/install.mjs';
import { alone } from './start/lock.mjs';

/** @typedef {{ say: import('./servers/say.mjs').Say, signal?: AbortSignal }} Context */

const marker = join(project, 'dist/.reglament-build');
const log = join(project, '.cache/logs/build.log');

/** @param {Context} context */
export async function ensureBuilt(context) {
  if (isBuilt(sourcesHash())) return;
  await alone(setupLock, context, async () => {
    const hash = sourcesHash(); // again: another start may have built while we waited
    if (!isBuilt(hash)) await build(context, hash);
  });
}

/** @param {string} hash @returns {boolean} */
function isBuilt(hash) {
  const forms = !existsSync(join(project, 'tools/build-forms.mjs')) || existsSync(join(project, 'generated'));
  return forms && readIfThere(marker) === hash;
}

/**
 * Builds everything. What is remembered is the state of the sources at the beginning: an edit
 * during the build makes the next start build again.
 * @param {Context} context
 * @param {string} [hash]
 */
export async function build({ say, signal }, hash = sourcesHash()) {
  // All of it, the marker too: what was compiled from a source that is gone must not be found any more.
  rmSync(join(project, 'dist'), { recursive: true, force: true });
  makeFolder(join(project, '.cache/logs'));
  writeFileSync(log, '');
  // One failing step must not leave its neighbour running.
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  /** @param {string} name @param {string} words @param {[program: string, ...args: string[]]} command */
  const step = async (name, words, [program, ...args]) => {
    const file = join(project, program);
    if (!existsSync(file)) return;
    say(words);
    const quiet = keepSaying(say, (elapsed) => `${words.toLowerCase()}, ${elapsed} so far`);
    try {
      const answer = await run(process.execPath, [file, ...args], {
        cwd: project,
        env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0', NO_COLOR: '1' },
        signal: either,
        trace: join(project, `.cache/build-${name}.json`),
      });
      writeFileSync(log, `== ${words}\n${answer.output}\n`, { flag: 'a' });
      if (answer.code === 0) return;
      process.stderr.write(`${answer.output.trim().split('\n').slice(-40).join('\n')}\n`);
      throw new Stop(`The build failed at "${words}": its last lines are above, all of it is in ${log}.`);
    } finally {
      quiet();
    }
  };
  await step('server', 'Compiling the server', ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api']);
  await step('forms', 'Preparing the forms', ['tools/build-forms.mjs']);
  const web = existsSync(join(project, 'apps/web/vite.config.ts')) ? 'node_modules/vite/bin/vite.js' : 'apps/web/vite.config.ts';
  const ends = await Promise.allSettled(
    [
      step('workflows', 'Bundling the workflows', ['tools/build-workflows.mjs']),
      step('web', 'Building the pages', [web, 'build', '--config', 'apps/web/vite.config.ts']),
    ].map((work) =>
      work.catch((error) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  writeWhole(marker, hash, 0o644);
}

/** @returns {string} one number for everything that the build reads */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources()) {
    hash
      .update(`${relative(project, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @returns {string[]} */
function sources() {
  const inRoot = readdirSync(project)
    .filter((name) => /^(package-lock|package|nest-cli|tsconfig.*)\.json$/.test(name))
    .map((name) => join(project, name));
  const inTools = readdirSync(join(project, 'tools'))
    .filter((name) => name.startsWith('build'))
    .map((name) => join(project, 'tools', name));
  const files = ['apps', 'libs', 'processes', 'packs'].flatMap((name) => filesIn(join(project, name)));
  return [...inRoot, ...inTools.flatMap((path) => filesIn(path)), ...files].sort();
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !['node_modules', 'dist', 'coverage'].includes(entry.name) && (entry.isDirectory() || entry.isFile()))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => build({ say: createSay() }));
