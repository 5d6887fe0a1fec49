import type { MergedDto } from '../../apps/api/src/clients/client-people.dto.js';
import type { ClientDto, ClientHistoryDto, ClientListDto } from '../../apps/api/src/clients/clients.dto.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { Database } from '#domain/database/database.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let secretary: Person;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const find = async (q: string, more = '') => (await secretary.get<ClientListDto>(`/clients?q=${encodeURIComponent(q)}${more}`)).body.items;
const pageOf = async (id: string) => (await secretary.get<ClientDto>(`/clients/${id}`)).body;
/** The client of a request that the site sends. */
async function sent(client: Record<string, unknown>): Promise<string> {
  const { status, body } = await siteRequest(product, { client });
  expect(status).toBe(201);
  return (await secretary.case(body.caseId)).client!.id;
}
const made = (body: unknown, headers: Record<string, string> = {}) => secretary.post<{ id: string; client?: string }>('/clients', body, headers);
const put = (path: string, body: unknown) => call(product, 'PUT', path, { body, headers: secretary.headers });

describe('who asks', () => {
  it('WT-1.8 is one client, however many of the same requests come at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => sent({ name: 'Пример Пятикратный', phone: '8 (900) 000-60-01', email: 'five@example.com' })));
    expect(new Set(ids).size).toBe(1);
    expect(await find('900 000-60-01')).toMatchObject([{ id: ids[0], matched: 'phone', phoneText: '+7 900 000-60-01', lastContact: null, promises: [] }]);
    expect((await find('five@')).map(({ id, matched }) => [id, matched])).toEqual([[ids[0], 'email']]);
  });

  it('WT-1.8 with two phones in one field is known by both, and with those of two clients gives a hint on the page', async () => {
    const id = await sent({ name: 'Пример Двухтелефонный', phone: '8 900 000-61-01, 8 900 000-61-02' });
    expect(await sent({ phone: '+79000006102' })).toBe(id);
    const other = await sent({ name: 'Пример Почтовый', email: 'two@example.com' });
    expect(await sent({ phone: '8 900 000-61-02', email: 'TWO@example.com' })).toBe(id);
    expect(await pageOf(id)).toMatchObject({
      phone: '+79000006101',
      hints: [{ kind: 'email', text: 'two@example.com', other: { id: other, name: 'Пример Почтовый' } }],
    });
  });

  it.each([
    ['one digit too many', { phone: '8 900 000-62-011' }, 'client.phone'],
    ['letters', { phone: 'позвоните мне' }, 'client.phone'],
    ['a second number that is none', { phone: '8 900 000-62-01, 12' }, 'client.phone'],
    ['an INN with a wrong digit', { inn: '5900000148' }, 'client.inn'],
    ['a name of 300 letters', { name: 'ж'.repeat(300) }, 'client.name'],
  ])('WT-1.8 with %s is told so in each language, and nothing is written', async (_what, client, path) => {
    const before = (await secretary.cases()).items[0]!.id;
    for (const language of ['ru', 'en', 'zh'])
      expectProblem(await siteRequest(product, { client }, { 'accept-language': language }), { status: 422, code: 'invalid', paths: [path] });
    expect((await secretary.cases()).items[0]!.id).toBe(before);
  });

  it('WT-1.8 by a name that is HTML, SQL or as long as it may be comes back as just that', async () => {
    for (const name of [`<img src=x onerror=alert(1)>`, `Роберт'); DROP TABLE client; --`, 'ы'.repeat(200), '{{name}} %s \\n']) {
      const { body } = await made({ name, company: name, city: name.slice(0, 100) });
      expect(await pageOf(body.id)).toMatchObject({ name, company: name, city: name.slice(0, 100) });
      expect((await find(name)).map(({ id }) => id)).toContain(body.id);
    }
  });

  it('WT-1.4 is asked on a call for what is known, and the call is his: no second record stays behind', async () => {
    const known = await sent({ name: 'Пример Постоянный', phone: '8 900 000-63-01' });
    const { body } = await secretary.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client: { name: 'Анна' } });
    const anonymous = (await secretary.case(body.caseId)).client!.id;
    const task = await secretary.taskOf(body.caseId);
    await secretary.complete(task, 'answered', { question: 'До какого часа вы работаете', phone: '+7 900 000 63 01', city: 'Тверь' });
    await product.until('the call to be the known client’s', async () => (await secretary.case(body.caseId)).client!.id === known);
    expect((await secretary.get(`/clients/${anonymous}`)).status).toBe(404);
    expect(await find('8900000630')).toMatchObject([{ id: known, city: 'Тверь', lastContact: { by: 'Демо Секретарь-Первая' } }]);
    const { items } = (await secretary.get<ClientHistoryDto>(`/clients/${known}/history`)).body;
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['contact.made', 'client.found', 'request.recorded']));
    expect(items.every(({ title, caseNumber }) => title !== '' && caseNumber !== null)).toBe(true);
  });
});

describe('a client who is written down', () => {
  it('WT-1.8 a second time is 409 with the first one’s id', async () => {
    const first = await made({ name: 'Пример Записанный', phone: '8 900 000-64-01', email: 'written@example.com', inn: '5900000147' });
    expect(first.status).toBe(201);
    for (const facts of [{ phone: '8 (900) 000 64 01' }, { email: 'Written@Example.com' }, { inn: '5900000147' }]) {
      const again = await made({ name: 'Другой', ...facts });
      expectProblem(again, { status: 409, code: 'client-known', paths: Object.keys(facts) });
      expect(again.body.client).toBe(first.body.id);
    }
    expectProblem(await made({}), { status: 422, code: 'invalid', paths: ['name'] });
    expectProblem(await made({ name: 'Пример', manager: 'me' }), { status: 422, code: 'invalid', paths: ['manager'] });
  });

  it('is made once for the same key, and the same key with another body is refused', async () => {
    const headers = { 'idempotency-key': 'a-client' };
    const [one, two] = [await made({ name: 'Пример Ключевой' }, headers), await made({ name: 'Пример Ключевой' }, headers)];
    expect(two.body).toEqual(one.body);
    expectProblem(await made({ name: 'Иной' }, headers), { status: 422, code: 'key-reused' });
  });

  it('WT-1.8 is changed with his people, whose phones lead to him', async () => {
    const { body } = await made({ company: 'ООО «Пример»', phone: '8 900 000-65-01' });
    expect((await put(`/clients/${body.id}`, { city: 'Омск', phone: '8 900 000-65-02', kind: 'legal' })).status).toBe(204);
    expect(await pageOf(body.id)).toMatchObject({ company: 'ООО «Пример»', city: 'Омск', phone: '+79000006502', kind: 'legal' });
    const contact = await secretary.post<{ id: string }>(`/clients/${body.id}/contacts`, { name: 'Анна', position: 'закупки', phone: '8 900 000-65-03' });
    expect(contact.status).toBe(201);
    expect(await find('65-03')).toMatchObject([{ id: body.id }]);
    expect(await find('закупки')).toEqual([]);
    expect(await find('анна')).toEqual(expect.arrayContaining([expect.objectContaining({ id: body.id, matched: 'name' })]));
    const path = `/clients/${body.id}/contacts/${contact.body.id}`;
    expect((await put(path, { name: 'Анна', email: 'anna@example.org' })).status).toBe(204);
    expect((await pageOf(body.id)).contacts).toMatchObject([{ name: 'Анна', position: null, phone: null, email: 'anna@example.org' }]);
    expectProblem(await put(path, { name: '' }), { status: 422, code: 'invalid', paths: ['name'] });
    expect((await call(product, 'DELETE', path, { headers: secretary.headers })).status).toBe(204);
    expect(await pageOf(body.id)).toMatchObject({ contacts: [], email: null });
  });
});

describe('two records of one client', () => {
  it('WT-1.8 are merged and taken apart over HTTP; the old id answers with whoever he is now', async () => {
    const [id, other] = [await sent({ phone: '8 900 000-66-01' }), await sent({ name: 'Пример Второй', email: 'merged@example.com' })];
    const merged = await secretary.post<MergedDto>(`/clients/${id}/merge`, { other });
    expect([merged.status, merged.body.client]).toEqual([200, id]);
    expect(await pageOf(other)).toMatchObject({
      id,
      name: 'Пример Второй',
      email: 'merged@example.com',
      merges: [{ by: 'Демо Секретарь-Первая', undoneAt: null }],
    });
    expect((await pageOf(id)).cases).toHaveLength(2);
    expectProblem(await secretary.post(`/clients/${id}/merge`, { other }), { status: 409, code: 'clients-changed' });
    expectProblem(await secretary.post(`/clients/${id}/merge`, { other: id }), { status: 422, code: 'invalid', paths: ['other'] });
    expect((await secretary.post(`/clients/${id}/unmerge`, { merge: merged.body.id })).body).toEqual({ client: id, other });
    expect(await pageOf(other)).toMatchObject({ id: other, email: 'merged@example.com' });
    expectProblem(await secretary.post(`/clients/${id}/unmerge`, { merge: merged.body.id }), { status: 409, code: 'clients-changed' });
    const told = (await secretary.get<ClientHistoryDto>(`/clients/${id}/history`)).body.items.map(({ title }) => title);
    expect(told).toEqual(expect.arrayContaining(['Объединено с клиентом: Пример Второй', 'Объединение отменено: Пример Второй']));
  });
});

describe('the look-up', () => {
  it('comes in pages without a gap, and refuses a cursor that it did not make', async () => {
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push((await made({ name: `Страничный ${n}` })).body.id);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await secretary.get<ClientListDto>(`/clients?q=${encodeURIComponent('страничный')}&limit=2${cursor}`);
      seen.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const all = (await secretary.get<ClientListDto>('/clients?limit=3')).body;
    expect([all.items.length, all.items[0]!.matched]).toEqual([3, null]);
    const next = (await secretary.get<ClientListDto>(`/clients?limit=3&cursor=${all.nextCursor}`)).body;
    expect(next.items.map(({ id }) => id)).not.toEqual(expect.arrayContaining(all.items.map(({ id }) => id)));
    expectProblem(await secretary.get<ProblemDto>('/clients?cursor=mine'), { status: 422, code: 'invalid', paths: ['cursor'] });
    expectProblem(await secretary.get<ProblemDto>(`/clients?q=${'x'.repeat(201)}`), { status: 422, code: 'invalid', paths: ['q'] });
    for (const q of [`' OR 1=1 --`, '%', '_', '\\', '((((', '+']) expect([q, await find(q)]).toEqual([q, []]);
  });

  it('is not for another company', async () => {
    const company = await Company.found(database);
    const stranger = await Person.signIn(product, company.login('secretary'));
    const id = await sent({ phone: '8 900 000-67-01' });
    for (const path of [`/clients/${id}`, `/clients/${id}/history`]) expectProblem(await stranger.get(path), { status: 404, code: 'not-found' });
    expect((await stranger.get<ClientListDto>('/clients?q=8900000')).body.items).toEqual([]);
    expect((await stranger.post('/clients', { phone: '8 900 000-67-01' })).status).toBe(201);
  });
});
