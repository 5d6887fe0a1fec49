import type { ApiTokenListDto, MadeApiTokenDto } from '../../apps/api/src/auth/api-tokens.dto.js';
import type { Database } from '#domain/database/database.js';
import { PERMISSIONS, TOKEN_SCOPES } from '#domain/people/permission.rule.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

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

const make = (body: object = { name: 'Проба', scopes: ['request.record'] }) => admin.post<MadeApiTokenDto>('/api-tokens', body);
const list = async (who = admin) => (await who.get<ApiTokenListDto>('/api-tokens')).body.items;
const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
const revoke = (id: string, who = admin) => call(product, 'DELETE', `/api-tokens/${id}`, { headers: who.headers });

describe('an API token', () => {
  it('is told once, begins with rgl_ for scanners to find it, and stands nowhere in the database', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^rgl_[\w-]{43}$/);
    expect(JSON.stringify(await list())).not.toContain(made.body.token);
    const { text } = (await database.asSystem((tx) =>
      tx.row<{ text: string }>(`SELECT (SELECT string_agg(t::text, '') FROM api_token t) || (SELECT string_agg(a::text, '') FROM audit a) AS text`),
    ))!;
    expect(text).not.toContain(made.body.token);
  });

  it('does what its scopes say and nothing else, on no route of people', async () => {
    const { token } = (await make({ name: 'Только сообщения', scopes: ['message.deliver'] })).body;
    expectProblem(await siteRequest(product, {}, bearing(token)), { status: 403, code: 'forbidden' });
    for (const path of ['/cases', '/tasks', '/auth/me', '/auth/sessions', '/api-tokens'])
      expectProblem(await call(product, 'GET', path, { headers: bearing(token) }), { status: 403, code: 'forbidden' });
    const right = (await make()).body.token;
    expect((await siteRequest(product, {}, bearing(right))).status).toBe(201);
  });

  it.each(PERMISSIONS.filter((permission) => !TOKEN_SCOPES.includes(permission)))('cannot be given %s', async (permission) => {
    expectProblem((await make({ name: 'Проба', scopes: [permission] })) as unknown as Answer, { status: 422, code: 'invalid' });
  });

  it.each([
    { name: 'Проба', scopes: [] },
    { name: ' ', scopes: ['request.record'] },
    { scopes: ['request.record'] },
    { name: 'Проба', scopes: ['request.record'], expiresAt: '2020-01-01T00:00:00Z' },
    { name: 'Проба', scopes: ['request.record'], organisation: 'another' },
  ])('is not made of %j', async (body) => {
    expectProblem((await make(body)) as unknown as Answer, { status: 422, code: 'invalid' });
  });

  it('is listed with who made it, its last use noted every five minutes at most, and its end', async () => {
    const { id, token } = (await make({ name: 'Сайт', scopes: ['request.record'], expiresAt: '2099-01-01T00:00:00Z' })).body;
    const row = async () => (await list()).find((one) => one.id === id)!;
    expect(await row()).toMatchObject({
      name: 'Сайт',
      madeBy: { name: 'Демо Администратор' },
      lastUsedAt: null,
      revokedAt: null,
      expiresAt: '2099-01-01T00:00:00.000Z',
    });
    await siteRequest(product, {}, bearing(token));
    const first = (await row()).lastUsedAt;
    expect(Date.now() - Date.parse(first!)).toBeLessThan(60_000);
    await siteRequest(product, {}, bearing(token));
    expect((await row()).lastUsedAt).toBe(first);
    await database.asSystem((tx) => tx.change(`UPDATE api_token SET last_used_at = last_used_at - interval '5 minutes 1 second' WHERE id = $1`, [id]));
    await siteRequest(product, {}, bearing(token));
    expect(Date.parse((await row()).lastUsedAt!)).toBeGreaterThan(Date.parse(first!));
  });

  it('is worth nothing once it has expired or was revoked; both acts are in the audit once', async () => {
    const { id, token } = (await make()).body;
    expect((await siteRequest(product, {}, bearing(token))).status).toBe(201);
    await database.asSystem((tx) => tx.change(`UPDATE api_token SET expires_at = to_timestamp($2) WHERE id = $1`, [id, Date.now() / 1_000 - 1]));
    expectProblem(await siteRequest(product, {}, bearing(token)), { status: 401, code: 'not-signed-in' });
    const other = (await make()).body;
    expect((await revoke(other.id)).status).toBe(204);
    expectProblem(await siteRequest(product, {}, bearing(other.token)), { status: 401, code: 'not-signed-in' });
    expect((await list()).find((one) => one.id === other.id)!.revokedAt).not.toBeNull();
    const acts = await database.asSystem((tx) => tx.rows<{ act: string }>(`SELECT act FROM audit WHERE object = $1 ORDER BY seq`, [other.id]));
    expect(acts.map(({ act }) => act)).toEqual(['api-token.make', 'api-token.revoke']);
  });

  it('is looked after by the administrator of its own company alone', async () => {
    const company = await Company.found(database);
    const { id } = (await make()).body;
    const stranger = await Person.signIn(product, company.login('admin'));
    expect((await list(stranger)).map((one) => one.id)).not.toContain(id);
    expect((await revoke(id, stranger)).status).toBe(404);
    const director = await Person.signIn(product, 'director1');
    for (const answer of [await director.get('/api-tokens'), await director.post('/api-tokens', {}), await revoke(id, director)])
      expect(answer.status).toBe(403);
  });
});
