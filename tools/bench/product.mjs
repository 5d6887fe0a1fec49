// @ts-check
// The product for a measurement: api and worker as processes on servers of their own; each part can be killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ensureShapes } from '../build-shapes.mjs';
import { engineOf, prepareEngine, startEngine } from '../servers/engine.mjs';
import { cacheFolder, project } from '../servers/files.mjs';
import { choosePort } from '../servers/ports.mjs';
import { silent } from '../servers/say.mjs';
import { startForTests } from '../test-servers.mjs';

/** @typedef {'api' | 'worker'} Part */
/** @typedef {Awaited<ReturnType<typeof startProduct>>} BenchProduct */

/**
 * @param {object} [options]
 * @param {Part[]} [options.parts]
 * @param {boolean} [options.shapes] runs the processes of `test/shapes`, of which `chain` has three tasks in one instance
 * @param {Record<string, object>} [options.deadlines] instead of those of the shapes' pack
 * @param {Record<string, string>} [options.env] of both parts, in addition
 *   `REGLAMENT_PROFILE=<folder>` in the bench's own environment makes each part write a profile of its processor time there
 */
export async function startProduct({ parts: wanted = ['api', 'worker'], shapes = false, deadlines, env: more = {} } = {}) {
  if (shapes) await ensureShapes({ say: silent });
  const servers = await startForTests({ temporal: false });
  const engine = await prepareEngine(engineOf(process.env), { cache: cacheFolder(), say: silent });
  const startTemporal = () => startEngine(engine, { dir: join(servers.dir, 'temporal'), headless: true, say: silent, superuserUrl: servers.superuserUrl });
  let temporal = await startTemporal();
  const port = await choosePort(undefined);
  const env = { ...environmentOf(servers, { port, address: temporal.address }), ...(shapes ? ofShapes(servers.dir, deadlines) : {}), ...more };
  const conditions = shapes ? ['--conditions=shapes'] : [];
  const migrate = spawn(process.execPath, [...conditions, join(project, 'dist/apps/api/src/migrate.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if ((await once(migrate, 'exit'))[0] !== 0) throw new Error('The database could not be prepared: its reasons are above.');
  const programs = partsWith(env, conditions);
  for (const name of wanted) programs.run(name);
  const url = `http://127.0.0.1:${port}/api/v1`;
  await until(async () => (await fetch(`${url}/health/ready`)).ok);
  const postgres = await postmasterOf(servers.superuserUrl);
  const own = Object.assign(new URL(servers.superuserUrl), { pathname: new URL(servers.systemUrl).pathname }).toString();
  const pids = () => ({ api: programs.pidOf('api'), worker: programs.pidOf('worker'), temporal: temporal.pid, postgres });
  return {
    url,
    appUrl: servers.appUrl,
    databaseUrl: servers.systemUrl,
    /** The product's database, without its walls. */
    wholeUrl: own,
    superuserUrl: servers.superuserUrl,
    temporalAddress: temporal.address,
    pids,
    memory: () => memoryOf({ api: programs.pidOf('api'), worker: programs.pidOf('worker'), temporal: temporal.pid }),
    run: programs.run,
    end: programs.end,
    stopTemporal: () => temporal.stop(),
    async startTemporal() {
      temporal = await startTemporal(); // on its port of before
    },
    async stop() {
      await Promise.all(wanted.map((name) => programs.end(name, 'SIGTERM')));
      await temporal.stop();
      await servers.stop();
    },
  };
}

/** @param {import('../test-servers.mjs').TestServers} servers @param {{ port: number, address: string }} where */
function environmentOf(servers, { port, address }) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: servers.appUrl,
    DATABASE_SYSTEM_URL: servers.systemUrl,
    DATABASE_OWNER_URL: servers.ownerUrl,
    TEMPORAL_ADDRESS: address,
    SESSION_SECRET: 'a secret of the benchmark, and of nothing else',
    RATE_PER_MINUTE: '10000000',
    STARTS_PER_SECOND: '1000',
  };
}

/** Only a test may say which stories the worker runs. @param {string} dir @param {Record<string, object>} [deadlines] */
function ofShapes(dir, deadlines) {
  return {
    NODE_ENV: 'test',
    REGLAMENT_PACKS: packsOf(dir, deadlines),
    REGLAMENT_PACK: 'shapes',
    REGLAMENT_BUNDLE: '.cache/shapes/bundle.js',
    REGLAMENT_SINK: dir,
  };
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} conditions */
function partsWith(env, conditions) {
  /** @type {Map<Part, import('node:child_process').ChildProcess>} */
  const parts = new Map();
  const { REGLAMENT_PROFILE: folder } = process.env;
  const profile = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  return {
    /** Starts a part, perhaps with another environment. @param {Part} name @param {Record<string, string>} [other] */
    run: (name, other = {}) => {
      const program = join(project, `dist/apps/${name}/src/main.js`);
      const named = folder ? [...profile, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`] : [];
      parts.set(name, spawn(process.execPath, [...conditions, ...named, program], { env: { ...env, ...other }, stdio: ['ignore', 'ignore', 'inherit'] }));
    },
    /** @param {Part} name @param {NodeJS.Signals} signal */
    end: async (name, signal) => {
      const child = parts.get(name);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
    /** @param {Part} name */
    pidOf: (name) => parts.get(name)?.pid ?? 0,
  };
}

/** The packs of the shapes, in a folder of their own where a measurement wants other deadlines. @param {string} dir @param {Record<string, object>} [deadlines] */
function packsOf(dir, deadlines) {
  const packs = join(project, 'test/shapes/packs');
  if (!deadlines) return packs;
  const copy = join(dir, 'packs');
  cpSync(packs, copy, { recursive: true });
  const file = join(copy, 'shapes/deadlines.json');
  writeFileSync(file, JSON.stringify({ .../** @type {object} */ (JSON.parse(readFileSync(file, 'utf8'))), ...deadlines }));
  return copy;
}

/** @param {string} superuserUrl @returns {Promise<number>} */
async function postmasterOf(superuserUrl) {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  const { rows } = await superuser.query(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer AS pid`);
  await superuser.end();
  return rows[0].pid;
}

/** Resident memory in MB; without what does not run, or where the system has no /proc. @param {Record<string, number>} pids */
function memoryOf(pids) {
  /** @type {Record<string, number>} */
  const megabytes = {};
  for (const [name, pid] of Object.entries(pids)) {
    const file = `/proc/${pid}/status`;
    if (pid !== 0 && existsSync(file)) megabytes[name] = Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024);
  }
  return megabytes;
}

/** @param {() => Promise<unknown>} look @param {number} [patience] milliseconds */
export async function until(look, patience = 180_000) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(25)) {
    const seen = await look().catch(() => undefined);
    if (seen) return;
  }
  throw new Error('Waited in vain.');
}
