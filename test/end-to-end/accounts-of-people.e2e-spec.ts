import { randomUUID } from 'node:crypto';
import type { MadeLinkDto } from '../../apps/api/src/auth/account.dto.js';
import type { AccountListDto, ChangedAccountDto } from '../../apps/api/src/people/accounts.dto.js';
import { demoPerson } from '../../apps/api/src/seed/demo.js';
import type { Database } from '#domain/database/database.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const PASSWORD = 'четыре слова подряд здесь';
const NEW = { name: 'Демо Новенькая', roles: ['secretary'], language: 'ru' };

let product: Product;
let database: Database;
let admin: Person;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  admin = await Person.signIn(product, 'admin');
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const invite = (login: string, change: object = {}) => admin.post<{ id: string }>('/people', { ...NEW, login, ...change });
const patch = (who: Person, id: string, body: object) => call<ChangedAccountDto>(product, 'PATCH', `/people/${id}`, { body, headers: who.headers });
const accounts = async (query = '') => (await admin.get<AccountListDto>(`/people/accounts${query}`)).body;
const accountOf = async (id: string) => (await accounts('?limit=100')).items.find((one) => one.id === id)!;
const fieldsOf = ({ body }: Answer<unknown>) => (body as { fields?: { path: string }[] }).fields?.map(({ path }) => path);

/** Somebody new with a password, by the link. */
async function comeIn(login: string): Promise<{ id: string; cookie: string; csrf: string }> {
  const { id } = (await invite(login)).body;
  const { body } = await admin.post<MadeLinkDto>(`/people/${id}/sign-in-links`, undefined);
  const response = await fetch(`${product.url}/api/v1/auth/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: body.path.split('#')[1], password: PASSWORD }),
  });
  expect(response.status).toBe(200);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { id, cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, csrf: csrfToken };
}

describe('an invitation', () => {
  it('makes an account that nobody comes in by before its link was used', async () => {
    const made = await invite('Nova.Demo', { email: ' nova@demo.example ', skills: ['light'] });
    expect(made.status).toBe(201);
    expect(await accountOf(made.body.id)).toMatchObject({ login: 'nova.demo', email: 'nova@demo.example', hasPassword: false, lastSeenAt: null, active: true });
    for (const password of ['', 'null', 'reglament-demo']) {
      const tried = await call(product, 'POST', '/auth/login', { body: { login: 'nova.demo', password } });
      expect([401, 422]).toContain(tried.status);
    }
    const { body } = await admin.post<MadeLinkDto>(`/people/${made.body.id}/sign-in-links`, undefined);
    expect(body.kind).toBe('invitation');
  });

  it('is refused with a sentence where the login is taken, and the same key makes one account', async () => {
    const taken = await invite('SECRETARY1');
    expectProblem(taken, { status: 409, code: 'login-taken' });
    expect(fieldsOf(taken)).toEqual(['login']);
    const key = { 'idempotency-key': randomUUID() };
    const twice = [0, 1].map(() => admin.post<{ id: string }>('/people', { ...NEW, login: 'once.only' }, key));
    const [first, second] = await Promise.all(twice);
    expect(second!.body).toEqual(first!.body);
  });

  it('says which fields are wrong, and takes no field that it does not know', async () => {
    const wrong = await invite('имя с пробелом', { name: ' ', roles: ['owner'], email: 'no', language: 'de' });
    expect(wrong.status).toBe(422);
    expect(
      fieldsOf(wrong)!
        .map((path) => path.split('.')[0]!)
        .toSorted(),
    ).toEqual(['email', 'language', 'login', 'name', 'roles']);
    for (const more of [{ passwordHash: 'x' }, { password: 'x' }, { organisation: randomUUID() }, { active: true }])
      expect((await invite('more.fields', more)).status).toBe(422);
    expect((await accounts('?q=more.fields')).items).toEqual([]);
  });
});

describe('the list of accounts', () => {
  it('goes page by page without a gap, finds by a part, and tells nothing secret', async () => {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: AccountListDto = await accounts(`?limit=4${cursor === null ? '' : `&cursor=${cursor}`}`);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const whole = (await accounts('?limit=100')).items;
    expect(names).toEqual(whole.map(({ name }) => name));
    expect((await accounts(`?q=${encodeURIComponent('бухг')}`)).items.map(({ login }) => login)).toEqual(['accountant']);
    expect(JSON.stringify(whole)).not.toMatch(/argon2|passwordHash|password_hash/);
    expect(whole.find(({ login }) => login === 'admin')!.lastSeenAt).not.toBeNull();
    expect((await admin.get(`/people/accounts?cursor=${Buffer.from('["maybe","x","y"]').toString('base64url')}`)).status).toBe(422);
  });
});

describe('a change of an account', () => {
  it('of two administrators at once is made by one; the other is told in words, and tries again with what is there now', async () => {
    const id = demoPerson('quality');
    const { version } = await accountOf(id);
    const done = await Promise.all([patch(admin, id, { version, name: 'Демо Первая' }), patch(admin, id, { version, skills: ['voice'] })]);
    expect(done.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const late = done.find(({ status }) => status === 409)!;
    expectProblem(late as Answer<never>, { status: 409, code: 'account-changed' });
    expect((await patch(admin, id, { version: version + 1, name: 'Демо Контроль-Качества', skills: ['voice'] })).body.account).toMatchObject({
      skills: ['voice'],
      version: version + 2,
    });
  });

  it('never takes a login, a password or a company', async () => {
    const id = demoPerson('driver');
    const before = await accountOf(id);
    for (const more of [{ login: 'other' }, { passwordHash: 'x' }, { organisation: randomUUID() }, { lastSeenAt: null }])
      expect((await patch(admin, id, { version: before.version, ...more })).status).toBe(422);
    expect(await accountOf(id)).toEqual(before);
  });

  it('of roles is in force with the next call of that person', async () => {
    const { id, cookie, csrf } = await comeIn('role.changes');
    const headers = { cookie, 'x-csrf-token': csrf };
    expect((await call(product, 'GET', '/people', { headers })).status).toBe(403);
    expect((await patch(admin, id, { version: 1, roles: ['head'] })).status).toBe(200);
    expect((await call(product, 'GET', '/people', { headers })).status).toBe(200);
  });

  it('leaves the company an administrator, and nobody closes his own account', async () => {
    const id = demoPerson('admin');
    const { version } = await accountOf(id);
    expectProblem((await patch(admin, id, { version, roles: ['head'] })) as Answer<never>, { status: 409, code: 'last-admin' });
    const own = await patch(admin, id, { version, active: false });
    expect([own.status, fieldsOf(own)]).toEqual([422, ['active']]);
    const head = await Person.signIn(product, 'head');
    expectProblem(await head.post(`/people/${id}/hand-over`, { leaves: true }), { status: 409, code: 'last-admin' });
  });
});

describe('somebody who is disabled', () => {
  it('ALL-5 is out with the next call, leaves his task to the group, and comes in again only by signing in anew', async () => {
    const { id, cookie, csrf } = await comeIn('leaves.soon');
    const headers = { cookie, 'x-csrf-token': csrf };
    const { caseId } = (await siteRequest(product)).body;
    const secretary = await Person.signIn(product, 'secretary1');
    const task = await secretary.taskOf(caseId);
    expect((await call(product, 'POST', `/tasks/${task.id}/claim`, { body: { version: task.version }, headers })).status).toBe(200);
    const { version, openTasks } = await accountOf(id);
    expect(openTasks).toBe(1);
    const closed = await patch(admin, id, { version, active: false });
    expect(closed.body).toMatchObject({ account: { active: false, openTasks: 0 } });
    expect(closed.body.handedOver!.toPeople + closed.body.handedOver!.toGroup).toBe(1);
    expect((await call(product, 'GET', '/auth/me', { headers })).status).toBe(401);
    expect((await call(product, 'POST', '/auth/login', { body: { login: 'leaves.soon', password: PASSWORD } })).status).toBe(401);
    const task2 = (await secretary.get<{ assignee: { id: string } | null }>(`/tasks/${task.id}`)).body;
    expect(task2.assignee?.id).not.toBe(id);
    const opened = await patch(admin, id, { version: closed.body.account.version, active: true });
    expect(opened.body.account.active).toBe(true);
    expect((await call(product, 'GET', '/auth/me', { headers })).status).toBe(401);
    expect((await call(product, 'POST', '/auth/login', { body: { login: 'leaves.soon', password: PASSWORD } })).status).toBe(200);
    const acts = await database.asSystem((tx) =>
      tx.rows<{ act: string }>(`SELECT act FROM audit WHERE object = $1 AND act LIKE 'account.%' ORDER BY seq`, [id]),
    );
    expect(acts.map(({ act }) => act)).toEqual(['account.create', 'account.disable', 'account.change']);
  });
});
