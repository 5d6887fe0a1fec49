import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRoot } from '../../tools/servers/files.mjs';
import { startPostgres, type Postgres } from '../../tools/servers/postgres.mjs';
import { remember } from '../../tools/servers/processes.mjs';
import { silent } from '../../tools/servers/say.mjs';

const PROJECT = join(import.meta.dirname, '../..');

/** A PostgreSQL of the harness's own, which it may kill: durable, unlike that of the other tests, so that a commit is a commit. */
export class Cluster {
  private constructor(
    private readonly dir: string,
    private server: Postgres,
  ) {}

  static async start(): Promise<Cluster> {
    const dir = mkdtempSync(join(tmpdir(), 'reglament-test-')); // a name by which the next test run clears it up, if this one is killed
    if (isRoot()) chmodSync(dir, 0o711); // the database runs as another user then
    remember(join(dir, 'run.json'), process.pid);
    const cluster = new Cluster(dir, await startServer(dir));
    const { migrateDatabase } = (await import(pathToFileURL(join(PROJECT, 'dist/libs/domain/src/database/migrate-database.js')).href)) as {
      migrateDatabase(urls: { owner: string; app: string; system: string }): Promise<void>;
    };
    const { ownerUrl, appUrl, systemUrl, superuserUrl } = cluster.server;
    await migrateDatabase({ owner: ownerUrl, app: appUrl, system: systemUrl });
    process.env['REGLAMENT_TEST_SERVERS'] = JSON.stringify({ superuserUrl, ownerUrl, appUrl, systemUrl, dir });
    return cluster;
  }

  /** Without a word to it: what was committed must be there again after the start. */
  kill(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  /** On the same port, with the same data. */
  async startAgain(): Promise<void> {
    this.server = await startServer(this.dir);
  }

  async stop(): Promise<void> {
    await this.server.destroy();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function startServer(dir: string): Promise<Postgres> {
  return startPostgres({ dir: join(dir, 'postgres'), durable: true, say: silent, own: true });
}
