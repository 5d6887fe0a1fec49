// @ts-check
// The embedded PostgreSQL: one cluster per data folder, on 127.0.0.1 only.
// In `dir`: passwords.json (0600), port.json, and cluster/ unless place.json says that it lies elsewhere.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, findBinaries, serverUser, sharedPlace } from './postgres-binaries.mjs';
import { initialise, launch, livePostmaster } from './postgres-cluster.mjs';
import { database, ensureRoles, superuser } from './postgres-databases.mjs';
import { isRoot, makeFolder, newPassword, readIfThere, readState, shortHash, writeState } from './files.mjs';
import { run, isAlive } from './processes.mjs';
import { Stop, reason } from './stop.mjs';

/** @typedef {import('./processes.mjs').User} User */
/** @typedef {import('./say.mjs').Say} Say */
/**
 * @typedef {object} Postgres
 * @property {string} host
 * @property {number} port
 * @property {number} pid
 * @property {string} superuserUrl
 * @property {string} ownerUrl
 * @property {string} appUrl
 * @property {string} systemUrl
 * @property {string} binaries the folder of initdb, pg_ctl and postgres
 * @property {string} version
 * @property {string} log
 * @property {boolean} reused it ran already
 * @property {() => boolean} alive
 * @property {() => Promise<void>} stop ends it if it was started here (or `own` was said)
 * @property {() => Promise<void>} destroy ends it and removes its data
 */

/**
 * @param {object} options
 * @param {string} options.dir
 * @param {boolean} options.durable false: faster, and nothing survives a power cut (tests)
 * @param {Say} options.say
 * @param {boolean} [options.own] `stop()` also ends a server that ran already
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dir, durable, say, own = false }) {
  makeFolder(dir, { passable: true });
  const home = placeOf(dir, say);
  const cluster = join(home, 'cluster');
  const user = userOf(cluster) ?? serverUser();
  const passwords = passwordsOf(dir, existsSync(cluster));
  const major = Number(readIfThere(join(cluster, 'PG_VERSION'))?.trim()) || undefined;
  const found = findBinaries(user, major);

  if (major === undefined) {
    say(`Creating the database cluster (PostgreSQL ${found.version}) in ${cluster}`);
    await initialise({ bin: found.bin, home, cluster, user, password: passwords.superuser, durable });
  }
  const log = join(dir, 'postgres.log');
  const portFile = join(dir, 'port.json');
  const live = livePostmaster(cluster);
  const server = live ?? (await launch({ bin: found.bin, cluster, user, durable, log, remembered: readState(portFile)['port'] }));
  writeState(portFile, { port: server.port });

  const host = '127.0.0.1';
  const url = (/** @type {string} */ name, /** @type {string} */ password, db = database) => `postgresql://${name}:${password}@${host}:${server.port}/${db}`;
  const superuserUrl = url(superuser, passwords.superuser, 'postgres');
  const stop = async () => {
    if (live && !own) return;
    await stopCluster({ bin: found.bin, cluster, user }, server.pid);
  };
  try {
    await ensureRoles(superuserUrl, passwords);
  } catch (error) {
    await stop();
    if (error instanceof Stop) throw error;
    throw new Stop(`PostgreSQL runs but its roles could not be prepared (${reason(error)}): look into ${log}.`);
  }
  return {
    host,
    port: server.port,
    pid: server.pid,
    superuserUrl,
    log,
    binaries: found.bin,
    version: found.version,
    reused: live !== undefined,
    ownerUrl: url('reglament_owner', passwords.owner),
    appUrl: url('reglament_app', passwords.app),
    systemUrl: url('reglament_system', passwords.system),
    alive: () => isAlive(server.pid),
    stop,
    destroy: async () => {
      await stopCluster({ bin: found.bin, cluster, user }, server.pid);
      rmSync(home, { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Root goes on with the data of whoever began them: PostgreSQL accepts no other user for a cluster.
 * @param {string} cluster
 * @returns {User | undefined}
 */
function userOf(cluster) {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (!owner) return undefined;
  if (isRoot()) return owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
  if (owner.uid === process.getuid?.() || process.platform === 'win32') return undefined;
  throw new Stop(
    `The database in ${cluster} belongs to another user (number ${owner.uid}): start Reglament as the user who started it first, or set REGLAMENT_DATA to another folder.`,
  );
}

/**
 * Made before the cluster, so that a crash in between never leaves a cluster without its keys.
 * @param {string} dir
 * @param {boolean} clusterExists
 * @returns {import('./postgres-databases.mjs').Passwords}
 */
function passwordsOf(dir, clusterExists) {
  const file = join(dir, 'passwords.json');
  const { superuser: first, owner, app, system } = readState(file);
  if (typeof first === 'string' && typeof owner === 'string' && typeof app === 'string' && typeof system === 'string') {
    return { superuser: first, owner, app, system };
  }
  if (clusterExists)
    throw new Stop(
      `The passwords of the database are missing from ${file}: put that file back from a backup, or remove ${dir} to start with an empty database.`,
    );
  const made = { superuser: newPassword(), owner: newPassword(), app: newPassword(), system: newPassword() };
  writeState(file, made);
  return made;
}

/**
 * Where the cluster lies: in `dir`, or outside when the database's user cannot get there. The choice
 * is made once and remembered in a small file; nobody's folders are opened for it.
 * @param {string} dir
 * @param {Say} say
 * @returns {string}
 */
function placeOf(dir, say) {
  const file = join(dir, 'place.json');
  const chosen = readState(file)['home'];
  if (typeof chosen === 'string') {
    // Losing sight of the data must not look like an empty company.
    if (!existsSync(chosen))
      throw new Stop(`The data of the database lay in ${chosen}, which is gone: put that folder back, or remove ${dir} to start with an empty database.`);
    return chosen;
  }
  if (existsSync(join(dir, 'cluster'))) return dir;
  const user = serverUser();
  if (!user) return dir;
  const reachable = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', dir], { cwd: '/', env: cleanEnvironment(), ...user });
  if (reachable.status === 0) return dir;
  const home = join(sharedPlace(), `data-${shortHash(dir)}-${newPassword().slice(0, 8)}`);
  mkdirSync(home);
  chmodSync(home, 0o711);
  writeState(file, { home });
  say(`The database's own user may not enter ${dir}; its data are kept in ${home}`);
  return home;
}

/**
 * @param {{ bin: string, cluster: string, user: User | undefined }} server
 * @param {number} pid
 */
async function stopCluster({ bin, cluster, user }, pid) {
  if (!isAlive(pid)) return;
  const stopped = await run(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'], {
    cwd: '/',
    env: cleanEnvironment(),
    ...(user ? { user } : {}),
  });
  if (stopped.code === 0 || !isAlive(pid)) return;
  // Without a checkpoint, but safe: the next start recovers from the write-ahead log.
  const forced = await run(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'immediate', '-w', '-t', '10'], {
    cwd: '/',
    env: cleanEnvironment(),
    ...(user ? { user } : {}),
  });
  if (forced.code !== 0 && isAlive(pid)) throw new Stop(`PostgreSQL (process ${pid}) does not stop: end it with "kill -QUIT ${pid}".`);
}
