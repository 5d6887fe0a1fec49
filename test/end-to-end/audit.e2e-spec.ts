import type { AuditChoicesDto, AuditListDto, AuditSealStateDto } from '../../apps/api/src/audit/audit.dto.js';
import { call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let director: Person;
let secretary: Person;
let caseId: string;
let taskId: string;
beforeAll(async () => {
  product = await Product.start();
  [director, secretary] = [await Person.signIn(product, 'director1'), await Person.signIn(product, 'secretary1')];
  caseId = (await siteRequest(product, { client: { name: '=cmd|calc', phone: '8 900 000-91-01' } })).body.caseId;
  const task = await secretary.taskOf(caseId);
  taskId = task.id;
  await secretary.complete(task, 'confirmed', CONFIRMED);
  await siteRequest(product, { client: { name: 'Пример Посторонний', phone: '8 900 000-91-02' } });
});
afterAll(() => product?.stop());

const list = async (query = '') => (await director.get<AuditListDto>(`/audit${query}`)).body;
const labels = async (query: string) => (await list(query)).items.map(({ actLabel }) => actLabel);

describe('the audit', () => {
  it('tells who did what to which thing, newest first, in the reader’s language', async () => {
    const { items } = await list(`?about=${caseId}`);
    expect(items.map(({ actLabel, actorName, about }) => [actLabel, actorName, about?.kind])).toEqual([
      ['Задача завершена', 'Демо Секретарь-Первая', 'task'],
      ['Записана заявка', 'Демо: форма на сайте', 'request'],
    ]);
    expect(items[0]).toMatchObject({
      about: { id: taskId, caseId, text: expect.stringMatching(/^Позвонить клиенту · Д-/) },
      facts: expect.arrayContaining([expect.objectContaining({ label: 'Исход', value: 'Подтверждена, менеджеру' })]),
    });
    expect((await director.get<AuditListDto>(`/audit?about=${caseId}`, { 'accept-language': 'en' })).body.items[0]!.actLabel).toBe('Task completed');
    expect((await director.get<AuditListDto>(`/audit?about=${caseId}`, { 'accept-language': 'zh' })).body.items[0]!.actLabel).toBe('完成任务');
  });

  it('is found by the number of a case, by a client, by who acted, by the act, by time and by words; pages have no gap', async () => {
    const { number } = await director.case(caseId);
    expect(await labels(`?about=${encodeURIComponent(number)}`)).toEqual(['Задача завершена', 'Записана заявка']);
    expect(await labels(`?about=${encodeURIComponent('8 900 000-91-01')}`)).toEqual(['Задача завершена', 'Записана заявка']);
    const [entry] = (await list('?act=task.complete')).items;
    expect(await labels(`?actor=${entry!.actor}&act=task.complete`)).toEqual(['Задача завершена']);
    expect(await labels(`?about=${caseId}&until=${new Date(0).toISOString()}`)).toEqual([]);
    expect(await labels(`?about=${caseId}&from=${entry!.at}`)).toEqual(['Задача завершена']);
    expect(await labels(`?q=${encodeURIComponent('CONFIRMED')}`)).toEqual(['Задача завершена']);
    const all = (await list('?limit=100')).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`?limit=3${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(all);
    for (const wrong of ['cursor=x', 'from=gestern', 'actor=%27', 'act=x', 'limit=1000', 'colour=red'])
      expectProblem(await director.get(`/audit?${wrong}`), { status: 422, code: 'invalid' });
  });

  it('names whom and what it can be filtered by, and up to where it is sealed', async () => {
    const { body } = await director.get<AuditChoicesDto>('/audit/choices');
    expect(body.actors.map(({ name }) => name)).toEqual(expect.arrayContaining(['Демо Секретарь-Первая', 'Демо: форма на сайте', 'Система']));
    expect(body.acts).toEqual(expect.arrayContaining([{ act: 'task.complete', label: 'Задача завершена' }]));
    const sealed = await product.until('a seal', async () => (await director.get<AuditSealStateDto>('/audit/seal')).body.last);
    expect(sealed).toMatchObject({ holds: true, number: expect.stringMatching(/^\d+$/), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is taken along as a file in which no cell is a formula', async () => {
    const head = await Person.signIn(product, 'head');
    expect(
      (
        await call(product, 'PUT', `/people/${(await director.get<{ id: string; name: string }[]>('/people')).body[0]!.id}/skills`, {
          body: { skills: ['=1+1', 'a;"b"'] },
          headers: head.headers,
        })
      ).status,
    ).toBe(204);
    const { status, type, text } = await director.get('/audit/export?act=person.skills');
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const [first, row, end] = text.split('\r\n');
    expect(first).toBe('Когда (UTC);Кто;Действие;О чём;Подробности;Запись');
    expect(row).toMatch(/^\d{4}-[^;]+Z;Демо Руководитель Продаж;Навыки изменены;[^;]+;"Навыки: =1\+1, a;""b""";[0-9a-f-]{36}$/);
    expect(end).toBe('');
    expectProblem(await head.get('/audit/export'), { status: 403, code: 'forbidden' });
  });

  it('tells nothing that is secret, nor anything of another company', async () => {
    const { text } = await director.get('/audit?limit=100');
    expect(text).not.toMatch(/reglament-demo|argon2|csrf/i);
  });
});
