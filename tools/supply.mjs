// @ts-check
// `npm run supply`: under which licences the packages stand that run in the product, and which known holes they have. `--list` names each package, `--online` fails
// where the registry cannot be asked for holes, `--sbom` prints what is in the product as CycloneDX, for others' tools, and nothing else.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTIONS, findLicences, shippedPackages } from './checks/licences.mjs';
import { project, readTree } from './checks/tree.mjs';
import { holesOf, judge, wrongExceptions } from './supply/holes.mjs';

/** npm asks the registry some times before it gives up. */
const PATIENCE = 60_000;

/** @param {string[]} words */
function npm(words) {
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', words, { cwd: project, encoding: 'utf8', shell: windows, timeout: PATIENCE, maxBuffer: 2 ** 27 });
}

/** @param {boolean} whole @returns {string[]} */
function tellLicences(whole) {
  const tree = readTree();
  const packages = shippedPackages(tree);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { licence } of packages) counts.set(licence || 'not said in the lock file', (counts.get(licence || 'not said in the lock file') ?? 0) + 1);
  console.log(`${packages.length} packages run in the product:`);
  for (const [licence, count] of [...counts].toSorted(([, a], [, b]) => b - a)) console.log(`  ${String(count).padStart(4)}  ${licence}`);
  if (whole) for (const { name, version, licence } of packages) console.log(`${name} ${version}  ${licence || '?'}`);
  return findLicences(tree).map(({ message }) => message);
}

/** @param {boolean} insist @returns {string[]} */
function tellHoles(insist) {
  /** @type {import('./supply/holes.mjs').HoleException[]} */
  const exceptions = JSON.parse(readFileSync(join(project, EXCEPTIONS), 'utf8')).holes;
  const wrong = wrongExceptions(exceptions);
  const asked = npm(['audit', '--omit=dev', '--json']);
  const holes = holesOf(asked.stdout);
  if (holes === undefined) {
    const why = /audit \d{3} [^\n]*|E[A-Z]{4,}[^\n]*/.exec(`${asked.stderr}${asked.stdout}`)?.[0] ?? 'no answer';
    const sentence = `Known holes could not be asked for: the registry of npm gives no answer to an audit here (${why.trim()}).`;
    if (insist) return [...wrong, sentence];
    console.log(`${sentence} Nothing is said about them.`);
    return wrong;
  }
  console.log(`${holes.length} known holes, ${exceptions.length} exceptions.`);
  return [...wrong, ...judge(holes, exceptions, new Date().toISOString().slice(0, 10))];
}

const words = new Set(process.argv.slice(2));
if (words.has('--sbom')) {
  const made = npm(['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']);
  process.stdout.write(made.stdout);
  if (made.status !== 0) process.stderr.write(made.stderr);
  process.exitCode = made.status ?? 1;
} else {
  const findings = [...tellLicences(words.has('--list')), ...tellHoles(words.has('--online'))];
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
