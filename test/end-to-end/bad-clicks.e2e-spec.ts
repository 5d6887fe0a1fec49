import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#domain/database/database.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { TaskClosedDto, TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { everything, expectProblem, expectUnchanged } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let secretary: Person;
/** An open task of the secretary, and one of another company. */
let task: TaskDetailDto;
let foreign: TaskDetailDto;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  const company = await Company.found(database);
  const stranger = await Person.signIn(product, company.login('secretary'));
  secretary = await Person.signIn(product, 'secretary1');
  const mine = await siteRequest(product);
  const theirs = await stranger.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client: {} });
  [task, foreign] = [await secretary.taskOf(mine.body.caseId), await stranger.taskOf(theirs.body.caseId)];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const complete = (person: Person, change: Record<string, unknown> = {}, of: TaskDetailDto = task): Promise<Answer<unknown>> =>
  person.post(`/tasks/${of.id}/complete`, { outcome: 'confirmed', data: CONFIRMED, version: of.version, ...change }, { 'idempotency-key': randomUUID() });

const newTask = async (): Promise<TaskDetailDto> => secretary.taskOf((await siteRequest(product)).body.caseId);

function texts(language: string): { rule: Record<string, string>; problem: Record<string, { title: string; detail: string }> } {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../apps/api/texts/${language}.json`), 'utf8')) as ReturnType<typeof texts>;
}

const WRONG_FORMS: [what: string, data: Record<string, unknown>, paths: string[]][] = [
  ['nothing filled', {}, ['data.city', 'data.clientKind']],
  ['an empty city', { ...CONFIRMED, city: '' }, ['data.city']],
  ['a city of 121 characters', { ...CONFIRMED, city: 'я'.repeat(121) }, ['data.city']],
  ['a choice that there is not', { ...CONFIRMED, clientKind: 'cat' }, ['data.clientKind']],
  ['values of another kind', { city: 1, clientKind: ['legal'], note: null, neededBy: {} }, ['data.city', 'data.clientKind', 'data.note', 'data.neededBy']],
  ['an unknown field', { ...CONFIRMED, price: 1 }, ['data.price']],
  ['2,001 characters', { ...CONFIRMED, note: '😀'.repeat(2_001) }, ['data.note']],
  ['U+0000', { ...CONFIRMED, note: 'a\0' }, ['data.note']],
  ['half a surrogate pair', { ...CONFIRMED, note: '\udc00' }, ['data.note']],
  ['__proto__', JSON.parse('{"city":"Пермь","clientKind":"legal","__proto__":{"note":"x"}}') as Record<string, unknown>, ['data.__proto__']],
  ['constructor', { ...CONFIRMED, constructor: 1 }, ['data.constructor']],
  ['toString', { ...CONFIRMED, toString: 'a' }, ['data.toString']],
];

const WRONG_CLICKS: [what: string, change: Record<string, unknown>, paths: string[]][] = [
  ['no version', { version: undefined }, ['version']],
  ['a text as version', { version: '1' }, ['version']],
  ['versions that cannot be', { version: 0 }, ['version']],
  ['half a version', { version: 1.5 }, ['version']],
  ['a list as data', { data: [] }, ['data']],
  ['null as data', { data: null }, ['data']],
  ['an unknown field', { assignee: randomUUID() }, ['assignee']],
];

describe('a click that is not right', () => {
  let before: unknown;
  beforeEach(async () => (before = await everything(database)));
  afterEach(() => expectUnchanged(database, before));

  it.each(WRONG_FORMS)('is refused with %s, and each wrong field is named', async (_what, data, paths) => {
    expectProblem(await complete(secretary, { data }), { status: 422, code: 'invalid', paths });
  });

  it.each(WRONG_CLICKS)('is refused with %s', async (_what, change, paths) => {
    expectProblem(await complete(secretary, change), { status: 422, code: 'invalid', paths });
  });

  it.each(['ru', 'en', 'zh'])('is told in the language of the reader: %s', async (language) => {
    const body = { outcome: 'confirmed', data: { clientKind: 'cat', price: 1, note: 1 }, version: task.version };
    const headers = { 'accept-language': `${language}-XX,${language};q=0.9,fr;q=0.8` };
    const said = expectProblem(await secretary.post(`/tasks/${task.id}/complete`, body, headers), { status: 422, code: 'invalid' });
    const { rule, problem } = texts(language);
    expect([said.title, said.detail]).toEqual([problem['invalid']!.title, problem['invalid']!.detail]);
    const told = Object.fromEntries(said.fields!.map(({ path, message }) => [path, message]));
    expect(told).toMatchObject({ 'data.city': rule['required'], 'data.clientKind': rule['choice'], 'data.price': rule['unknown'] });
    expect(told['data.note']).toMatch({ ru: /[а-я]{3}/, en: /[a-z]{3}/, zh: /\p{Script=Han}{2}/u }[language]!);
    const request = await secretary.post('/requests', { channel: 'fax', kind: 'call', client: { phone: '1' } }, headers);
    expect((request.body as unknown as ProblemDto).fields).toEqual([
      { path: 'channel', message: rule['choice'] },
      { path: 'client.phone', message: rule['phone'] },
    ]);
  });

  it.each(['accepted', '', 'toString', '__proto__', 'x'.repeat(101)])('is refused with the outcome "%s"', async (outcome) => {
    const code = outcome === '' || outcome.length > 100 ? 'invalid' : 'unknown-outcome';
    expectProblem(await complete(secretary, { outcome }), { status: 422, code, paths: ['outcome'] });
  });

  it.each([
    ['an unknown id', () => randomUUID()],
    ['no id at all', () => 'mine'],
    ['the id of a case', () => task.caseId],
    ['an id with a tail', () => `${task.id}0`],
    ['an id with SQL', () => encodeURIComponent(`${task.id}' OR '1'='1`)],
    ['the task of another company', () => foreign.id],
  ])('finds nothing at %s', async (_what, id) => {
    const body = { outcome: 'confirmed', data: CONFIRMED, version: 1 };
    expectProblem(await secretary.post(`/tasks/${id()}/complete`, body, { 'idempotency-key': randomUUID() }), { status: 404, code: 'not-found' });
    expectProblem(await secretary.get(`/tasks/${id()}`), { status: 404, code: 'not-found' });
    expectProblem(await secretary.get(`/commands/${id()}`), { status: 404, code: 'not-found' });
  });

  it('finds no case, no story and no task of another company, and a broken address is refused as such', async () => {
    for (const path of [
      `/cases/${foreign.caseId}`,
      `/cases/${foreign.caseId}/timeline`,
      `/cases/${foreign.id}`,
      '/cases/1',
      '/nothing',
      `/tasks/${task.id}/claim`,
    ]) {
      expectProblem(await secretary.get(path), { status: 404, code: 'not-found' });
    }
    expectProblem(await secretary.get('/tasks/%E0%A4%A'), { status: 400, code: 'bad-request' });
    expect((await secretary.cases()).items.map(({ id }) => id)).not.toContain(foreign.caseId);
  });

  it.each([
    ['manager1', 404, 'not-found'],
    ['driver', 404, 'not-found'],
    ['head', 403, 'forbidden'],
    ['director1', 403, 'forbidden'],
    ['admin', 403, 'forbidden'],
  ])('is refused from %s, who is not of the task’s group', async (login, status, code) => {
    expectProblem(await complete(await Person.signIn(product, login)), { status, code });
  });

  it('is refused on an old version, with the task as it is now', async () => {
    for (const version of [task.version + 1, 2 ** 53 - 1, 1e21]) {
      const problem = expectProblem(await complete(secretary, { version }), { status: 409, code: 'task-changed' });
      expect((problem as unknown as { task: TaskDetailDto }).task).toMatchObject({ id: task.id, version: task.version, status: 'open', mayComplete: true });
    }
  });
});

describe('a task that is done', () => {
  it('tells a second click who was first and when, keeps its outcome, and a key belongs to its first body', async () => {
    const [mine, key, at] = [await newTask(), randomUUID(), Date.now()];
    const other = await Person.signIn(product, 'secretary2');
    expect((await other.complete(mine, 'confirmed', { ...CONFIRMED, note: 'Первая' }, key)).status).toBe(200);
    const before = await everything(database);
    const late = expectProblem(await complete(secretary, { outcome: 'notNeeded', data: { whyNotNeeded: 'plansChanged' } }, mine), {
      status: 409,
      code: 'task-closed',
    });
    const { closed, first } = late as unknown as { closed: TaskClosedDto; first: { by: string; at: string } };
    expect(closed).toMatchObject({ how: 'completed', outcome: 'confirmed', outcomeLabel: 'Подтверждена, менеджеру', by: { name: 'Демо Секретарь-Вторая' } });
    expect(first).toEqual({ by: 'Демо Секретарь-Вторая', at: closed.at });
    expect(Math.abs(new Date(closed.at).getTime() - at)).toBeLessThan(10_000);
    expectProblem(await other.complete(mine, 'confirmed', { ...CONFIRMED, note: 'Другая' }, key), { status: 422, code: 'key-reused' });
    expectProblem(
      await other.post(`/tasks/${mine.id}/complete`, { outcome: 'confirmed', data: { ...CONFIRMED, note: 'Первая' }, version: 2 }, { 'idempotency-key': key }),
      { status: 422, code: 'key-reused' },
    );
    expect(await everything(database)).toEqual(before);
    expect((await other.get<TaskDetailDto>(`/tasks/${mine.id}`)).body.data).toEqual({ ...CONFIRMED, note: 'Первая' });
  });
});

/** Everything that a text may be: it is kept and given back as it came. */
const TEXTS: [what: string, text: string][] = [
  ['Chinese', '我们需要十二个耳塞，蓝色的'],
  ['emoji, also of several parts', 'Спасибо 🙏👩🏽‍🔧🏳️‍🌈'],
  ['both directions', 'שלום مرحبا \u202Eabc'],
  ['quotes and SQL', `'); DROP TABLE request; -- " \\ $1 %s`],
  ['HTML and templates', '<script>alert(1)</script> &amp; {{city}} ${city} $t(problem.invalid.title)'],
  ['lines, tabs and a byte order mark', '\uFEFFодна\r\nдве\tтри\u0001'],
  ['characters made of parts', 'e\u0301 \u00e9 й'],
];

describe('a text', () => {
  it.each(TEXTS)('with %s comes back as it went in, from a request and from a task', async (_what, text) => {
    const { body: request } = await siteRequest(product, { text, city: text.slice(0, 60).trim() });
    const call1 = await secretary.taskOf(request.caseId);
    expect(call1.request).toMatchObject({ text, city: text.slice(0, 60).trim() });
    const { status, body } = await secretary.complete(call1, 'confirmed', { ...CONFIRMED, note: text });
    expect([status, body.task.data]).toEqual([200, { ...CONFIRMED, note: text }]);
    const story = await product.until('the contact', async () => (await secretary.timeline(request.caseId)).items.find(({ kind }) => kind === 'contact.made'));
    expect(story.text).toBe(text);
  });

  it('of 20,000 characters in a request, and of 2,000 in a task, is not too long', async () => {
    const text = '字😀'.repeat(10_000);
    const { status, body: request } = await siteRequest(product, { text });
    expect(status).toBe(201);
    const long = await secretary.taskOf(request.caseId);
    expect(long.request!.text === text).toBe(true);
    expect((await secretary.complete(long, 'notOurs', { whyNotOurs: 'spam', note: '😀'.repeat(2_000) })).status).toBe(200);
  });
});

describe('a page of somebody else', () => {
  interface Document {
    paths: Record<string, Record<string, unknown>>;
  }

  it('is refused on every unsafe route, whatever it carries', async () => {
    const before = await everything(database);
    const { paths } = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as Document;
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).flatMap((method) => (['get', 'head', 'options'].includes(method) ? [] : [{ path, method }])),
    );
    expect(routes.length).toBeGreaterThanOrEqual(4);
    const origins: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${product.url}.evil.example` },
      { origin: 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const { path, method } of routes) {
      for (const origin of origins) {
        const to = path.replace('/api/v1', '').replace('{id}', task.id);
        for (const body of [{}, undefined])
          expectProblem(await call(product, method.toUpperCase(), to, { body, headers: { ...secretary.headers, ...origin } }), { status: 403, code: 'csrf' });
      }
    }
    expect(await everything(database)).toEqual(before);
    expect((await secretary.get('/auth/me')).status).toBe(200);
  });

  it('of our own is served', async () => {
    expect(
      (await secretary.post('/requests', { channel: 'call', kind: 'call', client: {} }, { origin: product.url, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(201);
  });
});

describe('the product after all this', () => {
  it('still completes the task that nobody could harm', async () => {
    const { status, body } = await complete(secretary);
    expect([status, (body as { task: TaskDetailDto }).task.status]).toEqual([200, 'closed']);
    expect(product.log).not.toMatch(/"level":(50|60)/);
  });
});
