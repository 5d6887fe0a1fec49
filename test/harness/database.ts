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
  const { superuserUrl, ownerUrl, appUrl, systemUrl } = servers();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, `CREATE DATABASE ${name} TEMPLATE reglament OWNER reglament_owner`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return { owner: at(ownerUrl), app: at(appUrl), system: at(systemUrl), drop: () => asSuperuser(superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
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
