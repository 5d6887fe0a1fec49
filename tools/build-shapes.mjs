// @ts-check
// Builds the shapes of `test/shapes` into `.cache/shapes`, for the tests of the kit and the fault harness: compiled files, forms, and the
// bundle of their stories. The product's programs find them only under `node --conditions=shapes` (package.json, "imports"); nothing of it is in `dist`.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { project, readIfThere, writeWhole } from './servers/files.mjs';
import { run } from './servers/processes.mjs';
import { createSay } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';

const from = join(project, 'test/shapes');
const to = join(project, '.cache/shapes');
const marker = join(to, '.built');

/**
 * Builds the shapes where they or the product beneath them have changed. The product must have been built before.
 * @param {{ say: import('./servers/say.mjs').Say }} context
 */
export async function ensureShapes({ say }) {
  const hash = hashOf();
  if (readIfThere(marker) === hash) return;
  say('Building the shapes for the tests');
  rmSync(to, { recursive: true, force: true });
  compile();
  const forms = await run(process.execPath, [join(project, 'tools/build-forms.mjs'), '.cache/shapes/index/contracts.js', '.cache/shapes/forms.cjs'], {
    cwd: project,
  });
  if (forms.code !== 0) throw new Stop(`The forms of the shapes could not be made: ${forms.output.trim()}`);
  /** @type {{ bundleStories: (path: string, conditions: string[]) => Promise<string> }} */
  const { bundleStories } = await import(pathToFileURL(join(project, 'dist/libs/process-kit/src/worker/bundle-stories.js')).href);
  writeFileSync(join(to, 'bundle.js'), await bundleStories(join(to, 'index/workflows.js'), ['shapes']));
  writeWhole(marker, hash, 0o644);
}

/** What was built: the shapes, and the product that they stand on. */
function hashOf() {
  const hash = createHash('sha256').update(readIfThere(join(project, 'dist/.reglament-build')) ?? '');
  for (const path of [...sources(), fileURLToPath(import.meta.url)]) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** @returns {string[]} */
function sources() {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** From TypeScript to JavaScript, file by file: types are checked by `npm run checks`. */
function compile() {
  /** @type {{ transformSync: (source: string, options: object) => { code: string } }} */
  const swc = createRequire(import.meta.url)('@swc/core');
  for (const path of sources()) {
    const { code } = swc.transformSync(readFileSync(path, 'utf8'), {
      filename: path,
      swcrc: false,
      module: { type: 'es6' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    const file = join(to, path.slice(from.length + 1).replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => ensureShapes({ say: createSay() }));
