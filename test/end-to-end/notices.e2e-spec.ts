import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import { mentionOf } from '#domain/tasks/comment-text.rule.js';
import type { NoticeDto, NoticeListDto, NoticeWishesDto } from '../../apps/api/src/notices/notices.dto.js';
import type { ColleagueDto, CommentDto, TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
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
let head: Person;
let manager: Person;
/** Their ids, by login. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [first, second, head, manager] = [await who('secretary1'), await who('secretary2'), await who('head'), await who('manager1')];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

async function who(login: string): Promise<Person> {
  const person = await Person.signIn(product, login);
  ids[login] = (await person.get<{ user: { id: string } }>('/auth/me')).body.user.id;
  return person;
}

const newTask = async (): Promise<TaskDetailDto> => first.taskOf((await siteRequest(product)).body.caseId);
const comment = (person: Person, { id }: { id: string }, text: string): Promise<Answer<CommentDto>> => person.post(`/tasks/${id}/comment`, { text });
const list = async (person: Person, query = ''): Promise<NoticeListDto> => (await person.get<NoticeListDto>(`/notices${query}`)).body;
const of = async (person: Person, { id }: { id: string }): Promise<NoticeDto[]> =>
  (await list(person, '?limit=100')).items.filter(({ task }) => task?.id === id);
const wish = (person: Person, body: unknown): Promise<Answer<NoticeWishesDto>> => call(product, 'PUT', '/notices/wishes', { body, headers: person.headers });
const WISHES: NoticeWishesDto = { off: [], quiet: 'outside-work', from: '20:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7], urgentAlways: true, sound: false };

describe('a mention', () => {
  it('is kept by id, shown as a name, and told once to whoever is meant, with the words', async () => {
    const task = await newTask();
    const text = `${mentionOf(ids['secretary2']!)}, спросите ${mentionOf(ids['manager1']!)} про склад`;
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => first.post<CommentDto>(`/tasks/${task.id}/comment`, { text }, { 'idempotency-key': key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { comments } = (await second.get<TaskPageDto>(`/tasks/${task.id}`)).body;
    expect(comments[0]!.text).toBe(text);
    expect(comments[0]!.mentions.map(({ name }) => name).toSorted()).toEqual(['Демо Менеджер-Первый', 'Демо Секретарь-Вторая']);
    expect(await of(second, task)).toEqual([
      expect.objectContaining({
        ...{
          kind: 'mention',
          read: false,
          settled: false,
          by: { id: ids['secretary1'], name: 'Демо Секретарь-Первая' },
          words: 'спросите Демо Менеджер-Первый про склад',
        },
        task: expect.objectContaining({ id: task.id, title: 'Позвонить клиенту', mayOpen: true }) as unknown,
      }),
    ]);
  });

  it('tells whoever may not see the task that there is one, and nothing of what was said; the writer knows before who that is', async () => {
    const task = await newTask();
    const people = (await first.get<ColleagueDto[]>(`/tasks/${task.id}/colleagues`)).body;
    const sees = Object.fromEntries(people.map(({ id, maySee }) => [id, maySee]));
    expect([sees[ids['secretary2']!], sees[ids['head']!], sees[ids['manager1']!], sees[ids['secretary1']!]]).toEqual([true, true, false, undefined]);
    await comment(first, task, `${mentionOf(ids['manager1']!)} тайна`);
    const [notice] = await of(manager, task);
    expect(notice).toMatchObject({ kind: 'mention', words: null, spoken: true, task: { mayOpen: false }, caseId: task.caseId });
    expect((await manager.get(`/tasks/${task.id}`)).status).toBe(404);
    expect(JSON.stringify(await list(manager))).not.toContain('тайна');
  });

  it('of nobody who works here, of somebody of another company, and of too many is refused, and nothing is written', async () => {
    const task = await newTask();
    const company = await Company.found(database);
    const strangers = [randomUUID(), company.people.secretary];
    for (const stranger of strangers) expectProblem(await comment(first, task, `${mentionOf(stranger)} да`), { status: 422, code: 'invalid', paths: ['text'] });
    const many = Array.from({ length: 21 }, () => mentionOf(randomUUID())).join(' ');
    expectProblem(await comment(first, task, many), { status: 422, code: 'invalid', paths: ['text'] });
    expect((await first.get<TaskPageDto>(`/tasks/${task.id}`)).body.comments).toEqual([]);
  });

  it('and what is answered to it come back to whoever wrote; nobody is told of his own words', async () => {
    const task = await newTask();
    await comment(first, task, `${mentionOf(ids['secretary2']!)} есть на складе?`);
    await comment(second, task, 'Есть две');
    expect((await of(first, task)).map(({ kind, words }) => [kind, words])).toEqual([['answer', 'Есть две']]);
    await comment(first, task, `${mentionOf(ids['secretary1']!)} себе`);
    expect((await of(first, task)).length).toBe(1);
  });
});

describe('notices', () => {
  it('come with a task that is given, leave it where it is done, and are told at once to that person’s pages alone', async () => {
    const task = await newTask();
    const heard = { first: await listen(first), second: await listen(second) };
    expect((await head.post(`/tasks/${task.id}/assign`, { assignee: ids['secretary2'], version: task.version })).status).toBe(200);
    await product.until('the news', () => Promise.resolve(heard.second.text.includes('"notices":true')));
    expect(heard.first.text).not.toContain('"notices":true');
    expect(heard.first.text).toContain('"notices":false');
    heard.first.leave();
    heard.second.leave();
    expect((await of(second, task)).map(({ kind, by }) => [kind, by?.id])).toEqual([['task', ids['head']]]);
    const before = (await list(second)).unread;
    const mine = (await second.get<TaskDetailDto>(`/tasks/${task.id}`)).body;
    await second.complete(mine, 'confirmed', CONFIRMED);
    expect((await of(second, task))[0]).toMatchObject({ settled: true, read: false });
    expect((await list(second)).unread).toBe(before - 1);
  });

  it('are read one by one, all up to an instant, and taken back', async () => {
    const task = await newTask();
    for (const text of ['раз', 'два', 'три']) await comment(first, task, `${mentionOf(ids['secretary2']!)} ${text}`);
    const [third, secondOne] = await of(second, task);
    const { unread } = await list(second);
    expect((await second.post(`/notices/read`, { ids: [third!.id, third!.id] })).body).toEqual({ ids: [third!.id] });
    expect((await second.post(`/notices/read`, { ids: [third!.id] })).body).toEqual({ ids: [] });
    expect((await list(second)).unread).toBe(unread - 1);
    const all = (await second.post<{ ids: string[] }>('/notices/read', { until: secondOne!.at })).body.ids;
    expect(all).toContain(secondOne!.id);
    expect(all).not.toContain(third!.id);
    expect((await list(second)).unread).toBe(0);
    expect((await second.post<{ ids: string[] }>('/notices/unread', { ids: all })).body.ids.toSorted()).toEqual(all.toSorted());
    expect((await list(second)).unread).toBe(unread - 1);
  });

  it('come page by page, the latest first, each once', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(second, `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const all = (await list(second, '?limit=100')).items;
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it('are each person’s own: nobody reads or marks another’s, not even the head, nor in another company', async () => {
    const task = await newTask();
    await comment(first, task, `${mentionOf(ids['secretary2']!)} лично`);
    const [notice] = await of(second, task);
    const company = await Company.found(database);
    for (const stranger of [first, head, await Person.signIn(product, company.login('secretary'))]) {
      expect((await list(stranger, '?limit=100')).items.map(({ id }) => id)).not.toContain(notice!.id);
      for (const act of ['read', 'unread']) expect((await stranger.post(`/notices/${act}`, { ids: [notice!.id] })).body).toEqual({ ids: [] });
    }
    expect((await of(second, task))[0]!.read).toBe(false);
    expectProblem(await call(product, 'GET', '/notices', { headers: { authorization: 'Bearer reglament-demo-site-form' } }), {
      status: 403,
      code: 'forbidden',
    });
  });

  it.each([
    ['nothing', {}, ['ids']],
    ['an empty list', { ids: [] }, ['ids']],
    ['101 at once', { ids: Array.from({ length: 101 }, String) }, ['ids']],
    ['what is no text', { ids: [1] }, ['ids']],
    ['a day that there is not', { until: '2026-02-31T00:00:00Z' }, ['until']],
    ['an instant without a zone', { until: '2026-02-01T00:00:00' }, ['until']],
    ['something unknown', { ids: ['a'], person: 'b' }, ['person']],
  ])('are not marked as read where the call has %s', async (_what, body, paths) => {
    expectProblem(await second.post('/notices/read', body), { status: 422, code: 'invalid', paths });
  });
});

describe('what somebody wants to be told', () => {
  it('is the usual until he says otherwise, and then what he said, in all of his browsers', async () => {
    const quality = await who('quality');
    expect((await quality.get('/notices/wishes')).body).toEqual(WISHES);
    const wished = { ...WISHES, off: ['soon', 'task'], quiet: 'own', from: '23:30', to: '06:05', days: [7, 1], urgentAlways: false, sound: true };
    expect((await wish(quality, wished)).status).toBe(200);
    expect((await (await Person.signIn(product, 'quality')).get('/notices/wishes')).body).toEqual({ ...wished, days: [1, 7] });
    expect((await head.get('/notices/wishes')).body).toEqual(WISHES);
  });

  it('leaves out the kinds that he does not want', async () => {
    const task = await newTask();
    await comment(first, task, `${mentionOf(ids['secretary2']!)} тише`);
    await wish(second, { ...WISHES, off: ['mention'] });
    expect(await of(second, task)).toEqual([]);
    const { unread } = await list(second);
    await wish(second, WISHES);
    expect((await of(second, task)).length).toBe(1);
    expect((await list(second)).unread).toBeGreaterThan(unread);
  });

  it('makes it quiet in his hours, says until when, and marks what comes meanwhile', async () => {
    await wish(second, { ...WISHES, quiet: 'never' });
    expect((await list(second)).quiet).toBeNull();
    await wish(second, { ...WISHES, quiet: 'own', from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] });
    const task = await newTask();
    await comment(first, task, `${mentionOf(ids['secretary2']!)} ночью`);
    const { quiet, items } = await list(second);
    expect(Date.parse(quiet!.since)).toBeLessThan(Date.now());
    expect(Date.parse(quiet!.until)).toBeGreaterThan(Date.now());
    expect(items[0]).toMatchObject({ quiet: true, task: { id: task.id } });
    await wish(second, { ...WISHES, quiet: 'never' });
    const after = await list(second);
    expect([after.quiet, after.items[0]!.quiet]).toEqual([null, false]);
    await wish(second, WISHES);
  });

  it.each([
    ['an unknown kind', { off: ['gossip'] }, ['off']],
    ['a kind twice', { off: ['soon', 'soon'] }, ['off']],
    ['an hour that there is not', { from: '24:00' }, ['from']],
    ['half an hour', { to: '8' }, ['to']],
    ['an eighth day', { days: [8] }, ['days']],
    ['no quiet at all', { quiet: 'sometimes' }, ['quiet']],
    ['words for yes', { sound: 'yes' }, ['sound']],
  ])('is refused with %s', async (_what, change, paths) => {
    expectProblem(await wish(second, { ...WISHES, ...change }), { status: 422, code: 'invalid', paths });
  });
});

describe('a worker', () => {
  it('that is killed between a task and the news of it, before or after its commit, leaves exactly one notice; and two tell of a time once', async () => {
    for (const point of ['projection-uncommitted', 'projection-committed']) {
      const task = await newTask();
      await product.kill('worker');
      product.run('worker', `${point}:1:kill9`);
      await Promise.all([first.complete(task, 'confirmed', { ...CONFIRMED, manager: ids['manager1'] }), product.died('worker')]);
      product.run('worker');
      const next = await manager.taskOf(task.caseId!);
      expect((await of(manager, next)).map(({ kind }) => kind)).toEqual(['task']);
    }
    product.run('worker-2');
    const task = await newTask();
    await head.post(`/tasks/${task.id}/assign`, { assignee: ids['secretary1'], version: task.version });
    for (let i = 0; i < 2; i += 1) await head.post(`/cases/${task.caseId}/clock`, {});
    await product.until('the news that it is late', async () => (await of(first, task)).some(({ kind }) => kind === 'late'));
    await new Promise((done) => setTimeout(done, 5_000)); // two rounds more of each worker
    const kinds = (await of(first, task)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'late')).toHaveLength(1);
    expect(new Set(kinds).size).toBe(kinds.length);
    await product.kill('worker-2');
  });
});

/** What the stream of events says to somebody from now on. */
async function listen(person: Person): Promise<{ text: string; leave: () => void }> {
  const stop = new AbortController();
  const response = await fetch(`${product.url}/api/v1/events/stream`, { headers: person.headers, signal: stop.signal });
  const heard = { text: '', leave: () => stop.abort() };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body!) heard.text += decoder.decode(part as Uint8Array, { stream: true });
  };
  read().catch(() => undefined); // left
  await product.until('the stream to begin', () => Promise.resolve(heard.text.includes('alive')));
  return heard;
}
