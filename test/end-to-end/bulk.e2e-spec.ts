import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { BulkDoneDto } from '../../apps/api/src/tasks/bulk.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let first: Person;
let second: Person;
let head: Person;
/** Ids of the demo people by login. */
let ids: Record<string, string>;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [first, second, head] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2'), await Person.signIn(product, 'head')];
  const people = await database.asSystem((tx) => tx.rows<{ login: string; id: string }>(`SELECT login, id FROM person`));
  ids = Object.fromEntries(people.map(({ login, id }) => [login, id]));
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

type Seen = Pick<TaskDetailDto, 'id' | 'version'>;

const newTasks = (count: number): Promise<TaskDetailDto[]> =>
  Promise.all(Array.from({ length: count }, async () => first.taskOf((await siteRequest(product)).body.caseId)));
const seen = ({ id, version }: Seen): Seen => ({ id, version });
const bulk = (who: Person, act: string, tasks: Seen[], change: object = {}, key: string | null = randomUUID()): Promise<Answer<BulkDoneDto>> =>
  who.post('/tasks/bulk', { act, tasks: tasks.map(seen), ...change }, key === null ? {} : { 'idempotency-key': key });
const now = async ({ id }: Seen) => (await head.get<TaskDetailDto>(`/tasks/${id}`)).body;
const holders = async (tasks: Seen[]) => (await Promise.all(tasks.map(now))).map(({ assignee }) => assignee?.id ?? null);
const acts = async (task: Seen) =>
  (await database.asSystem((tx) => tx.rows(`SELECT act FROM audit WHERE object = $1 AND act LIKE 'task.%'`, [task.id]))).length;

describe('an act on many tasks', () => {
  it('is done for each that it can be done for, and tells of each other one why not, in the order in which they were sent', async () => {
    const [free, taken, closed, old] = (await newTasks(4)) as [TaskDetailDto, TaskDetailDto, TaskDetailDto, TaskDetailDto];
    await second.post(`/tasks/${taken.id}/claim`, { version: taken.version });
    await second.complete(closed, 'confirmed', CONFIRMED);
    await second.post(`/tasks/${old.id}/claim`, { version: old.version });
    await second.post(`/tasks/${old.id}/release`, { version: old.version + 1 });
    const nowhere = { id: randomUUID(), version: 1 };
    const { status, body } = await bulk(first, 'claim', [taken, free, nowhere, closed, old]);
    expect([status, body.done, body.refused]).toEqual([200, 1, 4]);
    expect(body.verdicts.map(({ id, code, holder }) => [id, code, holder?.id ?? null])).toEqual([
      [taken.id, 'task-changed', ids['secretary2']],
      [free.id, null, ids['secretary1']],
      [nowhere.id, 'not-found', null],
      [closed.id, 'task-closed', null],
      [old.id, 'task-changed', null],
    ]);
    expect(body.verdicts.map(({ version }) => version)).toEqual([taken.version + 1, free.version + 1, null, expect.any(Number), old.version + 2]);
    expect(body.verdicts.every(({ done, text }) => done === (text === null))).toBe(true);
    expect(await holders([taken, free, old])).toEqual([ids['secretary2'], ids['secretary1'], null]);
  });

  it('asks for each task whether one may, as the single act does', async () => {
    const tasks = await newTasks(2);
    const { body } = await bulk(first, 'assign', tasks, { person: ids['secretary2'] });
    expect(body.verdicts.map(({ code }) => code)).toEqual(['forbidden', 'forbidden']);
    const driver = await Person.signIn(product, 'driver');
    expect((await bulk(driver, 'claim', tasks)).body.verdicts.map(({ code }) => code)).toEqual(['not-found', 'not-found']);
    expect(await holders(tasks)).toEqual([null, null]);
    const byHead = await bulk(head, 'assign', tasks, { person: ids['secretary2'], reason: 'Уезжаю' });
    expect([byHead.body.done, await holders(tasks)]).toEqual([2, [ids['secretary2'], ids['secretary2']]]);
    const wrong = await bulk(
      head,
      'assign',
      tasks.map((task) => ({ ...task, version: task.version + 1 })),
      { person: ids['manager1'] },
    );
    expect(wrong.body.verdicts.map(({ code, text }) => [code, text !== null && text.length > 10])).toEqual([
      ['invalid', true],
      ['invalid', true],
    ]);
  });

  it('puts aside and brings back; what a rule refuses says so in its own words', async () => {
    const tasks = await newTasks(3);
    const aside = { until: new Date(Date.now() + 60_000).toISOString(), reason: 'Обед' };
    const { body } = await bulk(first, 'snooze', tasks, aside);
    expect([body.done, await holders(tasks)]).toEqual([3, [ids['secretary1'], ids['secretary1'], ids['secretary1']]]);
    expect((await first.tasks()).items.filter(({ id }) => tasks.some((task) => task.id === id))).toEqual([]);
    const back = await bulk(first, 'unsnooze', body.verdicts as Seen[]);
    expect(back.body.done).toBe(3);
    const far = await bulk(first, 'snooze', body.verdicts as Seen[], { ...aside, until: new Date(Date.now() + 30 * 86_400_000).toISOString() });
    expect(far.body.verdicts.map(({ code }) => code)).toEqual(['invalid', 'invalid', 'invalid']);
    const given = await bulk(first, 'release', body.verdicts as Seen[]);
    expect([given.body.done, await holders(tasks)]).toEqual([3, [null, null, null]]);
  });

  it('is done once: the same key gives the same answer, at once as later; another body with it is refused', async () => {
    const tasks = await newTasks(4);
    await second.post(`/tasks/${tasks[0]!.id}/claim`, { version: tasks[0]!.version });
    const key = randomUUID();
    const both = await Promise.all([bulk(first, 'claim', tasks, {}, key), bulk(first, 'claim', tasks, {}, key)]);
    expect(both[0].body).toEqual(both[1].body);
    expect([both[0].body.done, both[0].body.refused]).toEqual([3, 1]);
    await second.post(`/tasks/${tasks[0]!.id}/release`, { version: tasks[0]!.version + 1 });
    expect((await bulk(first, 'claim', tasks, {}, key)).body).toEqual(both[0].body);
    expect(await Promise.all(tasks.slice(1).map(acts))).toEqual([1, 1, 1]);
    expectProblem(await bulk(first, 'release', tasks, {}, key), { status: 422, code: 'key-reused' });
  });

  it('that broke off half way is gone on with by the same key: nothing is done twice', async () => {
    const tasks = await newTasks(3);
    const key = randomUUID();
    const { body } = await bulk(first, 'claim', tasks, {}, key);
    // As a server that died leaves it: the key is taken, two rows are done, the answer was never kept.
    await database.asSystem((tx) => tx.change(`UPDATE answer SET status = NULL, body = NULL WHERE call = 'POST /tasks/bulk' AND idempotency_key = $1`, [key]));
    await database.asSystem((tx) => tx.change(`DELETE FROM answer WHERE call = $1`, [`POST /tasks/${tasks[2]!.id}/claim`]));
    await first.post(`/tasks/${tasks[2]!.id}/release`, { version: tasks[2]!.version + 1 });
    const again = (await bulk(first, 'claim', tasks, {}, key)).body;
    expect(again.verdicts.slice(0, 2)).toEqual(body.verdicts.slice(0, 2));
    expect(again.verdicts[2]).toMatchObject({ done: false, code: 'task-changed' });
    expect(await Promise.all(tasks.slice(0, 2).map(acts))).toEqual([1, 1]);
  });

  it('takes 200 at once and no more, each task once, and only what its act needs', async () => {
    const many = Array.from({ length: 201 }, () => ({ id: randomUUID(), version: 1 }));
    expectProblem(await bulk(first, 'claim', many), { status: 422, code: 'invalid' });
    expect((await bulk(first, 'claim', many.slice(1))).body.refused).toBe(200);
    for (const [act, tasks, change] of [
      ['claim', [], {}],
      ['claim', [many[0]!, many[0]!], {}],
      ['complete', [many[0]!], {}],
      ['assign', [many[0]!], {}],
      ['snooze', [many[0]!], { until: new Date().toISOString() }],
      ['snooze', [many[0]!], { reason: 'Обед' }],
    ] as [string, Seen[], object][]) {
      expectProblem(await bulk(first, act, tasks, change), { status: 422, code: 'invalid' });
    }
  });
});
