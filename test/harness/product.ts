import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineOf, prepareEngine, startEngine, type Temporal } from '../../tools/servers/engine.mjs';
import { cacheFolder } from '../../tools/servers/files.mjs';
import { choosePort } from '../../tools/servers/ports.mjs';
import { silent } from '../../tools/servers/say.mjs';
import { freshDatabase, servers, type TestDatabase } from './database.js';

const PROJECT = join(import.meta.dirname, '../..');
const PATIENCE = 30_000;

type Part = 'api' | 'worker';

/** The whole product as it runs for its users: API and worker as processes of their own, on a database and a Temporal server of their own. */
export class Product {
  private readonly parts = new Map<Part, ChildProcess>();
  /** What the parts wrote, for a failing test. */
  log = '';

  private constructor(
    readonly database: TestDatabase,
    readonly url: string,
    private readonly port: number,
    private readonly folder: string,
    private temporal: Temporal,
    private readonly extra: Record<string, string>,
  ) {}

  /** `extra` goes into the environment of both parts. */
  static async start(extra: Record<string, string> = {}): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'reglament-product-'));
    const [database, temporal, port] = await Promise.all([freshDatabase(), startTemporal(folder), choosePort(undefined)]);
    const product = new Product(database, `http://127.0.0.1:${port}`, port, folder, temporal, extra);
    await product.migrate();
    product.run('api');
    product.run('worker');
    await product.ready();
    return product;
  }

  /** Starts a part, perhaps with a fault asked for (`point:nth:action`). */
  run(part: Part, fault?: string): void {
    const child = spawn(process.execPath, [join(PROJECT, `dist/apps/${part}/src/main.js`)], {
      cwd: PROJECT,
      env: this.environment(fault),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (this.log += `${part}: ${text.toString()}`));
    this.parts.set(part, child);
  }

  async kill(part: Part): Promise<void> {
    const child = this.parts.get(part);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Asks a part to end, as the launcher does; resolves with the milliseconds that it took. */
  async end(part: Part): Promise<number> {
    const begun = performance.now();
    this.parts.get(part)?.kill('SIGTERM');
    await this.died(part);
    return performance.now() - begun;
  }

  /** Resolves when a part has died by itself, of its fault. */
  async died(part: Part): Promise<void> {
    const child = this.parts.get(part)!;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  async stopTemporal(): Promise<void> {
    await this.temporal.stop();
  }

  async startTemporal(): Promise<void> {
    this.temporal = await startTemporal(this.folder);
  }

  get temporalAddress(): string {
    return this.temporal.address;
  }

  async ready(): Promise<void> {
    await this.until('the API to be ready', async () => {
      try {
        return (await fetch(`${this.url}/api/v1/health/ready`)).ok;
      } catch {
        return false; // it does not listen yet
      }
    });
  }

  /** Looks again and again until it sees something; fails with what was waited for and what the parts wrote. */
  async until<T>(what: string, look: () => Promise<T | undefined | false | null>, patience = PATIENCE): Promise<T> {
    for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
      const seen = await look();
      if (seen) return seen;
    }
    throw new Error(`Waited in vain for ${what}.\n${this.log.slice(-4_000)}`);
  }

  async stop(): Promise<void> {
    await Promise.all([this.kill('api'), this.kill('worker')]);
    await this.temporal.destroy();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async migrate(): Promise<void> {
    const child = spawn(process.execPath, [join(PROJECT, 'dist/apps/api/src/migrate.js')], {
      cwd: PROJECT,
      env: this.environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error(`The database could not be prepared.\n${this.log}`);
  }

  private environment(fault?: string): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      PORT: String(this.port),
      DATABASE_URL: this.database.app,
      DATABASE_SYSTEM_URL: this.database.system,
      DATABASE_OWNER_URL: this.database.owner,
      TEMPORAL_ADDRESS: this.temporal.address,
      SESSION_SECRET: 'a secret of the tests, and of nothing else',
      LOGINS_PER_MINUTE: '1000',
      RATE_PER_MINUTE: '100000',
      ...this.extra,
      ...(fault ? { REGLAMENT_FAULT: fault } : {}),
    };
  }
}

/** The engine that REGLAMENT_ENGINE names; on PostgreSQL with databases of its own beside those of the other tests. */
async function startTemporal(folder: string): Promise<Temporal> {
  const programs = await prepareEngine(engineOf(process.env), { cache: cacheFolder(), say: silent });
  const name = basename(folder).toLowerCase().replaceAll('-', '_');
  return startEngine(programs, { dir: join(folder, 'temporal'), headless: true, say: silent, superuserUrl: servers().superuserUrl, name });
}
