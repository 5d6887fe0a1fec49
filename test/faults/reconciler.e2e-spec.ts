import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { projectionActivities } from '#kit/worker/projection-activities.js';
import { ProcessWorker } from '#kit/worker/process-worker.js';
import { processActivities } from '#processes/index/activities.js';
import { createServices } from '#domain/create-services.js';
import type { Database } from '#domain/database/database.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { InstanceRepository } from '#domain/tasks/instance.repository.js';
import { Packs } from '#domain/packs/packs.service.js';
import { rebuildFromEvents } from '#domain/rebuild/rebuild.repository.js';
import { ProjectionRepository } from '#domain/tasks/projection.repository.js';
import { SystemClock } from '#domain/time/clock.js';
import { Reconciler, RECONCILING } from '../../apps/worker/src/reconciler.js';
import { Relay } from '../../apps/worker/src/relay.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { quiet } from '../harness/quiet.js';

const PROJECT = join(import.meta.dirname, '../..');
/** Two looks are seconds apart here, not a minute, and patience is shorter; all else is as in the product. */
const LIMITS = { ...RECONCILING, quiet: 500, scan: 1, activityAttempts: 3, storyAttempts: 3 };

describe('the reconciler', () => {
  let product: Product;
  let database: Database;
  let connection: Connection;
  let client: Client;
  let reconciler: Reconciler;
  let secretary: Person;
  let worker: ProcessWorker | undefined;
  let changes: ChangeListener;
  let relay: Relay | undefined;
  beforeAll(async () => {
    quiet();
    product = await Product.start();
    database = await openDatabase(product.database);
    connection = await Connection.connect({ address: product.temporalAddress });
    client = new Client({ connection });
    secretary = await Person.signIn(product, 'secretary1');
    changes = new ChangeListener(product.database.system, () => undefined);
    reconciler = new Reconciler(client, database, new SystemClock(), LIMITS);
    await database.asSystem((tx) => tx.change(`DELETE FROM lease`)); // of the product's own reconciler, which looks once a minute
    await reconciler.look();
  });
  afterAll(async () => {
    await relay?.onApplicationShutdown();
    await worker?.stop();
    await changes?.close();
    await connection?.close();
    await database?.close();
    await product?.stop();
  });

  const incidents = (open = true) =>
    database.asSystem((tx) =>
      tx.rows<{ kind: string; instance: string; tried: object; why: string | null; closed_by: string | null }>(
        `SELECT kind, instance, tried, why, closed_by FROM incident WHERE command IS NULL AND (closed_at IS NULL) = $1 ORDER BY kind, since`,
        [open],
      ),
    );
  const twice = async () => {
    for (const again of [true, false]) {
      expect(await reconciler.look()).toBe(true);
      if (again) await pause(1_000);
    }
  };
  /** A case whose secretary has a task. */
  const matter = async (n: number) => {
    const { body } = await siteRequest(product, { client: { phone: `+7900000${5000 + n}` } });
    const task = await secretary.taskOf(body.caseId);
    const row = await database.asSystem((tx) =>
      tx.row<{ id: string; wait: string }>(`SELECT i.id, t.wait FROM task t JOIN process_instance i ON i.id = t.instance WHERE t.id = $1`, [task.id]),
    );
    return { caseId: body.caseId, task, instance: row!.id, wait: row!.wait };
  };
  /** The product's worker is replaced by one here, perhaps with another story or other activities. */
  const runWorker = async ({ story = (code: string) => code, activities = {} }: { story?: (code: string) => string; activities?: object } = {}) => {
    await worker?.stop();
    worker = undefined;
    const code = readFileSync(join(PROJECT, 'dist/workflows/bundle.js'), 'utf8');
    const packs = new Packs(database, join(PROJECT, 'packs'), 1);
    worker = await ProcessWorker.start({
      ...{ address: product.temporalAddress, namespace: 'default', projections: 2, activitiesAtOnce: 2, cache: 50 },
      bundle: { code: story(code) },
      activities: {
        ...projectionActivities(new ProjectionRepository(database, packs)),
        ...processActivities(createServices(database, packs, 'https://reglament.example')),
        ...activities,
      },
    });
  };
  /** From here on the product's worker is this test's: stories can be broken and mended. */
  const ownWorker = async () => {
    await product.kill('worker');
    await changes.open();
    relay = new Relay(client, new InstanceRepository(database), changes, 50);
    relay.onApplicationBootstrap();
    await runWorker();
  };
  const brokenStory = (insert: string) => (code: string) => {
    const broken = code.replace(/async function tellIntake\([^)]*\)\s*\{/, (head) => `${head} ${insert}`);
    expect(broken).not.toBe(code);
    return broken;
  };
  const resolved = (kind: string, instance: string) =>
    product.until(`the incident ${kind} to be over`, async () => {
      await reconciler.look();
      return (await incidents(false)).find(
        (one) => one.kind === kind && one.instance === instance && one.why === 'resolved-by-itself' && one.closed_by === null,
      );
    });

  it('I3, I6: finds nothing in a healthy product while people click', async () => {
    let working = true;
    const looks = (async () => {
      for (; working; await pause(700)) await reconciler.look();
    })();
    for (let n = 0; n < 10; n += 1) {
      const { task } = await matter(n);
      await secretary.complete(task, 'confirmed', CONFIRMED);
    }
    working = false;
    await looks;
    await twice();
    expect(await incidents()).toEqual([]);
  });

  it('is done by one of several workers at a time', async () => {
    const other = new Reconciler(client, database, new SystemClock(), LIMITS);
    expect([await other.look(), await reconciler.look()]).toEqual([false, true]);
  });

  it('tells of a run that was ended by force, once', async () => {
    const { instance, caseId } = await matter(20);
    const [root] = await database.asSystem((tx) => tx.rows<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND parent IS NULL`, [caseId]));
    await client.workflow.getHandle(`sales-case:${root!.id}`).terminate('by the test');
    await client.workflow.getHandle(`intake:${instance}`).terminate('by the test');
    await reconciler.look();
    expect(await incidents()).toEqual([]); // seen once is not enough
    // A look passes over what Temporal does not describe in time: the next one comes.
    await product.until('both to be told', async () => {
      await reconciler.look();
      return (await incidents()).length >= 2;
    });
    const told = (await incidents()).map(({ kind, instance: of, tried }) => ({ kind, of, tried }));
    expect(told).toHaveLength(2);
    for (const id of [root!.id, instance]) expect(told).toContainEqual({ kind: 'run-ended-by-force', of: id, tried: { how: 'terminated' } });
    await database.asSystem((tx) => tx.change(`UPDATE incident SET closed_at = since, closed_by = $1, why = 'seen'`, [root!.id]));
    await twice();
    expect(await incidents()).toEqual([]); // closed by a person stays closed
  });

  it('tells which waits the rows lack, and that it is over once they are rebuilt', async () => {
    const { instance, wait, task } = await matter(21);
    await database.asSystem(async (tx) => {
      await tx.change(`DELETE FROM inbox WHERE task = $1`, [task.id]);
      await tx.change(`DELETE FROM task WHERE id = $1`, [task.id]);
      await tx.change(`DELETE FROM wait WHERE id = $1`, [wait]);
    });
    await twice();
    expect(await incidents()).toEqual([expect.objectContaining({ kind: 'drifted', instance, tried: { onlyRows: [], onlyStory: [wait] } })]);
    const { id: organisation } = (await database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM organisation`)))!;
    expect(await rebuildFromEvents(database, { organisation, clock: new SystemClock(), tell: () => undefined })).toEqual([]);
    await resolved('drifted', instance);
    expect((await secretary.complete(task, 'confirmed', CONFIRMED)).status).toBe(200);
  });

  it('tells of open waits of an instance that has ended, and of open tasks without an open wait', async () => {
    const [one, other] = [await matter(22), await matter(23)];
    await database.asSystem(async (tx) => {
      await tx.change(`UPDATE process_instance SET status = 'completed' WHERE id = $1`, [one.instance]);
      await tx.change(`UPDATE wait SET closed_at = opened_at WHERE id = $1`, [other.wait]);
    });
    await twice();
    const rows = (await incidents()).filter(({ tried }) => 'tasks' in tried);
    const found = Object.fromEntries(rows.map(({ instance, tried }) => [instance, tried]));
    expect(found).toEqual({ [one.instance]: { waits: [one.wait], tasks: [] }, [other.instance]: { waits: [], tasks: [other.task.id] } });
    await database.asSystem(async (tx) => {
      await tx.change(`UPDATE process_instance SET status = 'running' WHERE id = $1`, [one.instance]);
      await tx.change(`UPDATE wait SET closed_at = NULL WHERE id = $1`, [other.wait]);
    });
    await product.until('all to be over', async () => {
      await reconciler.look();
      return (await incidents()).length === 0;
    });
  });

  it('tells of an activity that fails again and again: how often, and why; and that it is over', async () => {
    await ownWorker();
    const { task, instance } = await matter(30);
    await runWorker({ activities: { 'intake.keepTalk': () => Promise.reject(new Error('the exchange is away '.repeat(60))) } });
    expect((await secretary.complete(task, 'confirmed', CONFIRMED)).status).toBe(200);
    const told = await product.until('the incident', async () => {
      await reconciler.look();
      return (await incidents()).find(({ kind }) => kind === 'activity-failing');
    });
    const { activity, attempts, failure } = told.tried as { activity: string; attempts: number; failure: string };
    expect([told.instance, activity, failure.length, failure]).toEqual([instance, 'intake.keepTalk', 500, expect.stringMatching(/^the exchange is away/)]);
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect((await incidents()).length).toBe(1);
    await runWorker();
    await resolved('activity-failing', instance);
  });

  it('tells of a story whose program fails, with its words, and that it is over once it is mended', async () => {
    const { task, instance } = await matter(31);
    await runWorker({ story: brokenStory(`throw new TypeError('broken by the test');`) });
    void secretary.complete(task, 'confirmed', CONFIRMED);
    const told = await product.until('the incident', async () => {
      await reconciler.look();
      return (await incidents()).find(({ kind }) => kind === 'story-broken');
    });
    expect([told.instance, told.tried]).toEqual([
      instance,
      { attempts: expect.any(Number) as number, failure: expect.stringContaining('broken by the test') as string },
    ]);
    await runWorker();
    await resolved('story-broken', instance);
  });

  it('tells of a matter that nobody holds, and that it is over once somebody does', async () => {
    await runWorker({ story: brokenStory(`await new Promise(() => {});`) });
    const { body } = await siteRequest(product, { client: { phone: '+79000005032' } });
    const { id: instance } = await product.until('its intake', () =>
      database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND process = 'intake'`, [body.caseId])),
    );
    await pause(LIMITS.quiet);
    await twice();
    expect((await incidents()).map(({ kind, instance: of }) => [kind, of])).toEqual([['nobody-holds', instance]]);
    await client.workflow.getHandle(`intake:${instance}`).terminate('by the test');
    await resolved('nobody-holds', instance);
  });
});
