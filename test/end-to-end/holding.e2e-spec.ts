import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { everything, expectProblem, expectUnchanged } from '../harness/problem.js';
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

type Act = 'claim' | 'release' | 'assign' | 'snooze' | 'unsnooze';
type Held = Answer<TaskDetailDto>;

/** The open task of a case, wherever it stands in a list that has become long. */
const taskIn = (caseId: string): Promise<TaskDetailDto> =>
  product.until(`a task in case ${caseId}`, async () => {
    const row = (await first.case(caseId)).tasks.find(({ status }) => status === 'open');
    return row && (await first.get<TaskDetailDto>(`/tasks/${row.id}`)).body;
  });
const newTask = async (): Promise<TaskDetailDto> => taskIn((await siteRequest(product)).body.caseId);
const act = (who: Person, { id, version }: { id: string; version: number }, name: Act, change: object = {}, key: string | null = randomUUID()): Promise<Held> =>
  who.post(`/tasks/${id}/${name}`, { version, ...change }, key === null ? {} : { 'idempotency-key': key });
const isListed = async (who: Person, { id }: { id: string }): Promise<boolean> => (await who.tasks()).items.some((row) => row.id === id);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const aside = (minutes = 5) => ({ until: inMinutes(minutes), reason: 'Клиент просил перезвонить' });
const current = (answer: Answer<unknown>) => (answer.body as { task: TaskDetailDto }).task;
const statuses = (answers: Answer<unknown>[]) => answers.map(({ status }) => status);

describe('taking a task', () => {
  it('takes it out of the others’ lists, gives it a new version, and only its holder completes it', async () => {
    const task = await newTask();
    const { status, body } = await act(first, task, 'claim');
    expect([status, body.assignee?.id, body.version, body.status]).toEqual([200, ids['secretary1'], 2, 'open']);
    expect(body.may).toEqual({ claim: false, release: true, assign: false, snooze: true, comment: true, draft: true });
    expect([await isListed(first, task), await isListed(second, task)]).toEqual([true, false]);
    expect((await second.tasks('group')).items.find(({ id }) => id === task.id)?.assignee?.id).toBe(ids['secretary1']);
    const late = await second.complete(task, 'confirmed', CONFIRMED);
    expectProblem(late, { status: 409, code: 'task-changed' });
    expect(current(late).assignee?.id).toBe(ids['secretary1']);
    expectProblem(await second.complete(body, 'confirmed', CONFIRMED), { status: 403, code: 'forbidden' });
    expectProblem(await act(second, body, 'claim'), { status: 403, code: 'forbidden' });
    expect((await act(first, body, 'claim')).body.version).toBe(2); // what one has stays as it is
    expect((await first.complete(body, 'confirmed', CONFIRMED)).status).toBe(200);
  });

  it('is undone by giving it back; the head may do that, too, and gives it to whom he wants', async () => {
    const task = await newTask();
    const taken = (await act(first, task, 'claim')).body;
    expectProblem(await act(second, taken, 'release'), { status: 403, code: 'forbidden' });
    const back = (await act(first, taken, 'release')).body;
    expect([back.assignee, back.version, await isListed(second, task)]).toEqual([null, 3, true]);
    expectProblem(await act(first, back, 'assign', { assignee: ids['secretary2'] }), { status: 403, code: 'forbidden' });
    const given = await act(head, back, 'assign', { assignee: ids['secretary2'], reason: 'Первая в отпуске' });
    expect([given.status, given.body.assignee?.name, given.body.version]).toEqual([200, 'Демо Секретарь-Вторая', 4]);
    expect([await isListed(first, task), await isListed(second, task)]).toEqual([false, true]);
    expect((await act(head, given.body, 'release')).body).toMatchObject({ assignee: null, version: 5 });
    const story = (await first.timeline(task.caseId!)).items.filter(({ taskId, kind }) => taskId === task.id && kind !== 'task.opened');
    expect(story.map(({ kind, actor, title, text }) => ({ kind, actor, title, text })).toReversed()).toEqual([
      { kind: 'task.claimed', actor: 'Демо Секретарь-Первая', title: `Задача взята в работу: ${task.title}`, text: null },
      { kind: 'task.released', actor: 'Демо Секретарь-Первая', title: `Задача возвращена группе: ${task.title}`, text: 'Кому: Секретари' },
      {
        kind: 'task.assigned',
        actor: expect.any(String) as string,
        title: `Задача поручена: ${task.title}`,
        text: 'Кому: Демо Секретарь-Вторая. Почему: Первая в отпуске',
      },
      { kind: 'task.released', actor: expect.any(String) as string, title: `Задача возвращена группе: ${task.title}`, text: 'Кому: Секретари' },
    ]);
  });

  it('is given only to those who work here and have its role; the head is told who they are', async () => {
    const task = await newTask();
    const people = (await head.get<{ id: string; name: string }[]>(`/tasks/${task.id}/assignees`)).body;
    expect(people.map(({ name }) => name)).toEqual(['Демо Секретарь-Вторая', 'Демо Секретарь-Первая']);
    const company = await Company.found(database);
    const left = randomUUID();
    await database.asSystem((tx) =>
      tx.rows(
        `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'login', $1::text, 'active', false))).* FROM person p WHERE login = 'secretary1'`,
        [left],
      ),
    );
    const before = await everything(database);
    for (const assignee of [ids['manager1'], ids['head'], company.people.secretary, left, randomUUID(), 'кто-нибудь', null, ''])
      expectProblem(await act(head, task, 'assign', { assignee }), { status: 422, code: 'invalid', paths: ['assignee'] });
    expectProblem(await act(head, task, 'assign', { assignee: ids['secretary1'], reason: 'я'.repeat(501) }), {
      status: 422,
      code: 'invalid',
      paths: ['reason'],
    });
    await expectUnchanged(database, before);
  });
});

describe('putting a task aside', () => {
  it('hides it from its holder’s list and counts until then, and brings it back; who puts one of the group aside has taken it', async () => {
    const task = await newTask();
    const count = (await first.tasks()).counts;
    const { status, body } = await act(first, task, 'snooze', aside());
    expect([status, body.assignee?.id, body.version, body.snoozesLeft, body.snoozeReason]).toEqual([200, ids['secretary1'], 2, 2, aside().reason]);
    expect([await isListed(first, task), await isListed(second, task)]).toEqual([false, false]);
    expect((await first.tasks()).counts.mine).toBe(count.mine - 1);
    expect((await first.tasks('group')).items.find(({ id }) => id === task.id)?.snoozedUntil).toBe(body.snoozedUntil);
    const back = await act(first, body, 'unsnooze');
    expect([back.status, back.body.snoozedUntil, back.body.version]).toEqual([200, null, 2]);
    expect([await isListed(first, task), (await first.tasks()).counts.mine]).toEqual([true, count.mine]);
    expect((await act(first, body, 'unsnooze')).status).toBe(200); // it is back already
    await act(first, body, 'snooze', { ...aside(), until: new Date(Date.now() + 1_500).toISOString() });
    expect(await isListed(first, task)).toBe(false);
    await product.until('the task to come back by itself', () => isListed(first, task));
    const story = (await first.timeline(task.caseId!)).items.find(({ kind }) => kind === 'task.snoozed');
    expect(story).toMatchObject({ title: `Задача отложена: ${task.title}`, text: 'Клиент просил перезвонить', until: expect.stringMatching(/Z$/) as string });
  });

  it('has its limits, each with a sentence: three times, not beyond the due time, never without a reason', async () => {
    let task = await newTask();
    const due = Date.parse(task.dueAt!);
    const before = await everything(database);
    const wrong: [change: object, paths: string[]][] = [
      [{ ...aside(), until: new Date(due + 1_000).toISOString() }, ['until']],
      [{ ...aside(), until: inMinutes(-1) }, ['until']],
      [{ ...aside(), until: '2026-02-31T00:00:00Z' }, ['until']],
      [{ ...aside(), until: '2026-11-24T10:00:00' }, ['until']],
      [{ ...aside(), until: 'завтра' }, ['until']],
      [{ ...aside(), until: 1 }, ['until']],
      [{ until: aside().until }, ['reason']],
      [{ ...aside(), reason: '   ' }, ['reason']],
      [{ ...aside(), reason: 'я'.repeat(501) }, ['reason']],
      [{ ...aside(), reason: '\0' }, ['reason']],
    ];
    for (const [change, paths] of wrong) expectProblem(await act(first, task, 'snooze', change), { status: 422, code: 'invalid', paths });
    await expectUnchanged(database, before);
    for (let i = 0; i < 3; i += 1) {
      task = (await act(first, task, 'snooze', { ...aside(1), reason: '我们稍后再打' })).body;
      expect([task.snoozeReason, task.snoozesLeft, task.may.snooze]).toEqual(['我们稍后再打', 2 - i, i < 2]);
    }
    const refused = await act(first, task, 'snooze', aside(1));
    expectProblem(refused, { status: 422, code: 'invalid', paths: ['until'] });
    expect((refused.body as unknown as ProblemDto).fields![0]!.message).toBe('Эту задачу уже откладывали 3 раза, больше нельзя: сделайте её или передайте');
    expect((await first.complete(task, 'confirmed', CONFIRMED)).status).toBe(200); // its holder may do it all the same
  });
});

describe('a call with a key', () => {
  it('is answered alike each time, whatever happened since, and its key belongs to its body', async () => {
    const task = await newTask();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => act(first, task, 'claim', {}, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.body.version).toBe(2);
    await act(first, answers[0]!.body, 'release');
    expect((await act(first, task, 'claim', {}, key)).text).toBe(answers[0]!.text);
    expectProblem(await act(first, { ...task, version: 3 }, 'claim', {}, key), { status: 422, code: 'key-reused' });
    expect((await first.get<TaskDetailDto>(`/tasks/${task.id}`)).body).toMatchObject({ version: 3, assignee: null });
  });

  it('is not kept where it was refused', async () => {
    const task = await newTask();
    const key = randomUUID();
    expectProblem(await act(first, { ...task, version: 9 }, 'claim', {}, key), { status: 409, code: 'task-changed' });
    expect((await act(first, task, 'claim', {}, key)).status).toBe(200);
  });
});

describe('two at once', () => {
  const ROUNDS = 8;
  const CONFIRM = { outcome: 'confirmed', data: CONFIRMED };

  interface Race {
    name: string;
    prepare?: (task: TaskDetailDto) => Promise<TaskDetailDto>;
    one: (task: TaskDetailDto) => Promise<Answer<unknown>>;
    other: (task: TaskDetailDto) => Promise<Answer<unknown>>;
    /** Whether both may win, one after the other. */
    both?: boolean;
  }

  const complete = (who: Person, task: TaskDetailDto): Promise<Answer<unknown>> => who.complete(task, CONFIRM.outcome, CONFIRM.data);
  const taken = async (task: TaskDetailDto) => (await act(first, task, 'claim')).body;
  const RACES: Race[] = [
    { name: 'claim and claim', one: (task) => act(first, task, 'claim'), other: (task) => act(second, task, 'claim') },
    { name: 'claim and complete', one: (task) => act(first, task, 'claim'), other: (task) => complete(second, task) },
    { name: 'release and complete', prepare: taken, one: (task) => act(head, task, 'release'), other: (task) => complete(first, task) },
    { name: 'assign and claim', one: (task) => act(head, task, 'assign', { assignee: ids['secretary2'] }), other: (task) => act(first, task, 'claim') },
    // A task that is put aside keeps its version, so its holder's next act may follow; after a click it is too late.
    { name: 'snooze and complete', prepare: taken, one: (task) => act(first, task, 'snooze', aside()), other: (task) => complete(first, task), both: true },
    {
      name: 'snooze and snooze',
      prepare: taken,
      one: (task) => act(first, task, 'snooze', aside()),
      other: (task) => act(first, task, 'snooze', aside(6)),
      both: true,
    },
  ];

  it.each(RACES)(`($name) leave one winner in each of ${ROUNDS} rounds, and the loser is told how it is now`, async ({ prepare, one, other, both = false }) => {
    const tasks: TaskDetailDto[] = [];
    for (const { body } of await Promise.all(Array.from({ length: ROUNDS }, () => siteRequest(product)))) tasks.push(await taskIn(body.caseId));
    for (const [i, fresh] of tasks.entries()) {
      const task = prepare ? await prepare(fresh) : fresh;
      const answers = await Promise.all(i % 2 === 0 ? [one(task), other(task)] : [other(task), one(task)]);
      const lost = answers.filter(({ status }) => status !== 200);
      if (both && lost.length === 0) continue;
      expect(statuses(answers).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect(['task-changed', 'task-closed']).toContain((lost[0]!.body as unknown as ProblemDto).code);
      expect(current(lost[0]!)).toMatchObject({ id: task.id });
      const now = (await head.get<TaskDetailDto>(`/tasks/${task.id}`)).body;
      const { lists } = (await database.asSystem((tx) => tx.row<{ lists: number }>(`SELECT count(*)::int AS lists FROM inbox WHERE task = $1`, [task.id])))!;
      expect([now.status, lists]).toEqual(now.status === 'open' ? ['open', 1] : ['closed', 0]);
    }
  });

  it('after the click is too late: the task is being closed, and each is told by whom', async () => {
    const task = await newTask();
    await complete(second, task);
    for (const late of [
      act(first, task, 'claim'),
      act(first, task, 'snooze', aside()),
      act(head, task, 'assign', { assignee: ids['secretary1'] }),
      act(head, task, 'release'),
    ]) {
      const problem = expectProblem(await late, { status: 409, code: 'task-closed' });
      expect(problem).toMatchObject({ first: { by: 'Демо Секретарь-Вторая' }, task: { id: task.id, status: 'closed' } });
    }
  });
});
