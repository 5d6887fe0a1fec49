import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database } from '#domain/database/database.js';

interface Servers {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  systemUrl: string;
  dir: string;
}

/** The servers that the whole test run shares. */
export function servers(): Servers {
  const given = process.env['REGLAMENT_TEST_SERVERS'];
  if (!given) throw new Error('The tests need their servers: run them by `npm test`.');
  return JSON.parse(given) as Servers;
}

/** A migrated database of one test file. */
export interface TestDatabase {
  owner: string;
  app: string;
  system: string;
  drop(): Promise<void>;
}

/** Copies the migrated template; `drop` takes it away, also while somebody is still connected. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asSuperuser((client) => copy(client, 'reglament', name));
  return databaseOf(name);
}

/** The template with the demo company: what `seed` makes of a migrated database, made once for all suites of a test run. */
const WITH_DEMO = 'reglament_demo';
/** Suites that start at once: one of them makes the template. */
const LOCK = 7_315;

/** Copies the template with the demo company, which the first one who asks makes with `seed`. */
export async function demoDatabase(seed: (database: TestDatabase) => Promise<void>): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asSuperuser(async (client) => {
    await client.query(`SELECT pg_advisory_lock($1)`, [LOCK]);
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = $1`, [WITH_DEMO]);
    if (rowCount === 0) {
      await copy(client, 'reglament', name);
      await seed(databaseOf(name));
      await client.query(`ALTER DATABASE ${name} RENAME TO ${WITH_DEMO}`);
    }
    await copy(client, WITH_DEMO, name);
  });
  return databaseOf(name);
}

function databaseOf(name: string): TestDatabase {
  const { ownerUrl, appUrl, systemUrl } = servers();
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const drop = () => asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { owner: at(ownerUrl), app: at(appUrl), system: at(systemUrl), drop };
}

function copy(client: pg.Client, template: string, name: string): Promise<unknown> {
  return client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER reglament_owner`);
}

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: servers().superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The product's own way into a test database. */
export async function openDatabase(urls: TestDatabase): Promise<Database> {
  const database = new Database({ app: urls.app, system: urls.system }, { app: 4, system: 4 }, 'test');
  await database.open();
  return database;
}
