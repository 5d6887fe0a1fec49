import { everything, expectProblem, expectUnchanged } from '../harness/problem.js';
import { addressOf, questionsOf, type Question } from './matrix/asking.js';
import { ROWS } from './matrix/rows.js';
import { World } from './matrix/world.js';

const EVIL = 'https://evil.example';
const UNSAFE = Object.keys(ROWS).filter((route) => !route.startsWith('get '));
const SAFE = Object.keys(ROWS).filter((route) => route.startsWith('get '));
/** What takes a file reads a form. */
const TAKES_FILES = /\/(files|price-lists)$/;
let world: World;
let known: Record<string, string>;
let before: unknown;
beforeAll(async () => {
  world = await World.make();
  known = (await world.person('everybody')).headers;
});
afterAll(() => world?.end());

interface Sent {
  headers?: Record<string, string>;
  body?: string | FormData;
}

interface Heard {
  status: number;
  type: string;
  text: string;
  body: Record<string, unknown>;
  headers: Headers;
}

const questionOf = (route: string): Question => questionsOf(route, ROWS[route]!, world)[0]!;
/** The body that its row sends, as an object. */
const bodyOf = (question: Question): Record<string, unknown> => {
  const body = question.row.body?.(world, question.task);
  return body instanceof FormData || body === undefined ? {} : { ...(body as object) };
};

async function send(route: string, { headers = {}, body }: Sent): Promise<Heard> {
  const { method, url } = await addressOf(questionOf(route), world, false);
  const leave = new AbortController();
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }), signal: leave.signal });
  const type = response.headers.get('content-type') ?? '';
  const text = type.startsWith('text/event-stream') ? '' : await response.text();
  leave.abort();
  return {
    status: response.status,
    type,
    text,
    body: (type.includes('json') && text ? JSON.parse(text) : {}) as Record<string, unknown>,
    headers: response.headers,
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends the same to each route, and tells those that were not refused as wanted. */
async function refused(routes: readonly string[], wanted: { status: number; code: string }, sent: (route: string) => Sent): Promise<void> {
  before = await everything(world.database);
  const wrong: string[] = [];
  for (const route of routes) {
    const answer = await send(route, sent(route));
    if (answer.status === wanted.status && answer.body['code'] === wanted.code) expectProblem(answer, wanted);
    else wrong.push(`${route}: ${answer.status} ${String(answer.body['code'])}`);
  }
  expect(wrong).toEqual([]);
  await expectUnchanged(world.database, before);
}

describe('every route that changes something', () => {
  const withSession = UNSAFE.filter((route) => ROWS[route]!.permission !== 'public');

  it.each([
    ['says that it comes from another site', { origin: EVIL }],
    ['comes from a page that hides where it is from', { origin: 'null' }],
    ['says what browsers say of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a call that %s, with the right cookie and token', async (_what, foreign) => {
    const json = (route: string) => ({ headers: { ...known, ...JSON_TYPE, ...foreign }, body: JSON.stringify(bodyOf(questionOf(route))) });
    await refused(UNSAFE, { status: 403, code: 'csrf' }, json);
  });

  it.each([
    ['text/plain', 'a=b'],
    ['application/x-www-form-urlencoded', 'a=b'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'],
    ['application/xml', '<a/>'],
  ])('refuses %s, which a page of another site could send without being asked', async (type, body) => {
    const routes = type.startsWith('multipart') ? UNSAFE.filter((route) => !TAKES_FILES.test(route)) : UNSAFE;
    const withBody = routes.filter((route) => !route.startsWith('delete '));
    await refused(withBody, { status: 415, code: 'unsupported-media-type' }, () => ({ headers: { ...known, 'content-type': type }, body }));
  });

  it.each([
    ['no token', {}],
    ['an empty token', { 'x-csrf-token': '' }],
    ['a token of its own making', { 'x-csrf-token': 'A'.repeat(32) }],
  ])('refuses a call of a session with %s, a form with a file, too', async (_what, token) => {
    const { 'x-csrf-token': _right, ...cookie } = known;
    await refused(withSession, { status: 403, code: 'csrf' }, (route) =>
      TAKES_FILES.test(route)
        ? { headers: { ...cookie, ...token }, body: ROWS[route]!.body!(world, world.tasks.open) as FormData }
        : { headers: { ...cookie, ...token, ...JSON_TYPE }, body: JSON.stringify(bodyOf(questionOf(route))) },
    );
  });

  it.each(['organisation', 'id', 'roles', 'createdAt'])('refuses the field %s that nobody asked for', async (field) => {
    await refused(
      UNSAFE.filter((route) => route !== 'post /api/v1/auth/login'),
      { status: 422, code: 'invalid' },
      (route) => ({ headers: { ...known, ...JSON_TYPE }, body: JSON.stringify({ ...bodyOf(questionOf(route)), [field]: world.stranger.id }) }),
    );
  });

  it.each(['__proto__', 'constructor', 'deeper.__proto__'])('refuses the name %s anywhere in a body', async (path) => {
    const raw = path.split('.').reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, '{"admin":true}');
    await refused(
      UNSAFE.filter((route) => !route.startsWith('delete ')),
      { status: 422, code: 'invalid' },
      (route) => {
        const body = JSON.stringify(bodyOf(questionOf(route)));
        return { headers: { ...known, ...JSON_TYPE }, body: body === '{}' ? raw : `${body.slice(0, -1)},${raw.slice(1)}` };
      },
    );
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('refuses a body of more than 1 MB, and one that is nested without end', async () => {
    const large = `{"x":"${'x'.repeat(1_100_000)}"}`;
    await refused(UNSAFE, { status: 413, code: 'too-large' }, () => ({ headers: { ...known, ...JSON_TYPE }, body: large }));
    const deep = `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`;
    await refused(UNSAFE, { status: 400, code: 'bad-request' }, () => ({ headers: { ...known, ...JSON_TYPE }, body: deep }));
  });

  it.each(['x'.repeat(201), 'two words', 'ключ'])('refuses a key that is none: %s', async (key) => {
    const headers = { ...known, 'idempotency-key': Buffer.from(key, 'utf8').toString('latin1') };
    await refused(UNSAFE, { status: 422, code: 'invalid' }, (route) =>
      TAKES_FILES.test(route)
        ? { headers, body: ROWS[route]!.body!(world, world.tasks.open) as FormData }
        : { headers: { ...headers, ...JSON_TYPE }, body: JSON.stringify(bodyOf(questionOf(route))) },
    );
  });
});

describe('every list', () => {
  it('refuses pages of none, of more than 100, and filters, orders and cursors that carry something of their own', async () => {
    const { paths } = (await (await fetch(`${world.product.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
    };
    const has = (route: string, name: string) => paths[route.slice(4)]!['get']!.parameters?.some((one) => one.in === 'query' && one.name === name) ?? false;
    const wrong: string[] = [];
    for (const route of SAFE.filter((one) => has(one, 'limit'))) {
      const { url } = await addressOf(questionOf(route), world, false);
      for (const query of ['limit=0', 'limit=101', 'limit=1e9', 'limit=-1', 'limit=ten', 'cursor=%27%20OR%201%3D1--', 'cursor=eyJhIjoxfQ', 'nothing=1']) {
        const needed = has(route, 'q') ? '&q=a' : '';
        const { status } = await fetch(`${url}?${query}${needed}`, { headers: known });
        if (status !== 422) wrong.push(`${route}?${query}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('takes whatever is typed as words, and never as a part of a statement', async () => {
    const typed = [
      "'",
      '"',
      "'; DROP TABLE task; --",
      "') OR ('1'='1",
      '%',
      '_',
      '\\',
      '$1',
      '\\u0000',
      '(a+)+$',
      '*',
      ':*',
      "a' & 'b",
      '<script>',
      'ё'.repeat(200),
    ];
    const answers: string[] = [];
    for (const path of ['/tasks?scope=mine', '/clients?', '/suppliers?', '/stock?', '/find?', '/library?', '/cases?status=all']) {
      for (const q of typed) {
        const { status } = await fetch(`${world.product.url}/api/v1${path}&q=${encodeURIComponent(q)}`, { headers: known });
        if (![200, 422].includes(status)) answers.push(`${path} ${q}: ${status}`);
      }
    }
    expect(answers).toEqual([]);
    for (const query of [
      'scope=mine&sort=id;--',
      "scope=mine&sort='",
      'scope=all',
      'scope=mine&deadline=late%27',
      'scope=mine&process=%27',
      'scope=mine&view=%27',
    ])
      expect([query, [200, 404, 422].includes((await fetch(`${world.product.url}/api/v1/tasks?${query}`, { headers: known })).status)]).toEqual([query, true]);
  });
});

describe('every answer', () => {
  const HEADERS: [name: string, value: RegExp][] = [
    ['content-security-policy', /^default-src 'self';script-src 'self';script-src-attr 'none';.*frame-ancestors 'none'.*object-src 'none'/],
    ['x-content-type-options', /^nosniff$/],
    ['x-frame-options', /^DENY$/],
    ['referrer-policy', /^no-referrer$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['permissions-policy', /camera=\(\)/],
  ];
  const lacking = (headers: Headers, more: [string, RegExp][] = []) =>
    [...HEADERS, ...more].filter(([name, value]) => !value.test(headers.get(name) ?? '')).map(([name]) => `${name}: ${headers.get(name)}`);
  const leaks = (headers: Headers) => [...headers.keys()].filter((name) => /^(x-powered-by|server|access-control-)/.test(name));

  it('of the API has the headers that protect it, is kept by nobody, and lets no other site read it', async () => {
    const wrong: string[] = [];
    for (const route of Object.keys(ROWS)) {
      const { headers } = await send(route, { headers: { ...(route.startsWith('get ') ? known : {}), origin: EVIL } });
      const file = /^get .*(\/files\/\{id\}|\/file)$/.test(route);
      const found = lacking(headers, [['cache-control', /no-store|no-cache/]]).filter((name) => !(file && name.startsWith('content-security-policy')));
      if (file) expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      wrong.push(...[...found, ...leaks(headers)].map((what) => `${route} ${what}`));
    }
    expect(wrong).toEqual([]);
  });

  it('of the pages, their parts and of what is not there has them, too, and a preflight of another site gets no leave', async () => {
    const { url } = world.product;
    for (const path of [
      '/',
      '/inbox',
      '/favicon.svg',
      '/api/docs',
      '/api/openapi.json',
      '/api/v1/nothing',
      '/api/v1/%zz',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/package.json',
    ]) {
      const response = await fetch(`${url}${path}`);
      expect([path, lacking(response.headers), leaks(response.headers)]).toEqual([path, [], []]);
      expect(await response.text()).not.toMatch(/root:|"dependencies"/);
    }
    const preflight = await fetch(`${url}/api/v1/tasks/next`, {
      method: 'OPTIONS',
      headers: { origin: EVIL, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf-token' },
    });
    expect(leaks(preflight.headers)).toEqual([]);
  });

  it('that refuses is a problem document without a word of the inside, also where there is no such route', async () => {
    for (const [method, path, status, code] of [
      ['GET', '/api/v1/nothing', 404, 'not-found'],
      ['POST', '/api/v1/nothing', 404, 'not-found'],
      ['GET', '/api/v1/cases/%00', 404, 'not-found'],
      ['GET', '/api/v1/cases/%zz', 400, 'bad-request'],
      ['GET', "/api/v1/cases/'%20OR%201=1", 404, 'not-found'],
      ['PATCH', '/api/v1/tasks', 404, 'not-found'],
      ['GET', `/api/v1/cases/${'x'.repeat(3_000)}`, 404, 'not-found'],
      ['GET', `/api/v1/cases/${'x'.repeat(5_000)}`, 414, 'address-too-long'],
    ] as const) {
      const response = await fetch(`${world.product.url}${path}`, { method, headers: known });
      const text = await response.text();
      expectProblem({ status: response.status, type: response.headers.get('content-type')!, text, body: JSON.parse(text) as object }, { status, code });
    }
  });
});
