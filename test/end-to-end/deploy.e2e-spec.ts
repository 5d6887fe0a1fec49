import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { engineOf, prepareEngine, startEngine, type Temporal } from '../../tools/servers/engine.mjs';
import { cacheFolder } from '../../tools/servers/files.mjs';
import { choosePort } from '../../tools/servers/ports.mjs';
import { silent } from '../../tools/servers/say.mjs';
import { servers } from '../harness/database.js';
import { imageFolder } from '../harness/image-folder.js';

const PROJECT = join(import.meta.dirname, '../..');
const SCRIPT = join(PROJECT, 'deploy/make-secrets.sh');
const ROLES = join(PROJECT, 'deploy/postgres/10-roles.sql');

/** Names of this run: roles are the whole cluster's, and it has the product's own already. */
const id = `d${randomBytes(4).toString('hex')}`;
const named = (text: string) => text.replaceAll('reglament', id).replaceAll(/\btemporal/g, `${id}_temporal`);

let folder: string;
let secrets: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reglament-deploy-'));
  secrets = join(folder, 'secrets');
});
afterAll(async () => {
  await asSuperuser(async (client) => {
    const databases = [named('reglament'), named('temporal'), named('temporal_visibility')];
    for (const name of databases) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    for (const name of ['reglament_owner', 'reglament_app', 'reglament_system', 'temporal'].map(named)) await client.query(`DROP ROLE IF EXISTS "${name}"`);
  });
  spawnSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

const secret = (name: string) => readFileSync(join(secrets, name), 'utf8').trim();
const makeSecrets = () => spawnSync('/bin/sh', [SCRIPT, secrets], { encoding: 'utf8' });

async function asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: servers().superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Where a role of this run finds a database of this run. */
const urlOf = (role: string, database: string) => {
  const { host } = new URL(servers().superuserUrl);
  return `postgresql://${named(role)}:${secret(`${role}_password`)}@${host}/${named(database)}`;
};

async function canEnter(role: string, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(role, database) });
  try {
    await client.connect();
    return true;
  } catch (error) {
    expect((error as { code?: string }).code).toBe('42501');
    return false;
  } finally {
    await client.end();
  }
}

describe('the secrets', () => {
  it('are made once, each its own, in a folder that only its owner may enter', () => {
    expect(makeSecrets()).toMatchObject({ status: 0, stderr: '' });
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
    const names = readdirSync(secrets);
    const contents = names.map(secret);
    expect(new Set(contents).size).toBe(names.length);
    expect(contents.every((content) => /[0-9a-f]{64}/.test(content))).toBe(true);
    // A container's own user reads them; nobody may change them.
    expect(names.map((name) => statSync(join(secrets, name)).mode & 0o777)).toEqual(names.map(() => 0o444));
    expect(makeSecrets().stdout).toContain('already');
    expect(names.map(secret)).toEqual(contents);
  });

  it('that are missing are made again, and the others stay', () => {
    const before = secret('session_secret');
    rmSync(join(secrets, 'database_url'), { force: true });
    expect(makeSecrets().stdout).toContain(': database_url\n');
    expect(secret('database_url')).toBe(`postgresql://reglament_app:${secret('reglament_app_password')}@postgres:5432/reglament`);
    expect(secret('session_secret')).toBe(before);
  });
});

describe('the roles', () => {
  it('are made by the script of the database’s first start', async () => {
    const values = new Map<string, string>();
    const text = readFileSync(ROLES, 'utf8').replaceAll(/^\\set (\w+) `cat \/run\/secrets\/(\w+)`$/gm, (_, name: string, file: string) => {
      values.set(name, secret(file));
      return '';
    });
    expect(values.size).toBe(4);
    await asSuperuser(async (client) => {
      for (const statement of text.replaceAll(/^--.*$/gm, '').split(';'))
        if (statement.trim() !== '') await client.query(named(statement.replaceAll(/:'(\w+)'/g, (_, name: string) => client.escapeLiteral(values.get(name)!))));
    });
  });

  it('enter their own database and no other', async () => {
    const may = async (role: string) => [await canEnter(role, 'reglament'), await canEnter(role, 'temporal'), await canEnter(role, 'temporal_visibility')];
    for (const role of ['reglament_owner', 'reglament_app', 'reglament_system']) expect([role, ...(await may(role))]).toEqual([role, true, false, false]);
    expect(await may('temporal')).toEqual([false, true, true]);
  });

  it('are no superusers, and only the system sees over the walls', async () => {
    await asSuperuser(async (client) => {
      const { rows } = await client.query<{ rolname: string; rolbypassrls: boolean }>(
        `SELECT rolname, rolbypassrls FROM pg_roles WHERE rolname LIKE $1 AND NOT rolsuper AND NOT rolcreatedb AND NOT rolcreaterole ORDER BY rolname`,
        [`${id}%`],
      );
      expect(rows.map(({ rolname, rolbypassrls }) => [rolname.slice(id.length + 1), rolbypassrls])).toEqual([
        ['app', false],
        ['owner', false],
        ['system', true],
        ['temporal', false],
      ]);
    });
  });
});

describe('what the image holds', () => {
  const running: ChildProcess[] = [];
  let temporal: Temporal;
  let app: string;
  let log = '';
  beforeAll(async () => {
    app = join(folder, 'app');
    mkdirSync(app);
    imageFolder(app);
    for (const [name, role] of Object.entries({ owner_url: 'reglament_owner', app_url: 'reglament_app', system_url: 'reglament_system' }))
      writeFileSync(join(folder, name), `${urlOf(role, 'reglament')}\n`);
    mkdirSync(join(folder, 'temporal'));
    chmodSync(folder, 0o711);
    temporal = await startEngine(await prepareEngine(engineOf({}), { cache: cacheFolder(), say: silent }), {
      dir: join(folder, 'temporal'),
      headless: true,
      say: silent,
      superuserUrl: servers().superuserUrl,
      name: id,
    });
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await temporal?.destroy();
  });

  /** As a container would: secrets by file, and nothing of our own environment. */
  function run(program: string, env: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [join(app, program)], {
      cwd: app,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL_FILE: join(folder, 'app_url'),
        DATABASE_SYSTEM_URL_FILE: join(folder, 'system_url'),
        TEMPORAL_ADDRESS: temporal.address,
        REGLAMENT_FILES: join(folder, 'files'),
        REGLAMENT_DEMO: '0',
        PUBLIC_URL: 'https://reglament.example',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => (log += text.toString()));
    running.push(child);
    return child;
  }

  async function healthy(url: string): Promise<boolean> {
    const asked = spawn(process.execPath, [join(app, 'deploy/healthy.mjs'), url], { stdio: 'ignore' });
    return (await once(asked, 'exit'))[0] === 0;
  }

  async function untilHealthy(url: string): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(300)) if (await healthy(url)) return;
    throw new Error(`${url} did not become healthy.\n${log.slice(-4_000)}`);
  }

  it('prepares an empty database and tells how the first administrator comes in; then api and worker run, are healthy, and end when they are asked', async () => {
    const migrate = run('dist/apps/api/src/migrate.js', { DATABASE_OWNER_URL_FILE: join(folder, 'owner_url') });
    expect([(await once(migrate, 'exit'))[0], log]).toEqual([0, expect.stringContaining('https://reglament.example/welcome#')]);
    const [apiPort, workerPort] = [await choosePort(undefined), await choosePort(undefined)];
    const api = run('dist/apps/api/src/main.js', { HOST: '0.0.0.0', PORT: String(apiPort), SESSION_SECRET_FILE: join(secrets, 'session_secret') });
    const worker = run('dist/apps/worker/src/main.js', { METRICS_PORT: String(workerPort) });
    expect(await healthy(`http://127.0.0.1:${workerPort}/health/nothing`)).toBe(false);
    await untilHealthy(`http://127.0.0.1:${apiPort}/api/v1/health/ready`);
    await untilHealthy(`http://127.0.0.1:${workerPort}/health/ready`);
    const page = await fetch(`http://127.0.0.1:${apiPort}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    for (const child of [api, worker]) {
      child.kill('SIGTERM');
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect([null, 0]).toContain(code);
      expect([null, 'SIGTERM']).toContain(signal);
    }
    for (const name of readdirSync(secrets)) expect(log).not.toContain(secret(name));
  }, 180_000);
});
