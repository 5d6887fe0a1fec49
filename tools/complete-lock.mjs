// @ts-check
// Completes package-lock.json after `npm install`. Some registries lag behind: a package for another
// system (say @swc/core-darwin-arm64) may not be there yet in the wanted version. npm then leaves it out
// of the lock file, and `npm ci` refuses that file everywhere. This adds the missing entries, so that
// `npm ci` passes here and installs the right package on the other system.
import './start/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './servers/files.mjs';
import { Stop, runMain } from './servers/stop.mjs';

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
/** @type {Record<string, string>} words in package names that are spelt otherwise than npm spells them */
const aliases = { windows: 'win32', armv7: 'arm', 'arm-eabi': 'arm' };

/**
 * For which systems a package is, by the words in its name; undefined when the name does not tell.
 * @param {string} name
 * @returns {Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined}
 */
function systemOf(name) {
  const words = (name.split('/').at(-1) ?? '').split('-').map((word) => aliases[word] ?? word);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  const c = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return { os: [os], cpu: [cpu], ...(os === 'linux' && c ? { libc: [c] } : {}) };
}

/**
 * @param {Record<string, Entry>} packages of the lock file; completed in place
 * @returns {string[]} the names that were added
 */
export function complete(packages) {
  /** @type {string[]} */
  const added = [];
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isThere(packages, path, name)) continue;
      const system = systemOf(name);
      const version = /^[~^]?(\d+\.\d+\.\d+\S*)$/.exec(range)?.[1];
      if (!system || !version)
        throw new Stop(
          `package-lock.json lacks ${name}@${range} (wanted by ${path || 'the project'}), and its name does not tell for which system it is: add it by hand or pin another version.`,
        );
      packages[`node_modules/${name}`] = { version, ...system, ...(parent.dev ? { dev: true } : {}), optional: true };
      added.push(`${name}@${version}`);
    }
  }
  return added;
}

/** Whether Node would find the package from there. @param {Record<string, Entry>} packages @param {string} from @param {string} name */
function isThere(packages, from, name) {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (`${place ? `${place}/` : ''}node_modules/${name}` in packages) return true;
    if (place === '') return false;
  }
}

await runMain(async () => {
  const file = process.argv[2] ?? join(project, 'package-lock.json');
  const lock = /** @type {{ packages: Record<string, Entry> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  const added = complete(lock.packages);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(added.length > 0 ? `Added to ${file}:\n${added.map((line) => `  ${line}\n`).join('')}` : `${file} is complete.\n`);
});
