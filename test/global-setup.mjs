// Real servers for all tests: one PostgreSQL cluster with a migrated template database. Each test file makes a database of its own
// from it, and starts the Temporal server that it needs.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ensureShapes } from '../tools/build-shapes.mjs';
import { silent } from '../tools/servers/say.mjs';
import { startForTests } from '../tools/test-servers.mjs';

const project = join(import.meta.dirname, '..');

export default async function setup() {
  await ensureShapes({ say: silent });
  const servers = await startForTests({ temporal: false });
  globalThis.__SERVERS__ = servers;
  const { migrateDatabase } = await import(pathToFileURL(join(project, 'dist/libs/domain/src/database/migrate-database.js')).href);
  await migrateDatabase({ owner: servers.ownerUrl, app: servers.appUrl, system: servers.systemUrl });
  const { superuserUrl, ownerUrl, appUrl, systemUrl, dir } = servers;
  process.env.REGLAMENT_TEST_SERVERS = JSON.stringify({ superuserUrl, ownerUrl, appUrl, systemUrl, dir });
}
