import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#domain/database/database.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const RATE = 150;
const HOUR = 3_600_000;
const PASSWORD = 'reglament-demo';

let product: Product;
let database: Database;

beforeAll(async () => {
  product = await Product.start({ RATE_PER_MINUTE: String(RATE) });
  database = await openDatabase(product.database);
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

interface Entered {
  cookie: string;
  raw: string;
  csrf: string;
}

async function enter(login: string, cookie?: string): Promise<Entered> {
  const response = await fetch(`${product.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  const raw = response.headers.getSetCookie()[0] ?? '';
  return { raw, cookie: raw.split(';')[0]!, csrf: ((await response.json()) as { csrfToken: string }).csrfToken };
}

const me = (cookie: string) => call(product, 'GET', '/auth/me', { headers: { cookie } });
const tryLogin = (login: string, password: string): Promise<Answer> => call(product, 'POST', '/auth/login', { body: { login, password } });
const NOT_SIGNED_IN = { status: 401, code: 'not-signed-in' };

describe('a session', () => {
  it('has a new id and a new token after every login, whatever cookie came, and the old id is worth nothing', async () => {
    const planted = await enter('manager1', 'reglament_session=s%3Aplanted.c2lnbmF0dXJl');
    expect(planted.cookie).not.toContain('planted');
    const again = await enter('manager2', planted.cookie);
    expect(again.cookie).not.toBe(planted.cookie);
    expect(again.csrf).not.toBe(planted.csrf);
    expectProblem(await me(planted.cookie), NOT_SIGNED_IN);
    expect((await me(again.cookie)).body).toMatchObject({ user: { login: 'manager2' } });
  });

  it('is a cookie that scripts cannot read, other sites cannot use, and nobody can guess', async () => {
    const { raw, cookie } = await enter('manager3');
    expect(raw).toMatch(/^reglament_session=/);
    expect(raw.split('; ').slice(1)).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    expect(raw).not.toMatch(/Domain=/i);
    const [id] = decodeURIComponent(cookie.split('=')[1]!).slice(2).split('.');
    expect(Buffer.from(id!, 'base64url').length).toBeGreaterThanOrEqual(16);
    const forged = cookie.slice(0, -4) + (cookie.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    expectProblem(await me(forged), NOT_SIGNED_IN);
  });

  it('ends with the logout, for every copy of its cookie', async () => {
    const { cookie, csrf } = await enter('driver');
    expect((await call(product, 'POST', '/auth/logout', { headers: { cookie, 'x-csrf-token': csrf } })).status).toBe(204);
    expectProblem(await me(cookie), NOT_SIGNED_IN);
  });

  it('ends at once where the person has left, and that person cannot come back', async () => {
    const { cookie } = await enter('quality');
    expect((await me(cookie)).status).toBe(200);
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE login = 'quality'`));
    expectProblem(await me(cookie), NOT_SIGNED_IN);
    expectProblem(await tryLogin('quality', PASSWORD), { status: 401, code: 'wrong-password' });
  });

  it('ends where nobody used it for half a day: its row is past its time', async () => {
    const { cookie } = await enter('secretary2');
    const expire = (inSeconds: number) =>
      database.asSystem((tx) =>
        tx.change(`UPDATE session SET expire = to_timestamp($1) WHERE sess ->> 'person' = (SELECT id::text FROM person WHERE login = 'secretary2')`, [
          Date.now() / 1_000 + inSeconds,
        ]),
      );
    await expire(60);
    expect((await me(cookie)).status).toBe(200);
    await expire(-60);
    expectProblem(await me(cookie), NOT_SIGNED_IN);
  });

  it('notes its use, but never brings back a session that was ended meanwhile', async () => {
    const { cookie } = await enter('driver');
    const row = () =>
      database.asSystem((tx) =>
        tx.row<{ seconds: number }>(
          `SELECT extract(epoch FROM expire - to_timestamp($1))::float8 AS seconds FROM session WHERE sess ->> 'person' = (SELECT id::text FROM person WHERE login = 'driver')`,
          [Date.now() / 1_000],
        ),
      );
    expect((await me(cookie)).status).toBe(200);
    expect((await row())?.seconds).toBeGreaterThan(11 * 3_600);
    await database.asSystem((tx) => tx.change(`DELETE FROM session WHERE sess ->> 'person' = (SELECT id::text FROM person WHERE login = 'driver')`));
    expectProblem(await me(cookie), NOT_SIGNED_IN);
    expect(await row()).toBeUndefined();
  });

  it('ends a week after it began, however much it was used', async () => {
    const { cookie } = await enter('accountant');
    const [field, longest] = ['since', 7 * 24 * HOUR] as const;
    const set = (ago: number) =>
      database.asSystem((tx) =>
        tx.change(
          `UPDATE session SET sess = jsonb_set(sess::jsonb, ARRAY[$1], to_jsonb($2::bigint))::json WHERE sess ->> 'person' = (SELECT id::text FROM person WHERE login = 'accountant')`,
          [field, Date.now() - ago],
        ),
      );
    await set(longest - 60_000);
    expect((await me(cookie)).status).toBe(200);
    await set(longest + 60_000);
    expectProblem(await me(cookie), NOT_SIGNED_IN);
  });

  it('knows the rights that its person has now, not those of its login', async () => {
    const head = await Person.signIn(product, 'head');
    expect((await head.get('/tasks?scope=team')).status).toBe(200);
    await database.asSystem((tx) => tx.change(`UPDATE person SET roles = '{driver}' WHERE login = 'head'`));
    expect((await head.get('/tasks?scope=team')).status).toBe(403);
  });

  it('is not needed by a program, whose token is worth nothing once it is revoked', async () => {
    expect((await siteRequest(product)).status).toBe(201);
    await database.asSystem((tx) => tx.change(`UPDATE api_token SET revoked_at = 'epoch'`));
    expectProblem(await siteRequest(product), NOT_SIGNED_IN);
  });
});

describe('signing in', () => {
  it('says the same for a wrong password, a login that there is not, somebody who has left, and somebody who never set a password', async () => {
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE login = 'manager3'`));
    await database.asSystem((tx) => tx.change(`UPDATE person SET password_hash = NULL WHERE login = 'accountant'`));
    const answers = [
      await tryLogin('secretary2', 'wrong'),
      await tryLogin('nobody-at-all', 'wrong'),
      await tryLogin('manager3', PASSWORD),
      await tryLogin('accountant', PASSWORD),
    ];
    for (const answer of answers) expectProblem(answer, { status: 401, code: 'wrong-password' });
    for (const { body } of answers) expect({ ...body, instance: '' }).toEqual({ ...answers[0]!.body, instance: '' });
  });

  it('is slowed down after five wrong tries from one address, also for the right password, in capitals, too; others still come in', async () => {
    for (let i = 0; i < 5; i += 1) expectProblem(await tryLogin('director2', `guess ${i}`), { status: 401, code: 'wrong-password' });
    for (const login of ['director2', 'DIRECTOR2']) {
      const answer = await fetch(`${product.url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ login, password: PASSWORD }),
      });
      const body = (await answer.json()) as { code: string; retryAfter: number; detail: string };
      expect([answer.status, body.code]).toEqual([429, 'sign-in-paused']);
      expect(body.retryAfter).toBeGreaterThan(0);
      expect(body.retryAfter).toBeLessThanOrEqual(5);
      expect(answer.headers.get('retry-after')).toBe(String(body.retryAfter));
      expect(body.detail).toContain(`Wait ${body.retryAfter} s`);
    }
    expect((await tryLogin('admin', PASSWORD)).status).toBe(200);
    await pause(5_100);
    expect((await tryLogin('director2', PASSWORD)).status).toBe(200);
  });

  it('counts many tries at once one by one: no more than five of them are looked at', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => tryLogin('director1', `guess ${i}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });
});

describe('a flood', () => {
  it('of one person gets 429 and a time to wait, while another is served', async () => {
    const [loud, quiet] = [await Person.signIn(product, 'manager1'), await Person.signIn(product, 'manager2')];
    const answers = await Promise.all(Array.from({ length: RATE }, () => fetch(`${product.url}/api/v1/cases?limit=1`, { headers: loud.headers })));
    const refused = answers.filter(({ status }) => status === 429);
    // A quarter of a minute's calls may come at once; some come back while these are on their way.
    expect(refused.length).toBeGreaterThanOrEqual(RATE / 4);
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(answers.length);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    const { status, headers } = refused[0]!;
    expectProblem({ status, type: headers.get('content-type')!, text: '', body: await refused[0]!.json() }, { status: 429, code: 'too-many-requests' });
    expect((await quiet.get('/cases')).status).toBe(200);
  });
});

describe('on one machine', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start()));
  afterAll(() => product?.stop());

  const from = (origin: string, base = product.url) =>
    fetch(`${base}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: 'secretary1', password: PASSWORD }),
    });

  it('one signs in by either name of the machine, and by no foreign name that was made to point here', async () => {
    const { port } = new URL(product.url);
    expect((await from(product.url)).status).toBe(200);
    expect((await from(`http://localhost:${port}`, `http://localhost:${port}`)).status).toBe(200);
    expect((await from(`http://rebound.example:${port}`)).status).toBe(403);
  });
});

describe('behind a proxy', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start({ PUBLIC_URL: 'https://reglament.example' })));
  afterAll(() => product?.stop());

  const signIn = (headers: Record<string, string>) =>
    fetch(`${product.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https', ...headers },
      body: JSON.stringify({ login: 'secretary1', password: PASSWORD }),
    });

  it('pages of the public address may write, whatever name the proxy calls the server by; the cookie is bound to it', async () => {
    const answer = await signIn({ origin: 'https://reglament.example' });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^__Host-reglament=/);
    expect(cookie.split('; ').slice(1)).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
  });

  it.each(['https://evil.example', 'http://reglament.example', 'null', 'https://reglament.example.evil.example'])('pages of %s may not', async (origin) => {
    expect((await signIn({ origin })).status).toBe(403);
  });
});
