import { randomUUID } from 'node:crypto';
import { verifyAudit } from '#domain/audit/seal.repository.js';
import type { Database } from '#domain/database/database.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { AGREED, call, CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product, type Door } from '../harness/product.js';

const TASKS = 12;
const CALLS = 120;

/** Two apis and two workers on one database and one Temporal, as on two machines. */
let product: Product;
let doors: [Door, Door];
let database: Database;
/** The two secretaries, each at both doors with one session. */
let people: [Person, Person][];

beforeAll(async () => {
  product = await Product.start();
  product.run('worker-2');
  doors = [product, await product.openDoor('api-2')];
  database = await openDatabase(product.database);
  const both = async (login: string): Promise<[Person, Person]> => {
    const person = await Person.signIn(product, login);
    return [person, person.at(doors[1])];
  };
  people = [await both('secretary1'), await both('secretary2')];
}, 120_000);
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const NOT_SIGNED_IN = { status: 401, code: 'not-signed-in' };
const me = (person: Person) => person.get<{ user: { login: string } }>('/auth/me');
const count = async (sql: string, values: unknown[] = []) => (await database.asSystem((tx) => tx.row<{ n: number }>(sql, values)))!.n;

describe('a session', () => {
  it('that began at one api is good at the other, and ends at both', async () => {
    const here = await Person.signIn(doors[1], 'driver');
    const there = here.at(doors[0]);
    expect((await me(there)).body.user.login).toBe('driver');
    expect((await there.post('/auth/logout', {})).status).toBe(204);
    expectProblem(await me(here), NOT_SIGNED_IN);
    expectProblem(await me(there), NOT_SIGNED_IN);
  });

  it('of somebody who may no longer enter is worth nothing at either', async () => {
    const [here, there] = [await Person.signIn(doors[0], 'quality'), await Person.signIn(doors[1], 'quality')];
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE login = 'quality'`));
    for (const person of [here, here.at(doors[1]), there, there.at(doors[0])]) expectProblem(await me(person), NOT_SIGNED_IN);
  });
});

describe('what is clicked at one api', () => {
  it('is told to those who listen at the other', async () => {
    const end = new AbortController();
    const listening = await fetch(`${doors[1].url}/api/v1/events/stream`, { headers: people[0]![1].headers, signal: end.signal });
    const { caseId } = (await siteRequest(product)).body;
    const task = await people[0]![0].taskOf(caseId);
    expect((await people[1]![0].complete(task, 'confirmed', CONFIRMED)).status).toBe(200);
    const reader = listening.body!.getReader();
    let heard = '';
    while (!heard.includes(task.id)) heard += Buffer.from((await reader.read()).value ?? []).toString();
    end.abort();
    expect(heard).toContain('event: changed');
  });

  it('twenty times with one key, at both, is done once and answered alike', async () => {
    const task = await people[0]![0].taskOf((await siteRequest(product)).body.caseId);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => people[0]![i % 2]!.complete(task, 'confirmed', CONFIRMED, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await count(`SELECT count(*)::int AS n FROM command WHERE task = $1`, [task.id])).toBe(1);
    expect(await count(`SELECT count(*)::int AS n FROM audit WHERE act = 'task.complete' AND object = $1`, [task.id])).toBe(1);
  });

  it('by two people at once is one’s, and the other is told by whom', async () => {
    for (let i = 0; i < 5; i += 1) {
      const task = await people[0]![0].taskOf((await siteRequest(product)).body.caseId);
      const [one, other] = await Promise.all([people[0]![0].complete(task, 'confirmed', CONFIRMED), people[1]![1].complete(task, 'confirmed', CONFIRMED)]);
      expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    }
  });
});

describe('the next task', () => {
  it(`goes to exactly one of ${CALLS} calls at both apis for each of ${TASKS} tasks`, async () => {
    const next = (who: Person): Promise<Answer<TaskDetailDto>> => who.post('/tasks/next', undefined, { 'idempotency-key': randomUUID() });
    while ((await next(people[0]![0])).status === 200); // what is left of the others
    await Promise.all(Array.from({ length: TASKS }, (_, i) => siteRequest(doors[i % 2]!, { client: { name: `Очередь ${i}` } })));
    await product.until(`${TASKS} tasks`, async () => (await count(`SELECT count(*)::int AS n FROM task WHERE status = 'open' AND assignee IS NULL`)) >= TASKS);
    const answers = await Promise.all(Array.from({ length: CALLS }, (_, i) => next(people[i % 2]![(i >> 1) % 2]!)));
    const given = answers.filter(({ status }) => status === 200).map(({ body }) => body.id);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 204]));
    expect(given).toHaveLength(TASKS);
    expect(new Set(given).size).toBe(TASKS);
  });
});

describe('wrong passwords', () => {
  it('are counted together: trying at the other api gains nothing', async () => {
    const tries: Answer[] = [];
    for (let i = 0; i < 12; i += 1) tries.push(await call(doors[i % 2]!, 'POST', '/auth/login', { body: { login: 'accountant', password: `guess ${i}` } }));
    const first = tries.findIndex(({ status }) => status === 429);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(6); // five are free, at both together
    expectProblem(await call(doors[(first + 1) % 2]!, 'POST', '/auth/login', { body: { login: 'accountant', password: 'reglament-demo' } }), {
      status: 429,
      code: 'sign-in-paused',
    });
  });
});

describe('the work behind', () => {
  /** Requests at both doors, each led to its manager and on. */
  async function work(cases: number): Promise<string[]> {
    const manager = await Person.signIn(product, 'manager1');
    const requests = await Promise.all(Array.from({ length: cases }, (_, i) => siteRequest(doors[i % 2]!)));
    await Promise.all(
      requests.map(async ({ body: { caseId } }, i) => {
        expect((await people[0]![i % 2]!.complete(await people[0]![0].taskOf(caseId), 'confirmed', CONFIRMED)).status).toBeLessThan(300);
        expect((await manager.complete(await manager.taskOf(caseId), 'agreed', AGREED)).status).toBeLessThan(300);
      }),
    );
    return requests.map(({ body }) => body.caseId);
  }

  /** What was told and opened twice in these cases. */
  const doubles = (cases: string[]) =>
    count(
      `SELECT (SELECT count(*) FROM (SELECT 1 FROM process_instance WHERE "case" = ANY($1) AND parent IS NULL GROUP BY "case" HAVING count(*) > 1) AS roots)::int
            + (SELECT count(*) FROM (SELECT 1 FROM task WHERE "case" = ANY($1) AND status = 'open' GROUP BY "case", process, name HAVING count(*) > 1) AS tasks)::int AS n`,
      [cases],
    );

  it('is done once by two workers, and by each of them alone when the other is killed', async () => {
    const cases = await work(3);
    await product.kill('worker');
    cases.push(...(await work(2)));
    product.run('worker');
    await product.until('the worker to be back', () => Promise.resolve(product.runs('worker')));
    await product.kill('worker-2');
    cases.push(...(await work(2)));
    product.run('worker-2');
    await product.until('all commands to be applied', async () => (await count(`SELECT count(*)::int AS n FROM command WHERE status = 'accepted'`)) === 0);
    expect(await doubles(cases)).toBe(0);
  });

  it('seals the audit in one chain, whoever seals', async () => {
    await product.kill('worker');
    product.run('worker'); // seals as soon as it starts
    await product.until('a second seal', async () => (await count(`SELECT count(*)::int AS n FROM audit_seal`)) >= 2, 70_000);
    expect((await verifyAudit(database, new Date())).broken).toEqual([]);
  }, 90_000);

  it('goes on at one api when the other is asked to end: its listeners leave it, and its people come in by the other', async () => {
    const listening = await fetch(`${doors[1].url}/api/v1/events/stream`, { headers: people[0]![1].headers });
    const reader = listening.body!.getReader();
    await product.end('api-2');
    while (!(await reader.read()).done); // until the server has ended it
    expect((await me(people[0]![0])).status).toBe(200);
  });
});
