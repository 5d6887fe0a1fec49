import type { FindDto } from '../../apps/api/src/find/find.dto.js';
import type { Database } from '#domain/database/database.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let secretary: Person;
let caseId: string;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
  const client = { name: 'Пробная Ветрова', company: 'ООО «Кедр»', phone: '8 (900) 000-81-01', email: 'vetrova@example.com', inn: '5900000147' };
  caseId = (await siteRequest(product, { client })).body.caseId;
  await secretary.taskOf(caseId);
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const find = async (q: string, who = secretary, language = 'ru') =>
  (await who.get<FindDto>(`/find?q=${encodeURIComponent(q)}`, { 'accept-language': language })).body;

describe('one look-up for everything', () => {
  it('finds a client with the cases and the tasks that go with him, whatever one knows of him', async () => {
    for (const [q, matched] of [
      ['8900 000-81', 'phone'],
      ['81-01', 'phone'],
      ['vetrova@', 'email'],
      ['59000001', 'inn'],
      ['ветр проб', 'name'],
      ['кедр', 'company'],
    ] as const) {
      const { clients, cases, tasks } = await find(q);
      expect([q, clients.map((one) => [one.name, one.phoneText, one.matched])]).toEqual([q, [['Пробная Ветрова', '+7 900 000-81-01', matched]]]);
      expect([q, cases.map(({ id }) => id)]).toEqual([q, [caseId]]);
      expect([q, tasks.map((task) => task.caseId)]).toEqual([q, [caseId]]);
    }
  });

  it('finds a case by its number in any spelling', async () => {
    const { number } = (await secretary.case(caseId)) as unknown as { number: string };
    const digits = number.replace(/\D/g, '');
    for (const q of [number, number.toLowerCase(), digits, `№ ${digits}`]) expect([q, (await find(q)).cases[0]?.id]).toEqual([q, caseId]);
  });

  it('finds one’s own tasks by their title in the language that one reads', async () => {
    expect((await find('клиенту позв')).tasks.map((task) => task.caseId)).toEqual([caseId]);
    const { title } = (await find('ветрова', secretary, 'en')).tasks[0]!;
    expect((await find(title, secretary, 'en')).tasks.map((task) => task.caseId)).toEqual([caseId]);
  });

  it('shows a task only to who may see it, and never more than five of a kind', async () => {
    for (const login of ['accountant', 'admin']) {
      const { cases, tasks } = await find('ветрова', await Person.signIn(product, login));
      expect([login, cases.length, tasks]).toEqual([login, 1, []]);
    }
    expect((await find('ветрова', await Person.signIn(product, 'director1'))).tasks).toHaveLength(1);
    for (let n = 0; n < 6; n += 1) await siteRequest(product, { client: { name: `Многая Проба ${n}`, phone: `8 900 000-82-0${n}` } });
    const { clients, cases, tasks } = await find('многая');
    expect([clients.length, cases.length]).toEqual([5, 5]);
    expect(tasks.length).toBeLessThanOrEqual(5);
  });

  it('finds nothing of another company, nothing where nothing was typed, and refuses what is no question', async () => {
    const company = await Company.found(database);
    const stranger = await Person.signIn(product, company.login('director'));
    const nothing = { clients: [], cases: [], tasks: [] };
    for (const q of ['ветрова', '8900 000-81', 'vetrova@example.com', '1']) expect([q, await find(q, stranger)]).toEqual([q, nothing]);
    for (const q of ['', '   ', '%', "' OR true --", 'ъъъъ']) expect([q, await find(q)]).toEqual([q, nothing]);
    expectProblem(await secretary.get(`/find?q=${'я'.repeat(201)}`), { status: 422, code: 'invalid' });
  });
});
