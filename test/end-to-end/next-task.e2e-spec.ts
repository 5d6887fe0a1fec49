import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const TASKS = 40;
const PEOPLE = 20;
const CALLS = 1_000;

let product: Product;
let database: Database;
let people: Person[];

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  const logins = Array.from({ length: PEOPLE }, (_, i) => `next-${i}`);
  await database.asSystem((tx) =>
    tx.rows(
      `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'login', l.login))).* FROM person p, unnest($1::text[]) AS l(login) WHERE p.login = 'secretary1'`,
      [logins],
    ),
  );
  people = [];
  for (const login of logins) people.push(await Person.signIn(product, login));
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const next = (who: Person, key: string | null = randomUUID()): Promise<Answer<TaskDetailDto>> =>
  who.post('/tasks/next', undefined, key === null ? {} : { 'idempotency-key': key });

async function openTasks(count: number): Promise<void> {
  const before = (await people[0]!.tasks()).counts.mine;
  await Promise.all(Array.from({ length: count }, (_, i) => siteRequest(product, { client: { name: `Очередь ${i}` } })));
  await product.until(`${count} tasks`, async () => (await people[0]!.tasks()).counts.mine >= before + count);
}

describe('the next task', () => {
  it('is none where there is none', async () => {
    const { status, text } = await next(people[0]!);
    expect([status, text]).toEqual([204, '']);
  });

  it(`goes to exactly one of ${CALLS} calls of ${PEOPLE} people at once for each of ${TASKS} tasks, and the others get none`, async () => {
    await openTasks(TASKS);
    const answers = await Promise.all(Array.from({ length: CALLS }, (_, i) => next(people[i % PEOPLE]!, i % 2 === 0 ? randomUUID() : null)));
    const given = answers.filter(({ status }) => status === 200);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 204]));
    expect(given.length).toBe(TASKS);
    expect(new Set(given.map(({ body }) => body.id)).size).toBe(TASKS);
    const rows = await database.asSystem((tx) =>
      tx.rows<{ id: string; assignee: string; version: number; lists: number }>(
        `SELECT t.id, t.assignee, t.version, (SELECT count(*)::int FROM inbox WHERE inbox.task = t.id AND inbox.principal = 'person:' || t.assignee) AS lists FROM task t WHERE t.status = 'open'`,
      ),
    );
    const holders = (list: { id: string; holder: string | undefined }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(holders(rows.map(({ id, assignee }) => ({ id, holder: assignee })))).toEqual(
      holders(given.map(({ body }) => ({ id: body.id, holder: body.assignee?.id }))),
    );
    expect(rows.every(({ version, lists }) => version === 2 && lists === 1)).toBe(true);
    expect((await next(people[0]!)).status).toBe(204);
  });

  it('is the same again for the same key, also where there was none, and another key gets another', async () => {
    const [key, none] = [randomUUID(), randomUUID()];
    expect((await next(people[1]!, none)).status).toBe(204);
    await openTasks(2);
    const answers = await Promise.all(Array.from({ length: 5 }, () => next(people[1]!, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await next(people[1]!, none)).status).toBe(204);
    const other = await next(people[1]!);
    expect([other.status, other.body.id === answers[0]!.body.id]).toEqual([200, false]);
    const undone = await people[1]!.post<TaskDetailDto>(`/tasks/${other.body.id}/release`, { version: other.body.version });
    expect([undone.status, undone.body.assignee]).toEqual([200, null]);
  });

  it('is of one’s own queues: the administrator has none, a driver is not handed the secretaries’', async () => {
    expectProblem(await next(await Person.signIn(product, 'admin')), { status: 403, code: 'forbidden' });
    expect((await next(await Person.signIn(product, 'driver'))).status).toBe(204);
    expect((await next(people[2]!)).status).toBe(200);
  });
});
