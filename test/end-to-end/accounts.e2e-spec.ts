import type { LinkDto, MadeLinkDto, SessionListDto } from '../../apps/api/src/auth/account.dto.js';
import type { SignedInDto } from '../../apps/api/src/auth/auth.dto.js';
import type { Database } from '#domain/database/database.js';
import { demoPerson } from '../../apps/api/src/seed/demo.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const PASSWORD = 'четыре слова подряд здесь';
const NEW = 'совсем другие четыре слова';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

let product: Product;
let database: Database;
let company: Company;
let admin: Person;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  company = await Company.found(database);
  admin = await Person.signIn(product, 'admin');
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const linkFor = (login: string) => admin.post<MadeLinkDto>(`/people/${demoPerson(login)}/sign-in-links`, undefined);
const tokenOf = ({ body }: Answer<MadeLinkDto>) => body.path.split('#')[1]!;
const look = (token: string) => call<LinkDto>(product, 'POST', '/auth/links/look', { body: { token } });
const use = (token: string, password = PASSWORD, change: object = {}) =>
  call<SignedInDto>(product, 'POST', '/auth/links/use', { body: { token, password, ...change } });
const signIn = (login: string, password: string) => call<SignedInDto>(product, 'POST', '/auth/login', { body: { login, password } });
const remove = (who: Person, path: string) => call(product, 'DELETE', path, { headers: who.headers });
const acts = (person: string) =>
  database.asSystem((tx) =>
    tx.rows<{ act: string; actor: string; data: object }>(`SELECT act, actor, data FROM audit WHERE object = $1 ORDER BY seq`, [person]),
  );

/** Signs in as a browser of this kind would. */
async function enter(login: string, password: string, agent = CHROME): Promise<{ cookie: string; 'x-csrf-token': string }> {
  const response = await fetch(`${product.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent },
    body: JSON.stringify({ login, password }),
  });
  expect(response.status).toBe(200);
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, 'x-csrf-token': ((await response.json()) as SignedInDto).csrfToken };
}
const me = (headers: Record<string, string>) => call(product, 'GET', '/auth/me', { headers });

describe('a one-time link', () => {
  it('is made by the administrator alone, and says for whom and for which purpose it is', async () => {
    const made = await linkFor('quality');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ kind: 'reset', path: expect.stringMatching(/^\/welcome#[\w-]{43}$/) as string });
    expect(Date.parse(made.body.expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect((await look(tokenOf(made))).body).toMatchObject({ kind: 'reset', login: 'quality', name: 'Демо Контроль-Качества' });
    const head = await Person.signIn(product, 'head');
    expectProblem(await head.post(`/people/${demoPerson('quality')}/sign-in-links`, undefined), { status: 403, code: 'forbidden' });
    expectProblem(await admin.post(`/people/${company.people.driver}/sign-in-links`, undefined), { status: 404, code: 'not-found' });
  });

  it('is kept as a hash: its token stands nowhere in the database', async () => {
    const token = tokenOf(await linkFor('quality'));
    const { text } = (await database.asSystem((tx) =>
      tx.row<{ text: string }>(`SELECT (SELECT string_agg(l::text, '') FROM sign_in_link l) || (SELECT string_agg(a::text, '') FROM audit a) AS text`),
    ))!;
    expect(text).not.toContain(token);
  });

  it('sets the password, signs in, and ends every session that there was; each act is in the audit once', async () => {
    const before = await enter('driver', 'reglament-demo');
    const made = await linkFor('driver');
    const used = await use(tokenOf(made));
    expect([used.status, used.body.user.login]).toEqual([200, 'driver']);
    expectProblem(await me(before), { status: 401, code: 'not-signed-in' });
    expect((await signIn('driver', PASSWORD)).status).toBe(200);
    expectProblem(await signIn('driver', 'reglament-demo'), { status: 401, code: 'wrong-password' });
    const told = (await acts(demoPerson('driver'))).filter(({ act }) => act.startsWith('sign-in-link'));
    expect(told.map(({ act, actor }) => [act, actor])).toEqual([
      ['sign-in-link.make', `person:${demoPerson('admin')}`],
      ['sign-in-link.use', `person:${demoPerson('driver')}`],
    ]);
  });

  it('is used once, also by two at the same moment', async () => {
    const token = tokenOf(await linkFor('secretary2'));
    const answers = await Promise.all([use(token), use(token, NEW), use(token), use(token, NEW)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404]);
    for (const lost of answers.filter(({ status }) => status !== 200)) expectProblem(lost as unknown as Answer, { status: 404, code: 'link-over' });
    expectProblem((await look(token)) as unknown as Answer, { status: 404, code: 'link-over' });
  });

  it('ends with a newer one, with its time, and with who has left; what never was is answered in the same words', async () => {
    const old = tokenOf(await linkFor('manager3'));
    const newer = tokenOf(await linkFor('manager3'));
    const never = await look('x'.repeat(43));
    const same = async (token: string) => expect({ ...(await look(token)).body, instance: '' }).toEqual({ ...never.body, instance: '' });
    expectProblem(never as unknown as Answer, { status: 404, code: 'link-over' });
    await same(old);
    expect((await look(newer)).status).toBe(200);
    await database.asSystem((tx) =>
      tx.change(`UPDATE sign_in_link SET expires_at = to_timestamp($2) WHERE person = $1`, [demoPerson('manager3'), Date.now() / 1_000 - 1]),
    );
    await same(newer);
    expectProblem((await use(newer)) as unknown as Answer, { status: 404, code: 'link-over' });
    const last = tokenOf(await linkFor('manager3'));
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE id = $1`, [demoPerson('manager3')]));
    await same(last);
    expectProblem((await linkFor('manager3')) as unknown as Answer, { status: 409, code: 'person-left' });
  });

  it('is an invitation for a week where there was no password yet', async () => {
    await database.asSystem((tx) => tx.change(`UPDATE person SET password_hash = NULL WHERE id = $1`, [demoPerson('accountant')]));
    const made = await linkFor('accountant');
    expect(made.body.kind).toBe('invitation');
    expect(Date.parse(made.body.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 24 * 3_600_000);
    expect((await use(tokenOf(made))).status).toBe(200);
  });

  it.each([
    ['short', 'seven77'],
    ['long', 'x'.repeat(257)],
    ['breached', 'Password1'],
    ['ownName', 'Manager-1'],
    ['ownName', 'Демонстрационная компания'],
  ])('refuses a password that is %s, and is still good afterwards', async (_why, password) => {
    const token = tokenOf(await linkFor('manager1'));
    const refused = await use(token, password);
    expectProblem(refused as unknown as Answer, { status: 422, code: 'invalid' });
    expect((refused.body as unknown as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(['password']);
    expect((await look(token)).status).toBe(200);
  });

  it('makes nobody the first administrator who was not asked to be', async () => {
    const token = tokenOf(await linkFor('manager2'));
    const first = { login: 'manager2', name: 'Проба', company: 'Чужая', timeZone: 'Europe/Moscow' };
    expectProblem((await use(token, PASSWORD, { first })) as unknown as Answer, { status: 422, code: 'invalid' });
    expect((await look(token)).status).toBe(200);
  });
});

describe('one’s own account', () => {
  it('lists where one is signed in, in words, and ends the others one by one or all; never those of another', async () => {
    const [here, there, third] = [
      await enter('head', 'reglament-demo'),
      await enter('head', 'reglament-demo', 'curl/8'),
      await enter('head', 'reglament-demo'),
    ];
    const list = async (headers: Record<string, string>) => (await call<SessionListDto>(product, 'GET', '/auth/sessions', { headers })).body.items;
    const seen = await list(here);
    expect(seen.filter((one) => one.here)).toHaveLength(1);
    expect(seen.find((one) => one.here)).toMatchObject({ browser: 'Chrome, Windows', address: expect.stringContaining('127.0.0.1') as string });
    expect(seen.map(({ browser }) => browser)).toContain('Неизвестный браузер');
    expect(JSON.stringify(seen)).not.toContain(decodeURIComponent(here.cookie.split('=')[1]!).slice(2, 40));
    for (const { since, lastUsedAt } of seen) expect(Math.abs(Date.parse(since) - Date.parse(lastUsedAt))).toBeLessThan(60_000);

    const curl = seen.find(({ browser }) => browser === 'Неизвестный браузер')!;
    const stranger = await enter('manager1', 'reglament-demo');
    const end = (headers: Record<string, string>, id: string) => call(product, 'DELETE', `/auth/sessions/${id}`, { headers });
    expect((await end(stranger, curl.id)).status).toBe(404);
    expect((await me(there)).status).toBe(200);
    expect((await end(here, curl.id)).status).toBe(204);
    expect((await me(there)).status).toBe(401);
    expect((await end(here, curl.id)).status).toBe(404);
    expect((await call(product, 'DELETE', '/auth/sessions', { headers: here })).status).toBe(204);
    expect((await me(third)).status).toBe(401);
    expect(await list(here)).toEqual([expect.objectContaining({ here: true })]);
  });

  it('changes the password for who knows the old one; the other sessions end, and this one goes on under a new id', async () => {
    const [here, there] = [await enter('director2', 'reglament-demo'), await enter('director2', 'reglament-demo')];
    const change = (body: object) => call<SignedInDto>(product, 'POST', '/auth/password', { body, headers: here });
    for (const [body, path] of [
      [{ old: 'wrong', password: NEW }, 'old'],
      [{ old: 'reglament-demo', password: 'director2' }, 'password'],
      [{ old: 'reglament-demo', password: 'reglament-demo' }, 'password'],
      [{ old: 'reglament-demo', password: NEW, role: 'admin' }, 'role'],
    ] as const) {
      const refused = await change(body);
      expectProblem(refused as unknown as Answer, { status: 422, code: 'invalid' });
      expect((refused.body as unknown as { fields: { path: string }[] }).fields[0]!.path).toBe(path);
    }
    expect((await me(there)).status).toBe(200);
    const response = await fetch(`${product.url}/api/v1/auth/password`, {
      method: 'POST',
      headers: { ...here, 'content-type': 'application/json' },
      body: JSON.stringify({ old: 'reglament-demo', password: NEW }),
    });
    expect(response.status).toBe(200);
    for (const gone of [here, there]) expect((await me(gone)).status).toBe(401);
    expect((await me({ cookie: response.headers.getSetCookie()[0]!.split(';')[0]! })).status).toBe(200);
    expect((await signIn('director2', NEW)).status).toBe(200);
    expect((await acts(demoPerson('director2'))).filter(({ act }) => act === 'auth.change-password')).toHaveLength(1);
  });

  it('slows down who guesses the old password in somebody’s open session, as at the door', async () => {
    const here = await enter('secretary1', 'reglament-demo');
    const change = (old: string) => call(product, 'POST', '/auth/password', { body: { old, password: NEW }, headers: here });
    for (let i = 0; i < 5; i += 1) expectProblem(await change(`guess ${i}`), { status: 422, code: 'invalid' });
    expectProblem(await change('reglament-demo'), { status: 429, code: 'sign-in-paused' });
  });
});

describe('the administrator', () => {
  it('sees where another is signed in, and ends one or all of it; of his own company alone', async () => {
    const [one, two, three] = [await enter('manager1', 'reglament-demo'), await enter('manager1', 'reglament-demo'), await enter('manager1', 'reglament-demo')];
    const path = `/people/${demoPerson('manager1')}/sessions`;
    const { items } = (await admin.get<SessionListDto>(path)).body;
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.filter(({ here }) => here)).toEqual([]);
    expect((await remove(admin, `${path}/${items[0]!.id}`)).status).toBe(204);
    const statuses = async () => (await Promise.all([one, two, three].map(me))).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(await statuses()).toEqual([200, 200, 401]);
    expect((await remove(admin, path)).status).toBe(204);
    expect(await statuses()).toEqual([401, 401, 401]);
    expect((await admin.get(`/people/${company.people.driver}/sessions`)).status).toBe(404);
    expect((await remove(admin, `/people/${company.people.driver}/sessions`)).status).toBe(404);
  });
});

/** Reads a stream of events until it ends; tells how long that took from `act` on, milliseconds. */
async function endOfStream(headers: Record<string, string>, act: () => Promise<unknown>): Promise<number> {
  const stream = await fetch(`${product.url}/api/v1/events/stream`, { headers });
  expect(stream.status).toBe(200);
  const reader = stream.body!.getReader();
  await reader.read();
  await act();
  const begun = performance.now();
  while (!(await reader.read()).done);
  return performance.now() - begun;
}

describe('a stream of events', () => {
  it('ends at once where its session was ended', async () => {
    const headers = await enter('manager1', 'reglament-demo');
    expect(await endOfStream(headers, () => remove(admin, `/people/${demoPerson('manager1')}/sessions`))).toBeLessThan(10_000);
  });

  it('ends at once where its person has left, and the next call is 401', async () => {
    const headers = await enter('manager2', 'reglament-demo');
    const head = await Person.signIn(product, 'head');
    const leave = async () => expect((await head.post(`/people/${demoPerson('manager2')}/hand-over`, { leaves: true })).status).toBe(200);
    expect(await endOfStream(headers, leave)).toBeLessThan(10_000);
    expect((await me(headers)).status).toBe(401);
  });
});
