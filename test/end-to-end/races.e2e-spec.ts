import { randomUUID } from 'node:crypto';
import type { CommandDto } from '../../apps/api/src/commands/commands.dto.js';
import type { Database } from '#domain/database/database.js';
import type { TaskClosedDto, TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { AGREED, call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const ROUNDS = 30;

let product: Product;
let database: Database;
let first: Person;
let second: Person;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [first, second] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2')];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const newTask = async (): Promise<TaskDetailDto> => first.taskOf((await siteRequest(product)).body.caseId);
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

interface Traces {
  commands: number;
  completed: number;
  closed: number;
  audited: number;
  answers: number;
}

/** What clicks on a task have left behind. */
async function traces(task: string): Promise<Traces> {
  const found = await database.asSystem((tx) =>
    tx.row<Traces>(
      `SELECT (SELECT count(*)::int FROM command WHERE task = $1) AS commands,
              (SELECT count(*)::int FROM event WHERE kind = 'task.completed' AND objects @> jsonb_build_array(jsonb_build_object('id', $1::text))) AS completed,
              (SELECT count(*)::int FROM event WHERE kind = 'task.closed' AND objects @> jsonb_build_array(jsonb_build_object('id', $1::text))) AS closed,
              (SELECT count(*)::int FROM audit WHERE act = 'task.complete' AND object = $1) AS audited,
              (SELECT count(*)::int FROM answer WHERE call LIKE '%' || $1::text || '%') AS answers`,
      [task],
    ),
  );
  return found!;
}

const ONE_CLICK: Traces = { commands: 1, completed: 1, closed: 0, audited: 1, answers: 1 };

describe('one click, sent many times', () => {
  it('gets 20 equal bodies for 20 parallel posts with one key, and completes the task once', async () => {
    const task = await newTask();
    const key = randomUUID();
    const answers = await Promise.all(times(20, () => first.complete(task, 'confirmed', CONFIRMED, key)));
    expect(answers.map(({ status }) => status)).toEqual(times(20, () => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.body.task).toMatchObject({ status: 'closed', closed: { outcome: 'confirmed' } });
    expect(await traces(task.id)).toEqual(ONE_CLICK);
  });

  it('gets the same answer later, also after the case has gone on, and its keys in another order are the same body', async () => {
    const task = await newTask();
    const key = randomUUID();
    const now = await first.complete(task, 'confirmed', CONFIRMED, key);
    const manager = await Person.signIn(product, 'manager1');
    expect((await manager.complete(await manager.taskOf(task.caseId!), 'agreed', AGREED)).status).toBe(200);
    const body = `{"version":${task.version},"data":{"clientKind":"legal","city":"Пермь"},"outcome":"confirmed"}`;
    const later = await call(product, 'POST', `/tasks/${task.id}/complete`, { body, headers: { ...first.headers, 'idempotency-key': key } });
    expect([later.status, later.text]).toEqual([200, now.text]);
    expect(await traces(task.id)).toEqual(ONE_CLICK);
  });

  it('belongs to whoever sent it: another person’s same key is another key', async () => {
    const task = await newTask();
    const key = randomUUID();
    expect((await first.complete(task, 'confirmed', CONFIRMED, key)).status).toBe(200);
    expectProblem(await second.complete(task, 'confirmed', CONFIRMED, key), { status: 409, code: 'task-closed' });
    const other = await newTask();
    expect((await first.complete(other, 'confirmed', CONFIRMED, key)).status).toBe(200);
  });

  it('is one 200 and one 409 where two quick clicks carry no key', async () => {
    const task = await newTask();
    const answers = await Promise.all(times(2, () => first.complete(task, 'confirmed', CONFIRMED, null)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await traces(task.id)).toEqual({ ...ONE_CLICK, answers: 0 });
  });

  it('may be sent again with the same key and a better body where the first was refused', async () => {
    const task = await newTask();
    const key = randomUUID();
    expectProblem(await first.complete(task, 'confirmed', {}, key), { status: 422, code: 'invalid' });
    expect((await first.complete(task, 'confirmed', CONFIRMED, key)).status).toBe(200);
  });
});

describe('two people on one task', () => {
  it(`leave exactly one 200 and one 409 in each of ${ROUNDS} rounds, and the loser leaves no trace`, async () => {
    const requests = await Promise.all(times(ROUNDS, (i) => siteRequest(product, { client: { name: `Гонка ${i}` } })));
    const wins = { first: 0, second: 0 };
    for (const { body } of requests) {
      const task = await first.taskOf(body.caseId);
      const clicks = [
        { who: first, name: 'Демо Секретарь-Первая', side: 'first' as const, data: { ...CONFIRMED, note: 'first' } },
        { who: second, name: 'Демо Секретарь-Вторая', side: 'second' as const, data: { ...CONFIRMED, note: 'second' } },
      ];
      const answers = await Promise.all(clicks.map(({ who, data }) => who.complete(task, 'confirmed', data)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const [winner, loser] = answers[0]!.status === 200 ? [0, 1] : [1, 0];
      const problem = expectProblem(answers[loser]!, { status: 409, code: 'task-closed' });
      expect((problem as unknown as { first: { by: string } }).first.by).toBe(clicks[winner]!.name);
      expect(answers[winner]!.body.task.data).toEqual(clicks[winner]!.data);
      const { closed } = (await clicks[loser]!.who.get<{ closed: TaskClosedDto }>(`/tasks/${task.id}`)).body;
      expect(closed.by?.name).toBe(clicks[winner]!.name);
      expect(await traces(task.id)).toEqual(ONE_CLICK);
      wins[clicks[winner]!.side] += 1;
    }
    expect(wins.first + wins.second).toBe(ROUNDS);
  });
});

describe('one request, sent many times', () => {
  it('WT-1.1 is one row and one number for 50 copies with one key at once, with equal bodies, then and later', async () => {
    const key = randomUUID();
    const change = { client: { name: 'Пятьдесят', phone: '+79000001400' } };
    const answers = await Promise.all(times(50, () => siteRequest(product, change, { 'idempotency-key': key })));
    expect(answers.map(({ status }) => status)).toEqual(times(50, () => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const later = await siteRequest(product, change, { 'idempotency-key': key });
    expect([later.status, later.text]).toEqual([201, answers[0]!.text]);
    const count = await database.asSystem((tx) =>
      tx.row(
        `SELECT count(*)::int AS requests, count(DISTINCT r."case")::int AS cases FROM request r JOIN client c ON c.id = r.client WHERE c.phone = '+79000001400'`,
      ),
    );
    expect(count).toEqual({ requests: 1, cases: 1 });
    expectProblem(await siteRequest(product, { ...change, text: 'другое' }, { 'idempotency-key': key }), { status: 422, code: 'key-reused' });
  });

  it('WT-1.1 is as many rows as there are keys, with numbers one after the other', async () => {
    const answers = await Promise.all(times(20, () => siteRequest(product, {}, { 'idempotency-key': randomUUID() })));
    const numbers = answers.map(({ body }) => Number(body.number.slice(2))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(times(20, (i) => numbers[0]! + i));
  });
});

describe('a command', () => {
  it('is told with its answer to whoever gave it, and to nobody else', async () => {
    const task = await newTask();
    const { text } = await first.complete(task, 'confirmed', CONFIRMED);
    const { id } = (await database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM command WHERE task = $1`, [task.id])))!;
    const mine = await first.get<CommandDto>(`/commands/${id}`);
    expect([mine.status, mine.body]).toEqual([200, { id, taskId: task.id, status: 'applied', answer: JSON.parse(text), reason: null }]);
    for (const login of ['secretary2', 'head', 'director1', 'admin']) {
      expectProblem(await (await Person.signIn(product, login)).get(`/commands/${id}`), { status: 404, code: 'not-found' });
    }
  });
});
