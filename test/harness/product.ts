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
/** Two programs that start where others work, too, take a while; how long is no question of these tests. */
const STARTING = 55_000;

/** A program of the product. There may be several workers: `worker`, `worker-2` … */
export type Part = 'api' | 'worker' | `worker-${number}`;

export interface ProductOptions {
  /** Goes into the environment of all parts. */
  env?: Record<string, string>;
  /** Conditions of package.json's imports, such as `shapes`. */
  conditions?: readonly string[];
}

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
    private readonly options: ProductOptions,
  ) {}

  /** `extra` goes into the environment of both parts. */
  static start(extra: Record<string, string> = {}): Promise<Product> {
    return Product.startWith({ env: extra });
  }

  static async startWith(options: ProductOptions): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'reglament-product-'));
    const [database, temporal, port] = await Promise.all([freshDatabase(), startTemporal(folder), choosePort(undefined)]);
    const product = new Product(database, `http://127.0.0.1:${port}`, port, folder, temporal, options);
    await product.migrate();
    product.run('api');
    product.run('worker');
    await product.ready();
    return product;
  }

  /** Starts a part, perhaps with a fault asked for (`point:nth:action`). */
  run(part: Part, fault?: string, env: Record<string, string> = {}): void {
    const program = part === 'api' ? 'api' : 'worker';
    const conditions = (this.options.conditions ?? []).map((name) => `--conditions=${name}`);
    const child = spawn(process.execPath, [...conditions, join(PROJECT, `dist/apps/${program}/src/main.js`)], {
      cwd: PROJECT,
      env: { ...this.environment(fault), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (this.log += `${part}: ${text.toString()}`));
    this.parts.set(part, child);
  }

  /** Whether a part runs now; a paused one does. */
  runs(part: Part): boolean {
    const child = this.parts.get(part);
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  pidOf(part: Part): number | undefined {
    return this.parts.get(part)?.pid;
  }

  async kill(part: Part): Promise<void> {
    const child = this.parts.get(part);
    if (!child || !this.runs(part)) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Stops a part in the middle of whatever it does, as a machine under memory pressure would; `kill` and `resume` end it. */
  freeze(part: Part): void {
    if (this.runs(part)) this.parts.get(part)!.kill('SIGSTOP');
  }

  resume(part: Part): void {
    if (this.runs(part)) this.parts.get(part)!.kill('SIGCONT');
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
    if (this.runs(part)) await once(child, 'exit');
  }

  async stopTemporal(): Promise<void> {
    await this.temporal.stop();
  }

  /** Without a word to it. */
  async killTemporal(): Promise<void> {
    process.kill(this.temporal.pid, 'SIGKILL');
    await this.temporal.stop();
  }

  async startTemporal(): Promise<void> {
    this.temporal = await startTemporal(this.folder);
  }

  /** Where what people attach lies on disk. */
  get files(): string {
    return join(this.folder, 'files');
  }

  get temporalAddress(): string {
    return this.temporal.address;
  }

  async ready(): Promise<void> {
    await this.until(
      'the API to be ready',
      async () => {
        try {
          return (await fetch(`${this.url}/api/v1/health/ready`)).ok;
        } catch {
          return false; // it does not listen yet
        }
      },
      STARTING,
    );
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
    await Promise.all([...this.parts.keys()].map((part) => this.kill(part)));
    await this.temporal.destroy();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Prepares the database, as each start does; tells what it has to say to the person before the screen. */
  async migrate(): Promise<string> {
    let told = '';
    const child = spawn(process.execPath, [join(PROJECT, 'dist/apps/api/src/migrate.js')], {
      cwd: PROJECT,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (text: Buffer) => (told += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error(`The database could not be prepared.\n${this.log}`);
    return told;
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
      REGLAMENT_FILES: this.files,
      SESSION_SECRET: 'a secret of the tests, and of nothing else',
      RATE_PER_MINUTE: '100000',
      ...this.options.env,
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
