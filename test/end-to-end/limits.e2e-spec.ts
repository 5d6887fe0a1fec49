import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Database } from '#domain/database/database.js';
import { attach, filesBeside } from '../harness/attach.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const RATE = 400;
const MB = 1_000_000;

let product: Product;
let database: Database;
let secretary: Person;
beforeAll(async () => {
  product = await Product.start({ RATE_PER_MINUTE: String(RATE), FILES_MB_A_DAY: '2' });
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

/** One call as it is written on the wire; resolves with all that comes back until the connection is closed. */
async function wire(written: string): Promise<string> {
  const { hostname, port } = new URL(product.url);
  const socket = connect(Number(port), hostname);
  socket.write(written);
  try {
    return await text(socket);
  } finally {
    socket.destroy();
  }
}

const guess = (i: number) => fetch(`${product.url}/api/v1/tasks`, { headers: { authorization: `Bearer guess-${i}` } });

describe('a flood of guesses from one address', () => {
  it('is refused before the database is asked, with a time to wait and a sentence; who has signed in there goes on, and so does a program that is known', async () => {
    expect((await siteRequest(product)).status).toBe(201);
    const answers = await Promise.all(Array.from({ length: RATE }, (_, i) => guess(i)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(RATE / 4);
    expect(answers.filter(({ status }) => status === 401).length + refused.length).toBe(RATE);
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const [{ status, headers }, said] = [refused[0]!, await refused[0]!.text()];
    const problem = { status, type: headers.get('content-type')!, text: said, body: JSON.parse(said) as object };
    expectProblem(problem, { status: 429, code: 'too-many-requests' });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await secretary.get('/tasks')).status).toBe(200);
    expect((await siteRequest(product)).status).toBe(201);
    expect((await fetch(`${product.url}/api/v1/health/ready`)).status).toBe(200);
  });

  it('is answered although the table of tokens is locked: the database is not asked', async () => {
    while ((await guess(0)).status !== 429);
    const statuses = await database.asSystem(async (tx) => {
      await tx.rows(`LOCK TABLE api_token IN ACCESS EXCLUSIVE MODE`);
      return Promise.all(Array.from({ length: 60 }, async (_, i) => (await guess(i)).status));
    });
    // What came back into the bucket meanwhile was let through, and waited for the lock as long as a statement may.
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(40);
    expect(statuses.filter((status) => status !== 429 && status !== 503)).toEqual([]);
  }, 60_000);
});

describe('what is too long, too slow or too much', () => {
  it('is an address of more than 4,096 characters, and headers of more than 16 KB', async () => {
    const long = (length: number) => secretary.get(`/tasks?limit=1&cursor=${'x'.repeat(length)}`);
    expectProblem(await long(4_100), { status: 414, code: 'address-too-long' });
    expectProblem(await long(1_000), { status: 422, code: 'invalid', paths: ['cursor'] });
    expect(await wire(`GET /api/v1/tasks HTTP/1.1\r\nHost: here\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('are headers that come drop by drop: the connection is cut off within 20 s', async () => {
    const begun = Date.now();
    const told = await wire('GET /api/v1/tasks HTTP/1.1\r\nHost: here\r\n');
    expect(told).toMatch(/^(HTTP\/1\.1 408 [\s\S]*)?$/);
    expect(Date.now() - begun).toBeLessThan(30_000);
  }, 60_000);

  it('is a page of more than 100 rows, on each list of the API', async () => {
    interface Parameter {
      name: string;
      in: string;
      schema?: { maximum?: number; maxLength?: number; type?: string; enum?: unknown[]; format?: string; pattern?: string };
    }
    const { paths } = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
    };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
        parameters.filter((one) => one.in === 'query').map((one) => ({ where: `${method} ${path} ${one.name}`, ...one })),
      ),
    );
    const limits = all.filter(({ name }) => name === 'limit');
    expect(limits.length).toBeGreaterThan(5);
    expect(limits.filter(({ schema }) => !(schema?.maximum !== undefined && schema.maximum <= 100)).map(({ where }) => where)).toEqual([]);
    const endless = all.filter(
      ({ schema }) => schema?.type === 'string' && !schema.enum && !schema.format && !schema.pattern && schema.maxLength === undefined,
    );
    expect(endless.map(({ where }) => where)).toEqual([]);
  });

  it('are more than twenty streams of one person; another gets his', async () => {
    const heard = new AbortController();
    const open = (who: Person) => fetch(`${product.url}/api/v1/events/stream`, { headers: who.headers, signal: heard.signal });
    try {
      const streams = await Promise.all(Array.from({ length: 20 }, () => open(secretary)));
      expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200));
      const refused = await open(secretary);
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
      expect((await open(await Person.signIn(product, 'head'))).status).toBe(200);
    } finally {
      heard.abort();
    }
  });

  it('is more in files than one person may attach in a day; nothing of it stays, and another may', async () => {
    const { caseId } = (await siteRequest(product)).body;
    const content = (mark: string) => Buffer.from(mark.padEnd(1.5 * MB, 'words '));
    expect((await attach(product, secretary, `/cases/${caseId}`, { name: 'one.txt', content: content('1') })).status).toBe(201);
    const over = await attach(product, secretary, `/cases/${caseId}`, { name: 'two.txt', content: content('2') });
    const { fields } = expectProblem(over, { status: 422, code: 'invalid', paths: ['file'] });
    expect(fields![0]!.message).toContain('2 МБ');
    expect((await filesBeside(secretary, `/cases/${caseId}`)).map(({ name }) => name)).toEqual(['one.txt']);
    await product.until('nothing to be left', async () => (await readdir(`${product.files}/incoming`)).length === 0);
    const other = await Person.signIn(product, 'manager1');
    expect((await attach(product, other, `/cases/${caseId}`, { name: 'three.txt', content: content('3') })).status).toBe(201);
  });
});

describe('a lock that somebody does not let go', () => {
  it('makes a click wait five seconds and no longer: it is told to come back, and then does what it wanted', async () => {
    const task = await secretary.taskOf((await siteRequest(product)).body.caseId);
    const complete = (): Promise<Answer<unknown>> => secretary.complete(task, 'notOurs', { whyNotOurs: 'wrongNumber' }, 'the-key-of-the-lock');
    let refused: Answer<unknown> | undefined;
    await database.asSystem(async (tx) => {
      await tx.rows(`SELECT 1 FROM task WHERE id = $1 FOR UPDATE`, [task.id]);
      await tx.rows(`SELECT 1 FROM wait WHERE id = (SELECT wait FROM task WHERE id = $1) FOR UPDATE`, [task.id]);
      refused = await complete();
    });
    expectProblem(refused!, { status: 503, code: 'busy' });
    expect((await complete()).status).not.toBe(503);
  }, 60_000);
});

describe('a disk that is nearly full', () => {
  let full: Product;
  beforeAll(async () => (full = await Product.start({ FILES_RESERVE_MB: '10000000' })));
  afterAll(() => full?.stop());

  it('takes no file, says so, keeps nothing half, and goes on with everything else', async () => {
    const person = await Person.signIn(full, 'secretary1');
    const { caseId } = (await siteRequest(full)).body;
    expectProblem(await attach(full, person, `/cases/${caseId}`), { status: 507, code: 'storage-full' });
    expect(await readdir(`${full.files}/incoming`)).toEqual([]);
    expect(await filesBeside(person, `/cases/${caseId}`)).toEqual([]);
    expect((await call(full, 'GET', `/cases/${caseId}`, { headers: person.headers })).status).toBe(200);
  });
});
