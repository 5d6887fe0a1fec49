import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { isRoot } from '../../tools/servers/files.mjs';
import { startPostgres, type Postgres } from '../../tools/servers/postgres.mjs';
import { waitUntil } from '../../tools/servers/ports.mjs';
import { remember } from '../../tools/servers/processes.mjs';
import { silent } from '../../tools/servers/say.mjs';
import { SmallDisk } from './small-disk.js';

const PROJECT = join(import.meta.dirname, '../..');

/** A PostgreSQL of the harness's own, which it may kill: durable, unlike that of the other tests, so that a commit is a commit. */
export class Cluster {
  private constructor(
    private readonly places: { dir: string; data: string },
    private server: Postgres,
    /** The disk of its data, where it is one that can be filled. */
    readonly disk: SmallDisk | undefined,
  ) {}

  /** `onSmallDisk`: megabytes of a file system of its own, for its data alone. */
  static async start({ onSmallDisk }: { onSmallDisk?: number | undefined } = {}): Promise<Cluster> {
    const dir = mkdtempSync(join(tmpdir(), 'reglament-test-')); // a name by which the next test run clears it up, if this one is killed
    if (isRoot()) chmodSync(dir, 0o711); // the database runs as another user then
    remember(join(dir, 'run.json'), process.pid);
    const disk = onSmallDisk === undefined ? undefined : SmallDisk.mount(onSmallDisk);
    const data = disk ? disk.place('postgres') : join(dir, 'postgres');
    const server = await startServer(data).catch((error: unknown) => {
      disk?.unmount();
      throw error;
    });
    const cluster = new Cluster({ dir, data }, server, disk);
    const { migrateDatabase } = (await import(pathToFileURL(join(PROJECT, 'dist/libs/domain/src/database/migrate-database.js')).href)) as {
      migrateDatabase(urls: { owner: string; app: string; system: string }): Promise<void>;
    };
    const { ownerUrl, appUrl, systemUrl, superuserUrl } = cluster.server;
    if (disk) await keepLogSmall(superuserUrl);
    await migrateDatabase({ owner: ownerUrl, app: appUrl, system: systemUrl });
    process.env['REGLAMENT_TEST_SERVERS'] = JSON.stringify({ superuserUrl, ownerUrl, appUrl, systemUrl, dir });
    return cluster;
  }

  /** Without a word to it: what was committed must be there again after the start. */
  kill(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  /** As `pg_ctl stop -m immediate`: it ends its sessions at once, and has to recover. */
  async stopAtOnce(): Promise<void> {
    process.kill(this.server.pid, 'SIGQUIT');
    await waitUntil(() => !this.server.alive(), { timeout: 15_000 });
  }

  get superuserUrl(): string {
    return this.server.superuserUrl;
  }

  /** On the same port, with the same data. */
  async startAgain(): Promise<void> {
    this.server = await startServer(this.places.data);
  }

  async stop(): Promise<void> {
    this.disk?.empty(); // a full disk lets nobody stop in order
    await this.server.destroy();
    this.disk?.unmount();
    rmSync(this.places.dir, { recursive: true, force: true });
  }
}

/** So that the log leaves the disk to the data, and is soon used up. */
async function keepLogSmall(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`ALTER SYSTEM SET max_wal_size = '128MB'`);
  await client.query(`SELECT pg_reload_conf()`);
  await client.end();
}

function startServer(dir: string): Promise<Postgres> {
  return startPostgres({ dir, durable: true, say: silent, own: true });
}
