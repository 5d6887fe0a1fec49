// @ts-check
// Under which licences the packages stand that run in the product: those of the server, and those that the pages bring into the browser. Only such as ask for
// nothing but their notice; an exception stands in docs/supply.json with its reason and its date. Reads package-lock.json alone.
import { asProgram } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */
/** @typedef {{ version?: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Locked */
/** @typedef {{ path: string, name: string, version: string, licence: string }} Package */
/** @typedef {{ package: string, licence: string, since: string, reason: string }} LicenceException */

const LOCK = 'package-lock.json';
export const EXCEPTIONS = 'docs/supply.json';

/** They ask to keep a notice, and for nothing else. OFL: fonts, that may go along with a program. */
export const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'OFL-1.1', 'Unlicense']);

/**
 * Whether an SPDX expression allows the use: of `A AND B` both must, of `A OR B` one.
 * @param {string} licence
 * @returns {boolean}
 */
export function isAllowed(licence) {
  const plain = licence.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed);
  return ALLOWED.has(plain);
}

/**
 * All packages that run in the product, with what they bring along.
 * @param {Tree} tree
 * @returns {Package[]}
 */
export function shippedPackages(tree) {
  const { dependencies = {}, optionalDependencies = {}, devDependencies = {} } = JSON.parse(tree.read('package.json'));
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(tree.read(LOCK)).packages;
  const inPages = importedByPages(tree);
  const waiting = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...Object.keys(devDependencies).filter((name) => inPages.has(name))].map(
    (name) => `node_modules/${name}`,
  );
  /** @type {Map<string, Package>} */
  const found = new Map();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entry = locked[path];
    if (entry === undefined || found.has(path)) continue;
    found.set(path, {
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
    });
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies }))
      waiting.push(placeOf(name, path, locked));
  }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a package finds another, from its own folder upwards. @param {string} name @param {string} from @param {Record<string, Locked>} locked */
function placeOf(name, from, locked) {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder}/node_modules/${name}`;
    if (path in locked) return path;
  }
  return `node_modules/${name}`;
}

/** Packages that the pages take in: they reach the browser, although the server needs them for its build only. @param {Tree} tree */
function importedByPages(tree) {
  const sources = tree.paths.filter((path) => /^(apps\/web\/src\/.*\.(tsx?|css)|processes\/.*\.tsx)$/.test(path) && !/\.spec\./.test(path));
  const names = sources.flatMap((path) =>
    [...tree.read(path).matchAll(/(?:from|import|import\()\s*['"]((?:@[\w.-]+\/)?[\w.-]+)/g)].map(([, name = '']) => name),
  );
  return new Set(names);
}

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function findLicences(tree) {
  /** @type {LicenceException[]} */
  const exceptions = JSON.parse(tree.read(EXCEPTIONS)).licences;
  const packages = shippedPackages(tree);
  // Builds of one package for other systems are in the lock file without their licence where nobody here has installed them.
  const known = new Map(packages.filter(({ licence }) => licence !== '').map(({ name, version, licence }) => [`${family(name)} ${version}`, licence]));
  /** @type {Set<LicenceException>} */
  const used = new Set();
  /** @type {Finding[]} */
  const findings = [];
  for (const { name, version, licence } of packages) {
    const own = licence || known.get(`${family(name)} ${version}`) || '';
    if (isAllowed(own)) continue;
    const exception = exceptions.find((one) => one.package === name && one.licence === own);
    if (exception) used.add(exception);
    else
      findings.push({
        file: LOCK,
        line: 1,
        message: `${name} ${version} stands under "${own || 'no licence'}": take another package, or write down in ${EXCEPTIONS} why it may be used.`,
      });
  }
  for (const exception of exceptions) {
    if (!used.has(exception)) findings.push({ file: EXCEPTIONS, line: 1, message: `${exception.package} needs no exception any more: take it out.` });
    if (!/^\d{4}-\d\d-\d\d$/.test(exception.since) || exception.reason.length < 20)
      findings.push({ file: EXCEPTIONS, line: 1, message: `The exception of ${exception.package} must say since when and why.` });
  }
  return findings;
}

/** `@swc/core-linux-x64-gnu` is a build of `@swc/core`. @param {string} name */
const family = (name) => name.replace(/-(darwin|linux|win32|windows|freebsd|android|openharmony|sunos|aix|netbsd|openbsd|wasm32)\b.*$/, '');

asProgram(import.meta.url, findLicences);
