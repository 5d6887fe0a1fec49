import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { everything, expectProblem, expectUnchanged } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const REQUEST = { channel: 'site', kind: 'request', client: { name: 'Пример' } };
const MEGABYTE = 1_000_000;

let product: Product;
let database: Database;
let secretary: Person;
/** An open task of the secretary, which nothing in this file may change. */
let task: TaskDetailDto;
let before: unknown;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
  task = await secretary.taskOf((await siteRequest(product)).body.caseId);
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});
beforeEach(async () => (before = await everything(database)));
afterEach(() => expectUnchanged(database, before));

interface Route {
  name: string;
  path: () => string;
  body: () => Record<string, unknown>;
}

const ROUTES: Route[] = [
  { name: 'POST /requests', path: () => '/requests', body: () => REQUEST },
  {
    name: 'POST /tasks/{id}/complete',
    path: () => `/tasks/${task.id}/complete`,
    body: () => ({ outcome: 'confirmed', data: CONFIRMED, version: task.version }),
  },
];

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** The body's JSON with something more in it, as it is written. */
const withRaw = (body: object, raw: string) => JSON.stringify(body).replace(/\}$/, `,${raw}}`);

type Send = (route: Route) => { body?: unknown; headers?: Record<string, string> };

const MALFORMED: [what: string, status: number, code: string, send: Send][] = [
  ['JSON that ends too early', 400, 'bad-request', ({ body }) => ({ body: JSON.stringify(body()).slice(0, -1) })],
  ['a bare text', 400, 'bad-request', () => ({ body: '"text"' })],
  ['null', 400, 'bad-request', () => ({ body: 'null' })],
  ['a list', 422, 'invalid', ({ body }) => ({ body: [body()] })],
  ['an empty list', 422, 'invalid', () => ({ body: [] })],
  ['nothing', 422, 'invalid', () => ({})],
  ['an empty object', 422, 'invalid', () => ({ body: {} })],
  ['1,000 objects in each other', 400, 'bad-request', ({ body }) => ({ body: withRaw(body(), `"x":${deep(1_000)}`) })],
  ['100,000 lists in each other', 400, 'bad-request', () => ({ body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` })],
  ['an unknown field', 422, 'invalid', ({ body }) => ({ body: { ...body(), status: 'closed' } })],
  ['an id of the caller’s own making', 422, 'invalid', ({ body }) => ({ body: { ...body(), id: randomUUID(), organisation: randomUUID() } })],
  ['__proto__', 422, 'invalid', ({ body }) => ({ body: withRaw(body(), '"__proto__":{"admin":true}') })],
  ['constructor', 422, 'invalid', ({ body }) => ({ body: withRaw(body(), '"constructor":{"prototype":{"admin":true}}') })],
  ['U+0000 in the name of a field', 422, 'invalid', ({ body }) => ({ body: { ...body(), 'a\0b': 1 } })],
  ['10 MB', 413, 'too-large', ({ body }) => ({ body: { ...body(), text: 'x'.repeat(10 * MEGABYTE) } })],
  ['text/plain', 415, 'unsupported-media-type', ({ body }) => ({ body: body(), headers: { 'content-type': 'text/plain' } })],
  ['a form', 415, 'unsupported-media-type', () => ({ body: 'channel=site', headers: { 'content-type': 'application/x-www-form-urlencoded' } })],
  ['a strange character set', 415, 'unsupported-media-type', ({ body }) => ({ body: body(), headers: { 'content-type': 'application/json; charset=latin1' } })],
  ['a strange compression', 415, 'unsupported-media-type', ({ body }) => ({ body: body(), headers: { 'content-encoding': 'rot13' } })],
  ['the wrong CSRF token', 403, 'csrf', ({ body }) => ({ body: body(), headers: { 'x-csrf-token': 'wrong' } })],
  ['no CSRF token', 403, 'csrf', ({ body }) => ({ body: body(), headers: { 'x-csrf-token': '' } })],
  ['a session of nobody', 401, 'not-signed-in', ({ body }) => ({ body: body(), headers: { cookie: 'reglament_session=s%3Aabc.def' } })],
  ['an unknown API token', 401, 'not-signed-in', ({ body }) => ({ body: body(), headers: { authorization: 'Bearer unknown' } })],
  ...['', 'two words', 'x'.repeat(201), '\u00e9'].map((key): [string, number, string, Send] => [
    `an Idempotency-Key of "${key.slice(0, 10)}"`,
    422,
    'invalid',
    ({ body }) => ({ body: body(), headers: { 'idempotency-key': key } }),
  ]),
];

describe.each(ROUTES)('$name', (route) => {
  it.each(MALFORMED)('refuses %s', async (_what, status, code, send) => {
    const { body, headers = {} } = send(route);
    expectProblem(await call(product, 'POST', route.path(), { body, headers: { ...secretary.headers, ...headers } }), { status, code });
  });
});

const WRONG_REQUESTS: [what: string, change: Record<string, unknown>, paths: string[]][] = [
  ['no client', { client: undefined }, ['client']],
  ['null as client', { client: null }, ['client']],
  ['a list as client', { client: [{ name: 'A' }] }, ['client']],
  ['a text as client', { client: 'A' }, ['client']],
  ['a wrong channel, kind and phone', { channel: 'fax', kind: 7, client: { phone: '12' } }, ['channel', 'kind', 'client.phone']],
  ['a wrong e-mail and INN', { client: { email: 'at home', inn: '123' } }, ['client.email', 'client.inn']],
  ['an empty name', { client: { name: '  ' } }, ['client.name']],
  ['a name of 201 characters', { client: { name: 'я'.repeat(201) } }, ['client.name']],
  ['an unknown field of the client', { client: { name: 'A', id: randomUUID() } }, ['client.id']],
  ['an unknown field of an item', { items: [{ name: 'A', quantity: 1, price: 0 }] }, ['items.0.price']],
  ['__proto__ in an item', { items: [JSON.parse('{"name":"A","quantity":1,"__proto__":{"price":0}}')] }, ['items.0.__proto__']],
  ['no list as items', { items: { name: 'A', quantity: 1 } }, ['items']],
  ['things that are no items', { items: [null, 'A', 7] }, ['items', 'items.0', 'items.1', 'items.2']],
  ['an item in a list of its own', { items: [[{ name: 'A', quantity: 1 }]] }, ['items']],
  ['an empty list as item', { items: [[]] }, ['items']],
  ['201 items', { items: Array(201).fill({ name: 'A', quantity: 1 }) }, ['items']],
  ['wrong quantities', { items: [0, -1, 1e21, '4', null].map((quantity) => ({ name: 'A', quantity })) }, [0, 1, 2, 3, 4].map((i) => `items.${i}.quantity`)],
  ['20,001 characters', { text: 'я'.repeat(20_001) }, ['text']],
  ['U+0000 in the text', { text: 'a\0b' }, ['text']],
  ['half a surrogate pair', { client: { name: 'a\ud800b' } }, ['client.name']],
  ['a text for yes or no', { urgent: 'yes' }, ['urgent']],
];

describe('a request', () => {
  it.each(WRONG_REQUESTS)('with %s is refused, and each wrong field is named', async (_what, change, paths) => {
    expectProblem(await secretary.post('/requests', { ...REQUEST, ...change }), { status: 422, code: 'invalid', paths });
    expectProblem(await siteRequest(product, change), { status: 422, code: 'invalid', paths });
  });

  it('with a number beyond all numbers is refused', async () => {
    for (const quantity of ['1e400', '-1e400', '1e-400']) {
      const body = `{"channel":"site","kind":"request","client":{},"items":[{"name":"A","quantity":${quantity}}]}`;
      expectProblem(await call(product, 'POST', '/requests', { body, headers: secretary.headers }), {
        status: 422,
        code: 'invalid',
        paths: ['items.0.quantity'],
      });
    }
  });
});

const LISTS: [path: string, field: string][] = [
  ...['/tasks', '/cases', '/cases/{id}/timeline'].flatMap((path) =>
    ['limit=0', 'limit=101', 'limit=ten', 'limit=1.5', 'limit=1&limit=2', 'cursor=x', 'cursor=', 'page=2', 'cursor=a&cursor=b'].map(
      (query): [string, string] => [`${path}?${query}`, query.split('=')[0]!],
    ),
  ),
  ...['9999-99-99T99:99:99.999Z', '2026-02-31T00:00:00.000Z', '0000-01-01T00:00:00.000Z', 'now'].flatMap((at) =>
    ['/tasks', '/cases'].map((path): [string, string] => [`${path}?cursor=${toCursor([at, randomUUID()])}`, 'cursor']),
  ),
  [`/cases/{id}/timeline?cursor=${toCursor(['2026-02-01T00:00:00.000Z', '9'.repeat(19)])}`, 'cursor'],
  [`/tasks?cursor=${toCursor(['infinity'])}`, 'cursor'],
  [`/tasks?cursor=${toCursor({ 0: 'infinity', 1: randomUUID(), length: 2 })}`, 'cursor'],
  ['/tasks?scope=all', 'scope'],
  ['/cases?status=deleted', 'status'],
];

function toCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

describe('a list', () => {
  it.each(LISTS)('refuses %s', async (path, field) => {
    expectProblem(await secretary.get(path.replace('{id}', task.caseId!)), { status: 422, code: 'invalid', paths: [field] });
  });
});
