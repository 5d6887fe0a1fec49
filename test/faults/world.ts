import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { TASK_QUEUE } from '#kit/contract/protocol.js';
import type { Database } from '#domain/database/database.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { Product, type Part } from '../harness/product.js';
import type { Cluster } from './cluster.js';
import { KIND_OF, SHAPES, type Shape } from './shapes.js';
import { bundleWithout, type Weakening } from './weaken.js';

export interface Matter {
  /** Which shape began it, or that it is a case of the product's own. */
  shape: Shape | 'sale';
  caseId: string;
  requestId: string;
}

export interface OpenTask {
  id: string;
  name: string;
  process: string;
  role: string;
  wait: string;
  version: number;
  instance: string;
  caseId: string;
  prefill: Record<string, unknown>;
  /** The login of whoever has it. */
  holder: string | null;
}

/** A click and what was answered; status 0: the call broke off. */
export interface Clicked {
  task: string;
  login: string;
  key: string;
  status: number;
  text: string;
  commandId: string | null;
}

export interface ClickOptions {
  outcome?: string;
  data?: Record<string, unknown>;
  key?: string;
}

const LOGINS = ['secretary1', 'secretary2', 'manager1', 'manager2', 'head'] as const;
export type Login = (typeof LOGINS)[number];

/** Who may do a task of a role; the second is the colleague. */
export function peopleOf(role: string): [Login, Login] {
  return role === 'manager' ? ['manager1', 'manager2'] : ['secretary1', 'secretary2'];
}

interface WorldOptions {
  weaken?: Weakening | undefined;
  cluster?: Cluster | undefined;
  own?: Record<string, string> | undefined;
}

/** The product with the shapes, its people, and everything that a run may do to them. What is done and answered is kept as a story. */
export class World {
  readonly clicks: Clicked[] = [];
  /** Parts that run with a fault or another environment, and which. */
  readonly faulty = new Map<Part, string>();
  /** Parts that the harness has killed and not started again. */
  private readonly down = new Set<Part>();
  private readonly watch = setInterval(() => this.startWhatEnded(), 300);
  private lines: string[] = [];
  private begun = performance.now();

  private constructor(
    readonly product: Product,
    readonly cluster: Cluster | undefined,
    readonly client: Client,
    readonly sink: string,
    readonly weakened: boolean,
    /** The product's own way into its database, for its own checks. */
    readonly database: Database,
    private readonly pool: pg.Pool,
    private readonly people: ReadonlyMap<Login, Person>,
  ) {}

  /** `cluster`: the PostgreSQL of the harness, where runs may kill it. `own`: the product's own processes run instead of the shapes, with this environment. */
  static async start({ weaken, cluster, own }: WorldOptions): Promise<World> {
    const sink = mkdtempSync(join(tmpdir(), 'reglament-sink-'));
    const env = {
      REGLAMENT_PACKS: SHAPES.packs,
      REGLAMENT_PACK: SHAPES.pack,
      REGLAMENT_BUNDLE: bundleWithout(weaken),
      REGLAMENT_SINK: sink,
      ...(weaken ? { REGLAMENT_WEAKEN: weaken } : {}),
    };
    const product = await Product.startWith(own ? { env: own } : { env, conditions: ['shapes'] });
    const pool = new pg.Pool({ connectionString: product.database.system, max: 4 });
    pool.on('error', () => undefined); // a connection that idled while PostgreSQL was killed
    const people = new Map<Login, Person>();
    for (const login of LOGINS) people.set(login, await Person.signIn(product, login));
    const client = new Client({ connection: await Connection.connect({ address: product.temporalAddress }) });
    return new World(product, cluster, client, sink, weaken !== undefined, await openDatabase(product.database), pool, people);
  }

  async stop(): Promise<void> {
    clearInterval(this.watch);
    await this.client.connection.close();
    await this.pool.end();
    await this.database.close();
    await this.product.stop();
    rmSync(this.sink, { recursive: true, force: true });
  }

  // -- the story of a run

  beginStory(): void {
    this.lines = [];
    this.clicks.length = 0;
    this.begun = performance.now();
  }

  tell(words: string): void {
    this.lines.push(`${String(Math.round(performance.now() - this.begun)).padStart(6)} ms  ${words}`);
  }

  get told(): string {
    return this.lines.join('\n');
  }

  // -- what people and the world do

  async begin(shape: Matter['shape']): Promise<Matter> {
    const key = randomUUID();
    const { body } = await this.persistent('a request to be taken', async () => {
      const answer = await siteRequest(this.product, { kind: shape === 'sale' ? 'request' : KIND_OF[shape] }, { 'idempotency-key': key });
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
      return answer;
    });
    this.tell(`${shape} ${short(body.caseId)} begins`);
    return { shape, caseId: body.caseId, requestId: body.id };
  }

  async click(
    login: Login,
    task: Pick<OpenTask, 'id' | 'name' | 'version'>,
    { outcome = 'done', data = {}, key = randomUUID() }: ClickOptions = {},
  ): Promise<Clicked> {
    const answer = await this.people
      .get(login)!
      .complete(task, outcome, data, key)
      .catch((error: Error) => ({ status: 0, text: error.message, body: {} }) as Answer<{ commandId?: string }>);
    const clicked = { task: task.id, login, key, status: answer.status, text: answer.text, commandId: answer.body.commandId ?? null };
    this.clicks.push(clicked);
    this.tell(
      `${login} completes ${task.name} ${short(task.id)} as ${outcome}: ${answer.status || 'no answer'}${answer.status === 409 ? ` ${codeOf(answer.text)}` : ''}`,
    );
    return clicked;
  }

  /** Any call of somebody to the API; status 0 where it broke off. */
  async post(login: Login, path: string, body: object, key = randomUUID()): Promise<Answer> {
    const answer = await this.people
      .get(login)!
      .post<Record<string, unknown>>(path, body, { 'idempotency-key': key })
      .catch((error: Error) => ({ status: 0, type: '', text: error.message, body: {} }));
    this.tell(
      `${login} posts ${path.replace(/[0-9a-f-]{28}(?=[0-9a-f]{8})/, '…')}: ${answer.status || 'no answer'} ${answer.status >= 400 ? codeOf(answer.text) : ''}`,
    );
    return answer;
  }

  /** A reply from outside about a matter. */
  async message({ requestId }: Matter, text: string, deliveryId: string = randomUUID()): Promise<Answer> {
    const answer = await call<Record<string, unknown>>(this.product, 'POST', '/messages', {
      body: { kind: 'shape.replied', key: requestId, payload: { text }, deliveryId },
      headers: this.people.get('secretary1')!.headers,
    }).catch((error: Error) => ({ status: 0, type: '', text: error.message, body: {} }));
    this.tell(`the message "${text}" comes: ${answer.status || 'no answer'} ${answer.text.slice(0, 90)}`);
    return answer;
  }

  /** Temporal's own cancel of the root. */
  async cancelByTemporal(matter: Matter): Promise<void> {
    const root = await this.root(matter);
    this.tell(`Temporal is asked to cancel ${matter.shape} ${short(matter.caseId)}`);
    await this.client.workflow
      .getHandle(`${root.process}:${root.id}`)
      .cancel()
      .catch((error: Error) => this.tell(`… and does not: ${error.message}`));
  }

  // -- what the harness sees

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.persistent('PostgreSQL to answer', async () => (await this.pool.query<T & pg.QueryResultRow>(sql, values)).rows);
  }

  async root({ caseId }: Matter): Promise<{ id: string; process: string; current_run: string | null; status: string }> {
    const [root] = await this.rows<{ id: string; process: string; current_run: string | null; status: string }>(
      `SELECT id, process, current_run, status FROM process_instance WHERE "case" = $1 AND parent IS NULL`,
      [caseId],
    );
    return root!;
  }

  openTasks(matters: readonly Matter[]): Promise<OpenTask[]> {
    return this.rows<OpenTask>(
      `SELECT t.id, t.name, t.process, t.role, t.wait, t.version, t.instance, t."case" AS "caseId", t.prefill, p.login AS holder
         FROM task t JOIN case_file k ON k.id = t."case" LEFT JOIN person p ON p.id = t.assignee
        WHERE t."case" = ANY($1) AND t.status = 'open' ORDER BY t.opened_at, t.id`,
      [matters.map(({ caseId }) => caseId)],
    );
  }

  /** The open task of this name; waits for it. */
  task(matter: Matter, name: string): Promise<OpenTask> {
    return this.product.until(`the task ${name} of ${matter.shape}`, async () => (await this.openTasks([matter])).find((task) => task.name === name));
  }

  async until(what: string, sql: string, values: unknown[], patience?: number): Promise<void> {
    await this.product.until(what, async () => (await this.rows(sql, values)).length > 0, patience);
  }

  // -- faults

  async kill(part: Part): Promise<void> {
    if (!this.product.runs(part)) return;
    this.tell(`kill -9 of ${part}`);
    this.down.add(part);
    await this.product.kill(part);
  }

  /** Starts a part, perhaps with a fault, and waits until it works. */
  async start(part: Part, fault?: string, env: Record<string, string> = {}): Promise<void> {
    this.tell(`${part} starts${fault ? ` with the fault ${fault}` : ''}`);
    this.product.run(part, fault, env);
    this.down.delete(part);
    if (fault || Object.keys(env).length > 0) this.faulty.set(part, fault ?? 'another environment');
    else this.faulty.delete(part);
    if (part === 'api') await this.product.ready();
    else await this.polling(part);
  }

  /** A worker works once it asks Temporal for work; it may have died of its fault by then. */
  private async polling(part: Part): Promise<void> {
    const asks = { namespace: 'default', taskQueue: { name: TASK_QUEUE }, taskQueueType: 1 };
    for (const end = Date.now() + 15_000; Date.now() < end && this.product.runs(part); await pause(100)) {
      const { pollers } = await this.client.connection.workflowService.describeTaskQueue(asks).catch(() => ({ pollers: [] }));
      if (pollers?.some(({ identity }) => identity?.startsWith(`${this.product.pidOf(part)}@`))) return;
    }
  }

  async restart(part: Part, fault?: string, env: Record<string, string> = {}): Promise<void> {
    await this.kill(part);
    await this.start(part, fault, env);
  }

  /** Waits until a part has died of its fault. */
  async died(part: Part): Promise<void> {
    await Promise.race([this.product.died(part), pause(30_000)]);
    if (this.product.runs(part)) throw new Error(`The ${part} was to die of its fault, and did not.`);
    this.tell(`${part} has died of its fault`);
  }

  async killTemporal(): Promise<void> {
    this.tell('kill -9 of Temporal');
    await this.product.killTemporal();
  }

  async startTemporal(): Promise<void> {
    await this.product.startTemporal();
    this.tell('Temporal is there again');
  }

  killPostgres(): void {
    this.tell('kill -9 of PostgreSQL');
    this.cluster!.kill();
  }

  /** `pg_ctl stop -m immediate`. */
  async stopPostgresAtOnce(): Promise<void> {
    this.tell('PostgreSQL is stopped at once');
    await this.cluster!.stopAtOnce();
  }

  /** Makes PostgreSQL go on to the next piece of its log, so that those which it has in stock are used up; false where it does not answer any more. */
  async useUpLog(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.cluster!.superuserUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // it may break off with PostgreSQL
    try {
      await client.connect();
      await client.query('SELECT pg_switch_wal()');
      return true;
    } catch {
      // Whatever it was: PostgreSQL is not there to answer.
      return false;
    } finally {
      await client.end().catch(() => undefined); // there may be nothing left to end
    }
  }

  /** Somebody with his session, for calls that are no clicks. */
  person(login: Login): Person {
    return this.people.get(login)!;
  }

  async startPostgres(): Promise<void> {
    await this.cluster!.startAgain();
    this.tell('PostgreSQL is there again');
  }

  async postgresAnswers(): Promise<boolean> {
    return this.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  async temporalAnswers(): Promise<boolean> {
    return this.client
      .withDeadline(Date.now() + 2_000, () => this.client.connection.workflowService.getSystemInfo({}))
      .then(
        () => true,
        () => false,
      );
  }

  /** Nobody delivers this matter's commands for so long, as if a sweeper had taken their leases and then stood still. */
  async lease({ caseId }: Matter, seconds: number): Promise<void> {
    this.tell(`a sweeper that stands still holds the leases for ${seconds} s`);
    await this.rows(
      `UPDATE command SET next_try_at = clock_timestamp() + make_interval(secs => $2) FROM process_instance i
        WHERE i.id = command.instance AND i."case" = $1 AND command.status = 'accepted' RETURNING command.id`,
      [caseId, seconds],
    );
  }

  /** A part that ends by itself, such as one that starts while PostgreSQL is away, is started again, as the launcher does. */
  private startWhatEnded(): void {
    for (const part of ['api', 'worker'] as const) {
      if (this.product.runs(part) || this.down.has(part) || this.faulty.get(part)?.includes('kill9')) continue;
      this.tell(`${part} has ended, and is started again`);
      this.product.run(part);
    }
  }

  /** Does something again until it works: the world may be away for a while. */
  private async persistent<T>(what: string, work: () => Promise<T>): Promise<T> {
    for (const end = Date.now() + 40_000; ; await pause(200)) {
      try {
        return await work();
      } catch (error) {
        const wrong = /^(22|23|42)/.test((error as { code?: string }).code ?? ''); // a wrong statement will not become right
        if (wrong || Date.now() > end)
          throw new Error(`Waited in vain for ${what}: ${(error as Error).message}\n${this.product.log.slice(-2_000)}`, { cause: error });
      }
    }
  }
}

/** An id as the story names it: its tail, for the heads of ids made in one moment are equal. */
export const short = (id: string): string => `…${id.slice(-6)}`;

function codeOf(text: string): string {
  return /"code":"([^"]+)"/.exec(text)?.[1] ?? text.slice(0, 80);
}
