import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { projectionActivities } from '#kit/worker/projection-activities.js';
import { ProcessWorker } from '#kit/worker/process-worker.js';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import { workflowIdOf } from '#kit/contract/place.js';
import { OPEN_WAITS, TASK_QUEUE, WORKFLOW_TASK_TIMEOUT } from '#kit/contract/protocol.js';
import { processActivities } from '#processes/index/activities.js';
import { createServices } from '#domain/create-services.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.rule.js';
import type { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { permissionsOf } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { Role } from '#domain/people/role.type.js';
import { RequestService, type IncomingRequest } from '#domain/requests/request.service.js';
import { StartService } from '#domain/cases/start.service.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { CommandRepository } from '#domain/tasks/command.repository.js';
import { InstanceRepository } from '#domain/tasks/instance.repository.js';
import { ProjectionRepository } from '#domain/tasks/projection.repository.js';
import { findTasks, tasksOfCase, type TaskRecord } from '#domain/tasks/task.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Labels } from '../../apps/api/src/labels/labels.js';
import { seedDemo } from '../../apps/api/src/seed/demo.js';
import { Answers } from '../../apps/api/src/tasks/answers.js';
import { CompletionService } from '../../apps/api/src/tasks/completion.service.js';
import { Conflicts } from '../../apps/api/src/tasks/conflicts.js';
import { Contracts } from '../../apps/api/src/tasks/contracts.js';
import { directoryOf } from '../../apps/api/src/tasks/directory.js';
import { Engine } from '../../apps/api/src/tasks/engine.js';
import { Sweeper } from '../../apps/worker/src/sweeper.js';
import { Texts } from '../../apps/api/src/texts/texts.js';
import { freshDatabase, openDatabase, type TestDatabase } from './database.js';

const PROJECT = join(import.meta.dirname, '../..');
const PATIENCE = 20_000;
const HOUR = 3_600_000;

const PRODUCT = { bundle: join(PROJECT, 'dist/workflows/bundle.js'), packs: join(PROJECT, 'packs'), pack: 'west-technology' };

/** What comes in where a test does not say otherwise. */
const REQUEST: IncomingRequest = {
  channel: 'site',
  kind: 'request',
  client: { name: 'Пример Историев', phone: '+79000001427' },
  items: [{ name: 'Пульт', quantity: 1 }],
};

/** With what a case begins. */
export interface Beginning {
  process?: string;
  input?: object;
  request?: Partial<IncomingRequest>;
  /** What is there before the process begins; what it tells is put into the input. */
  arrange?: Arrange | undefined;
  /** Of a process that a person starts: who does, by login, and what the form holds. */
  byHand?: { by: string; asked: Record<string, unknown> };
}

/** A case whose process has not begun. */
export interface Unbegun {
  database: Database;
  packs: Packs;
  clock: Clock;
  organisation: string;
  caseId: string;
  requestId: string;
}

/** Makes what a story needs before it begins, such as suppliers with their price lists. */
export type Arrange = (scene: Unbegun) => Promise<object>;

/** The clock of the API, set together with the test server's. */
class StoryClock extends Clock {
  at = Date.now();

  now(): Date {
    return new Date(this.at);
  }
}

/** How long to wait until six hours of work without a break lie ahead, so that a story's deadlines do not depend on the hour at which it is told. */
function quietStart(calendar: WorkingCalendar, now: number): number {
  for (let wait = 0; wait < 14 * 24 * HOUR; wait += HOUR) if (calendar.between(now + wait, now + wait + 6 * HOUR) === 6 * HOUR) return wait;
  return calendar.nextOpening(now) - now;
}

/** Processes in skipped time: the time-skipping server, a worker, and people who act through the same protocol on real PostgreSQL. */
export class StoryTest {
  private readonly sweeper: Sweeper;

  private constructor(
    private readonly env: TestWorkflowEnvironment,
    private readonly worker: ProcessWorker,
    private readonly changes: ChangeListener,
    private readonly urls: TestDatabase,
    readonly database: Database,
    readonly clock: StoryClock,
    readonly packs: Packs,
    private readonly completion: CompletionService,
    private readonly pack: string,
  ) {
    this.sweeper = new Sweeper(env.client, new CommandRepository(database), database, clock, changes);
    this.sweeper.onApplicationBootstrap();
  }

  /** The product's processes, or what stands in for them where the imports have the condition `shapes`. */
  static async begin({ bundle, packs: folder, pack } = PRODUCT): Promise<StoryTest> {
    const path = process.env['REGLAMENT_TEST_SERVER'];
    if (!path) throw new Error('The stories need the time-skipping server: run them by `npm test`.');
    const env = await startServer(path);
    const urls = await freshDatabase();
    const database = await openDatabase(urls);
    const packs = new Packs(database, folder, 1);
    const clock = new StoryClock();
    await env.sleep(quietStart(packs.named(pack).calendar, await env.currentTimeMs()));
    clock.at = await env.currentTimeMs();
    await seedDemo(database, packs.named(pack), { at: clock.now() });
    const changes = new ChangeListener(urls.system, () => undefined);
    await changes.open();
    const readModel = new ProjectionRepository(database, packs);
    const worker = await ProcessWorker.start({
      address: env.address,
      namespace: env.namespace ?? 'default',
      bundle: { codePath: bundle },
      projections: 2,
      activitiesAtOnce: 2,
      cache: 50,
      activities: {
        ...projectionActivities(readModel),
        ...processActivities(createServices(database, packs, 'https://reglament.example')),
      },
    });
    const commands = new CommandRepository(database);
    const contracts = new Contracts(packs, directoryOf(database));
    const completion = new CompletionService(
      database,
      commands,
      contracts,
      new Conflicts(contracts, clock),
      new Engine(env.client),
      new Answers(database, commands, contracts, changes, clock),
      clock,
    );
    return new StoryTest(env, worker, changes, urls, database, clock, packs, completion, pack);
  }

  async end(): Promise<void> {
    await this.sweeper.onApplicationShutdown();
    await this.worker.stop();
    await this.changes.close();
    await this.database.close();
    await this.env.teardown();
    await this.urls.drop();
  }

  /** Somebody of the demo company. */
  async person(login: string): Promise<Principal> {
    const row = await this.database.asSystem((tx) =>
      tx.row<{ id: string; organisation: string; name: string; roles: Role[] }>(`SELECT id, organisation, name, roles FROM person WHERE login = $1`, [login]),
    );
    return { kind: 'person', ...row!, permissions: permissionsOf(row!.roles) };
  }

  /** A request comes in, and its case begins. */
  request(kind = 'request'): Promise<Matter> {
    return this.start({ request: { kind } });
  }

  /**
   * A request comes in, and its case begins: with the pack's root, or with this process in its place, which gets the request's id beside its
   * input. So each process can be told alone.
   */
  async start({ process, input = {}, request = {}, arrange, byHand }: Beginning): Promise<Matter> {
    await this.now();
    if (byHand) return this.startByHand(process!, byHand);
    const requests = new RequestService(this.database, this.clock, this.packs);
    const caller = await this.person('secretary1');
    const { id, caseId } = await requests.record(caller, { ...REQUEST, ...request }, null);
    const { database, packs, clock } = this;
    const arranged = (await arrange?.({ database, packs, clock, organisation: caller.organisation, caseId, requestId: id })) ?? {};
    if (process !== undefined)
      await this.database.asSystem((tx) =>
        tx.change(`UPDATE process_instance SET process = $2, input = input || $3 WHERE "case" = $1`, [
          caseId,
          process,
          JSON.stringify({ ...input, ...arranged }),
        ]),
      );
    return this.begun(caseId, id);
  }

  private async startByHand(process: string, { by, asked }: { by: string; asked: Record<string, unknown> }): Promise<Matter> {
    const starting = new StartService(this.database, this.clock, this.packs);
    const { caseId } = await starting.start(await this.person(by), { process, asked, key: null });
    return this.begun(caseId, caseId);
  }

  /** Starts the root of a case, as the relay does. */
  private async begun(caseId: string, requestId: string): Promise<Matter> {
    const instances = new InstanceRepository(this.database);
    const root = (await instances.unstarted(100)).find((instance) => instance.caseId === caseId)!;
    const workflowId = workflowIdOf(root.process, root.id);
    const start = { organisation: root.organisation, caseId, parent: null, at: root.createdAt.getTime(), input: root.input };
    const handle = await this.env.client.workflow.start(root.process, {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [start],
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    });
    await instances.started(root.id, handle.firstExecutionRunId);
    return new Matter(this, root.organisation, { caseId, requestId, workflowId });
  }

  /** Lets time pass for everybody. */
  async skip(minutes: number): Promise<void> {
    await this.env.sleep(minutes * 60_000);
    await this.now();
  }

  /** Lets time pass until nobody works any more. */
  async skipWork(): Promise<void> {
    const now = (await this.now()).getTime();
    let night = now;
    while (this.calendar.isOpen(night)) night += HOUR;
    await this.skip((night - now) / 60_000);
  }

  /** The time of everybody: the server's, which the API's clock takes over. */
  async now(): Promise<Date> {
    this.clock.at = await this.env.currentTimeMs();
    return this.clock.now();
  }

  /** The working time of the pack that the stories run under. */
  get calendar(): WorkingCalendar {
    return this.packs.named(this.pack).calendar;
  }

  get client(): TestWorkflowEnvironment['client'] {
    return this.env.client;
  }

  async complete(login: string, task: TaskRecord, outcome: string, data: Record<string, unknown>): ReturnType<CompletionService['complete']> {
    await this.now();
    const caller = await this.person(login);
    const labels = new Labels(new Texts(), 'ru', this.packs.named(this.pack));
    return this.completion.complete({ caller, labels, taskId: task.id, body: { outcome, data, version: task.version }, key: null });
  }
}

/** On a busy machine Java may need longer than the five seconds for which the SDK waits. */
async function startServer(path: string, again = 3): Promise<TestWorkflowEnvironment> {
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  } catch (error) {
    if (again === 0 || !(error as Error).message.includes('did not start within')) throw error;
    return startServer(path, again - 1);
  }
}

/** One case in a story test. */
export class Matter {
  readonly caseId: string;
  readonly requestId: string;
  readonly workflowId: string;

  constructor(
    private readonly story: StoryTest,
    private readonly organisation: string,
    ids: { caseId: string; requestId: string; workflowId: string },
  ) {
    ({ caseId: this.caseId, requestId: this.requestId, workflowId: this.workflowId } = ids);
  }

  /** The open task of this kind; waits for it, and says what stands where it does not come. */
  async expectTask(definition: TaskDefinition): Promise<TaskRecord> {
    return this.until(`the task ${definition.name}`, (tasks) => tasks.find((task) => task.name === definition.name && task.status === 'open'));
  }

  async expectEscalation(definition: TaskDefinition, to: Role): Promise<TaskRecord> {
    const late = await this.until(`the escalation of ${definition.name}`, (tasks) =>
      tasks.find((task) => task.name === definition.name && task.escalatedAt !== null),
    );
    const listed = await this.in((tx) => tx.row(`SELECT 1 FROM inbox WHERE task = $1 AND principal = $2`, [late.id, `role:${to}`]));
    if (!listed) throw new Error(`${definition.name} is late, but not in the inbox of ${to}.`);
    return late;
  }

  /** Completes the open task of this kind, and returns the answer of the API. */
  async complete(login: string, definition: TaskDefinition, outcome: string, data: Record<string, unknown>): ReturnType<StoryTest['complete']> {
    return this.story.complete(login, await this.expectTask(definition), outcome, data);
  }

  /** Ids of the waits that the stories of this case hold open, by their own words, and by the read model's. */
  async openWaits(): Promise<{ told: string[]; written: string[] }> {
    const told = await Promise.all((await this.workflowIds()).map((id) => this.story.client.workflow.getHandle(id).query<string[]>(OPEN_WAITS)));
    const written = await this.in((tx) =>
      tx.rows<{ id: string }>(`SELECT w.id FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.closed_at IS NULL`, [
        this.caseId,
      ]),
    );
    return { told: told.flat().toSorted(), written: written.map(({ id }) => id).toSorted() };
  }

  async expectClosed(): Promise<{ status: string; processes: [string, string][] }> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((go) => setTimeout(go, 25))) {
      const found = await this.in((tx) => tx.row<{ status: string }>(`SELECT status FROM case_file WHERE id = $1`, [this.caseId]));
      if (found?.status !== 'closed') continue;
      const rows = await this.in((tx) =>
        tx.rows<{ process: string; status: string }>(`SELECT process, status FROM process_instance WHERE "case" = $1 ORDER BY created_at, parent IS NOT NULL`, [
          this.caseId,
        ]),
      );
      return { status: found.status, processes: rows.map(({ process, status }) => [process, status]) };
    }
    throw new Error(`The case was expected to be closed. ${await this.stands()}`);
  }

  /** What happened, oldest first. */
  async events(): Promise<{ kind: string; actor: string; data: Record<string, unknown> }[]> {
    return this.in((tx) => tx.rows(`SELECT kind, actor, data FROM event WHERE "case" = $1 ORDER BY at, seq`, [this.caseId]));
  }

  async task(id: string): Promise<TaskRecord> {
    return (await this.in((tx) => findTasks(tx, [id])))[0]!;
  }

  cancel(): Promise<unknown> {
    return this.story.client.workflow.getHandle(this.workflowId).cancel();
  }

  /** Kinds of all events that Temporal keeps of the case, by workflow. */
  async histories(): Promise<string[][]> {
    const ids = await this.workflowIds();
    const histories = await Promise.all(ids.map((id) => this.story.client.workflow.getHandle(id).fetchHistory()));
    return histories.map(({ events }) => (events ?? []).map((event) => String(event.eventType)));
  }

  /** When the instances of the case ended. */
  async ends(): Promise<Date[]> {
    const rows = await this.in((tx) =>
      tx.rows<{ at: Date }>(`SELECT ended_at AS at FROM process_instance WHERE "case" = $1 AND ended_at IS NOT NULL`, [this.caseId]),
    );
    return rows.map(({ at }) => at);
  }

  /** Ids of all workflows of the case. */
  async workflowIds(): Promise<string[]> {
    const rows = await this.in((tx) => tx.rows<{ id: string; process: string }>(`SELECT id, process FROM process_instance WHERE "case" = $1`, [this.caseId]));
    return rows.map(({ id, process }) => workflowIdOf(process, id));
  }

  /** Rows of this matter's company. */
  rows<T>(sql: string, values: unknown[]): Promise<T[]> {
    return this.in((tx) => tx.rows<T>(sql, values));
  }

  private in<T>(work: Parameters<Database['inOrganisation']>[1] extends (tx: infer Tx) => unknown ? (tx: Tx) => Promise<T> : never): Promise<T> {
    return this.story.database.inOrganisation(this.organisation, work);
  }

  private async until(what: string, look: (tasks: TaskRecord[]) => TaskRecord | undefined): Promise<TaskRecord> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((go) => setTimeout(go, 25))) {
      const seen = look(await this.in((tx) => tasksOfCase(tx, this.caseId)));
      if (seen) return seen;
    }
    throw new Error(`Expected ${what}. ${await this.stands()}`);
  }

  private async stands(): Promise<string> {
    const tasks = await this.in((tx) => tasksOfCase(tx, this.caseId));
    return `What stands: ${tasks.map((task) => `${task.process}.${task.name} ${task.status}${task.outcome ? ` (${task.outcome})` : ''}`).join(', ') || 'no task at all'}.`;
  }
}
