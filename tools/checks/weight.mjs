// @ts-check
// What the browser has to fetch before somebody can sign in and see the inbox: a limit on its scripts and styles, fonts apart. Builds the pages anew, so
// that nothing old is weighed.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { project } from './tree.mjs';

/** Bytes, as they come over the line. */
export const MOST = 250 * 1024;
/** The pages, and the largest of the catalogues. Fonts are no script, and their sheet is fetched when the page is there. */
const NEEDED = ['index.html', 'src/login/LoginPage.tsx', 'texts/ru.json?first'];

/** @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * All files that these entries need at once: themselves, what they import, and the styles of both.
 * @param {Manifest} manifest
 * @param {readonly string[]} entries
 * @returns {string[]}
 */
export function filesOf(manifest, entries) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @type {Set<string>} */
  const seen = new Set();
  const gather = (/** @type {string} */ name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest of the build: say in tools/checks/weight.mjs how it is called now.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) if (/\.(js|css)$/.test(file)) files.add(file);
    for (const one of chunk.imports ?? []) gather(one);
  };
  for (const entry of entries) gather(entry);
  return [...files];
}

/**
 * @param {readonly { file: string, bytes: number }[]} weighed
 * @param {number} [most]
 * @returns {string | null} a sentence where it is too much
 */
export function tooHeavy(weighed, most = MOST) {
  const whole = weighed.reduce((sum, { bytes }) => sum + bytes, 0);
  if (whole <= most) return null;
  const kilo = (/** @type {number} */ bytes) => `${Math.round(bytes / 1024)} kB`;
  const heaviest = weighed.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5);
  return `Sign-in and inbox weigh ${kilo(whole)} gzipped, ${kilo(most)} are allowed: let a page that needs it fetch it. The heaviest: ${heaviest.map(({ file, bytes }) => `${file} ${kilo(bytes)}`).join(', ')}.`;
}

async function main() {
  const outDir = join(project, '.cache/weight');
  // Heavy, and not wanted by who only imports the rules.
  const { build } = await import('vite');
  await build({ configFile: join(project, 'apps/web/vite.config.ts'), logLevel: 'error', build: { outDir } });
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8')));
  const weighed = filesOf(manifest, NEEDED).map((file) => ({ file, bytes: gzipSync(readFileSync(join(outDir, file))).length }));
  rmSync(outDir, { recursive: true, force: true });
  const finding = tooHeavy(weighed);
  if (finding !== null) console.log(finding);
  else console.log(`Sign-in and inbox: ${Math.round(weighed.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)} kB gzipped.`);
  process.exitCode = finding === null ? 0 : 1;
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) void main();
