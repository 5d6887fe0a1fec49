import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { CommentDto, SavedDraftDto, TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

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
const page = async (who: Person, { id }: { id: string }): Promise<TaskPageDto> => (await who.get<TaskPageDto>(`/tasks/${id}`)).body;
const comment = (who: Person, { id }: { id: string }, text: unknown, key: string = randomUUID()): Promise<Answer<CommentDto>> =>
  who.post(`/tasks/${id}/comment`, { text }, { 'idempotency-key': key });
const draft = (who: Person, { id }: { id: string }, data: unknown, key: string | null = null): Promise<Answer<SavedDraftDto>> =>
  call(product, 'PUT', `/tasks/${id}/draft`, { body: { data }, headers: { ...who.headers, ...(key ? { 'idempotency-key': key } : {}) } });

describe('a comment', () => {
  it('comes with the task, oldest first, from whoever sees it, also once it is closed', async () => {
    const task = await newTask();
    const head = await Person.signIn(product, 'head');
    const texts = ['Клиент на совещании до 15:00 🙏', '客户三点以后有空', `'); DROP TABLE comment; -- {{x}} <b>`];
    for (const [i, text] of texts.entries()) expect((await comment([first, second, head][i]!, task, `  ${text}\n`)).status).toBe(201);
    await first.complete(task, 'confirmed', CONFIRMED);
    expect((await comment(second, task, 'я'.repeat(5_000))).status).toBe(201);
    const { comments } = await page(head, task);
    expect(comments.map(({ text }) => text)).toEqual([...texts, 'я'.repeat(5_000)]);
    expect(comments.map(({ by }) => by.name).slice(0, 2)).toEqual(['Демо Секретарь-Первая', 'Демо Секретарь-Вторая']);
  });

  it('is told in the story of the case without its words, which more people read than the task', async () => {
    const task = await newTask();
    await comment(first, task, 'Только для своих');
    const story = await (await Person.signIn(product, 'driver')).timeline(task.caseId!);
    expect(story.items[0]).toMatchObject({ kind: 'task.commented', title: `Комментарий к задаче: ${task.title}`, text: null, taskId: task.id });
    expect(JSON.stringify(story)).not.toContain('Только для своих');
  });

  it('is written once for one key, and the same text with another key is another', async () => {
    const task = await newTask();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => comment(first, task, 'Раз', key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expectProblem(await comment(first, task, 'Два', key), { status: 422, code: 'key-reused' });
    await comment(first, task, 'Раз');
    expect((await page(first, task)).comments.map(({ text }) => text)).toEqual(['Раз', 'Раз']);
  });

  it.each([undefined, null, 1, '', '  \n', 'я'.repeat(5_001), ['да'], 'а\0', '\udc00'])('is refused where it is %j', async (text) => {
    const task = await newTask();
    expectProblem(await comment(first, task, text), { status: 422, code: 'invalid', paths: ['text'] });
    expect((await page(first, task)).comments).toEqual([]);
  });

  it('and a draft are hidden from those who may not see the task, here and in another company', async () => {
    const task = await newTask();
    const company = await Company.found(database);
    for (const login of ['manager1', company.login('director'), company.login('secretary')]) {
      const stranger = await Person.signIn(product, login);
      expectProblem(await comment(stranger, task, 'Я тут'), { status: 404, code: 'not-found' });
      expectProblem(await draft(stranger, task, { note: 'Я тут' }), { status: 404, code: 'not-found' });
      for (const act of ['claim', 'release', 'unsnooze']) expect((await stranger.post(`/tasks/${task.id}/${act}`, { version: 1 })).status).toBe(404);
    }
  });
});

describe('a draft', () => {
  it('is half a form, kept as it was typed, one a person, and is found again with the task', async () => {
    const task = await newTask();
    expect((await page(first, task)).draft).toBeNull();
    const { status, body } = await draft(first, task, { city: '', neededBy: 'к 1 дек', note: 'Пере' });
    expect([status, body]).toEqual([200, { savedAt: expect.stringMatching(/Z$/) as string }]);
    await draft(first, task, { clientKind: 'кто?', note: 'Перезвонить', urgency: null });
    expect((await page(first, task)).draft).toEqual({
      data: { clientKind: 'кто?', note: 'Перезвонить', urgency: null },
      savedAt: expect.any(String) as string,
      by: { id: expect.any(String) as string, name: 'Демо Секретарь-Первая' },
    });
    expect((await page(second, task)).draft?.by.name).toBe('Демо Секретарь-Первая'); // nothing of one's own yet: one goes on from there
    await draft(second, task, { city: 'Пермь' });
    expect([(await page(first, task)).draft?.data, (await page(second, task)).draft?.data]).toEqual([
      { clientKind: 'кто?', note: 'Перезвонить', urgency: null },
      { city: 'Пермь' },
    ]);
    expect((await draft(first, task, {})).body).toEqual({ savedAt: null });
    expect((await page(first, task)).draft?.data).toEqual({ city: 'Пермь' });
    const acts = await database.asSystem((tx) =>
      tx.rows<{ data: { how: string } }>(`SELECT data FROM audit WHERE object = $1 AND act = 'task.draft' ORDER BY seq`, [task.id]),
    );
    expect(acts.map(({ data }) => data.how)).toEqual(['begun', 'begun', 'discarded']);
  });

  it('of the loser stays with the task that another completed, and the loser alone reads it', async () => {
    const task = await newTask();
    await draft(second, task, { note: 'Моё' });
    await first.complete(task, 'confirmed', CONFIRMED);
    expectProblem(await second.complete(task, 'confirmed', { ...CONFIRMED, note: 'Моё' }), { status: 409, code: 'task-closed' });
    expect((await page(second, task)).draft?.data).toEqual({ note: 'Моё' });
    expect((await page(first, task)).draft).toBeNull();
    expect((await draft(second, task, { note: 'Моё и ещё' })).status).toBe(200); // a page that saves a moment too late loses nothing
    expect((await page(second, task)).draft?.data).toEqual({ note: 'Моё и ещё' });
  });

  it('is not for those who only see the task, nor for a colleague of its holder', async () => {
    const task = await newTask();
    expectProblem(await draft(await Person.signIn(product, 'head'), task, { note: 'Я' }), { status: 403, code: 'forbidden' });
    await first.post(`/tasks/${task.id}/claim`, { version: task.version });
    expectProblem(await draft(second, task, { note: 'Я' }), { status: 403, code: 'forbidden' });
    expect((await draft(first, task, { note: 'Я' })).status).toBe(200);
  });

  it.each([
    ['an unknown field', { price: 1 }, ['data.price']],
    ['values that are no values', { city: {}, note: ['а'], clientKind: 1 }, ['data.city', 'data.note']],
    ['a name that every object has', { toString: 'a' }, ['data.toString']],
    ['a list', [], ['data']],
    ['null', null, ['data']],
    ['nothing', undefined, ['data']],
    ['U+0000', { note: '\0' }, ['data.note']],
    ['more than 64 kB', { note: 'я'.repeat(33_000) }, ['data']],
  ])('is refused with %s', async (_what, data, paths) => {
    const task = await newTask();
    expectProblem(await draft(first, task, data), { status: 422, code: 'invalid', paths });
    expect((await page(first, task)).draft).toBeNull();
  });

  it('of more than a megabyte is not read at all, and one that is just not too large is kept to the letter', async () => {
    const task = await newTask();
    expectProblem(await draft(first, task, { note: 'x'.repeat(1_100_000) }), { status: 413, code: 'too-large' });
    const note = '字😀'.repeat(9_000);
    expect((await draft(first, task, { note })).status).toBe(200);
    expect((await page(first, task)).draft!.data['note'] === note).toBe(true);
  });

  it('is saved once for one key', async () => {
    const task = await newTask();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => draft(first, task, { note: 'Раз' }, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expectProblem(await draft(first, task, { note: 'Два' }, key), { status: 422, code: 'key-reused' });
  });
});
