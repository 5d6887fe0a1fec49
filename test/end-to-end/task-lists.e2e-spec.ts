import { randomUUID } from 'node:crypto';
import type { TaskListDto } from '../../apps/api/src/tasks/task-list.dto.js';
import type { CountedViewDto, ViewDto, ViewListDto } from '../../apps/api/src/views/views.dto.js';
import { call, CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let secretary: Person;
let second: Person;
let manager: Person;
let head: Person;
/** Ids of cases by the client's name, in the order in which they came. */
const cases: Record<string, string> = {};

const CLIENTS = [
  { name: 'Яна Разумова', phone: '8 900 000-41-01' },
  { name: 'Борис Жук', phone: '8 900 000-41-02', company: 'ООО «Кедровый зал»' },
  { name: 'Анна Лебедь', phone: '8 900 000-41-03' },
];

beforeAll(async () => {
  product = await Product.start();
  [secretary, second] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2')];
  [manager, head] = [await Person.signIn(product, 'manager1'), await Person.signIn(product, 'head')];
  for (const client of CLIENTS) {
    cases[client.name] = (await siteRequest(product, { client })).body.caseId;
    await secretary.taskOf(cases[client.name]!);
  }
});
afterAll(() => product?.stop());

const list = (who: Person, query: string): Promise<Answer<TaskListDto>> => who.get(`/tasks?${query}`);
const clients = ({ body }: Answer<TaskListDto>) => body.items.map(({ client }) => client?.name);

describe('a list of tasks', () => {
  it('is found by client, company, phone in any spelling, case number and title, a page at a time', async () => {
    const number = (await secretary.case(cases['Борис Жук']!)).number;
    for (const typed of ['жук', 'кедр', '8(900)000 41-02', '+79000004102', '4102', number, number.replace(/\D/g, ''), number.toLowerCase().replace('-', ' ')])
      expect([typed, clients(await list(secretary, `q=${encodeURIComponent(typed)}`))]).toEqual([typed, ['Борис Жук']]);
    const titled = await list(secretary, `q=${encodeURIComponent('позв')}&limit=2`);
    expect([titled.body.found, titled.body.partial, titled.body.items.length]).toEqual([3, false, 2]);
    const rest = await list(secretary, `q=${encodeURIComponent('позв')}&limit=2&cursor=${titled.body.nextCursor}`);
    expect([...clients(titled), ...clients(rest)]).toEqual(clients(await list(secretary, '')));
    expect((await list(secretary, `q=${encodeURIComponent('никого такого')}`)).body).toMatchObject({ items: [], found: 0, nextCursor: null });
    expect((await list(secretary, 'q=')).body).toMatchObject({ found: null, partial: false });
    expect(clients(await list(manager, `q=${encodeURIComponent('жук')}`))).toEqual([]);
  });

  it('is put in the order that is asked for, page by page, and goes on only in that order', async () => {
    const byName = ['Анна Лебедь', 'Борис Жук', 'Яна Разумова'];
    const byDue = clients(await list(secretary, ''));
    for (const [sort, order] of [
      ['client', byName],
      ['created', CLIENTS.map(({ name }) => name)],
      ['due', byDue],
      ['urgency', byDue],
    ] as const) {
      const seen: unknown[] = [];
      for (let cursor = ''; ;) {
        const page = await list(secretary, `sort=${sort}&limit=1${cursor}`);
        seen.push(...clients(page));
        if (page.body.nextCursor === null) break;
        cursor = `&cursor=${page.body.nextCursor}`;
      }
      expect([sort, seen]).toEqual([sort, order]);
    }
    const { nextCursor } = (await list(secretary, 'sort=client&limit=1')).body;
    expectProblem(await list(secretary, `sort=due&cursor=${nextCursor}`), { status: 422, code: 'invalid' });
    const made = Buffer.from(JSON.stringify(['\0', randomUUID()])).toString('base64url');
    expectProblem(await list(secretary, `sort=client&cursor=${made}`), { status: 422, code: 'invalid' });
  });

  it('is narrowed by process, step, queue and clock; what there is not is refused', async () => {
    expect((await list(secretary, 'process=intake&step=confirmRequest&group=secretary')).body.found).toBe(3);
    expect((await list(secretary, 'deadline=late')).body.found).toBe(0);
    expect((await list(secretary, 'process=contact')).body.found).toBe(0);
    for (const wrong of ['sort=best', 'deadline=never', 'group=king', 'view=x', `q=${'x'.repeat(201)}`, 'scope=all'])
      expectProblem(await list(secretary, wrong), { status: 422, code: 'invalid' });
    expectProblem(await list(secretary, 'scope=team&sort=client'), { status: 403, code: 'forbidden' });
  });
});

describe('a view', () => {
  const make = (who: Person, body: object, key: string = randomUUID()): Promise<Answer<ViewDto>> => who.post('/views', body, { 'idempotency-key': key });
  const change = (who: Person, method: 'PATCH' | 'DELETE', { id }: { id: string }, body?: object): Promise<Answer<ViewDto>> =>
    call(product, method, `/views/${id}`, { ...(body ? { body } : {}), headers: who.headers });
  const tabs = async (who: Person): Promise<CountedViewDto[]> => (await who.get<ViewListDto>('/views')).body.items;
  const tab = async (who: Person, { id }: { id: string }) => (await tabs(who)).find((view) => view.id === id);
  const ours = { name: 'Кедровый зал', filter: { scope: 'group', q: 'кедр', sort: 'client' } };

  it('is kept under a name, counted among one’s tabs, and its address shows what it asks for; one asks it more', async () => {
    const { status, body } = await make(secretary, ours);
    expect([status, body.mayChange, body.sharedWith]).toEqual([201, true, null]);
    expect(body.filter).toEqual({ scope: 'group', q: 'кедр', sort: 'client', process: null, step: null, deadline: null, group: null });
    expect(await tab(secretary, body)).toMatchObject({ name: 'Кедровый зал', count: 1, more: false });
    expect(clients(await list(secretary, `view=${body.id}`))).toEqual(['Борис Жук']);
    expect(clients(await list(secretary, `view=${body.id}&q=${encodeURIComponent('лебедь')}`))).toEqual(['Анна Лебедь']);
  });

  it('is made once for one key', async () => {
    const key = randomUUID();
    const both = await Promise.all([make(secretary, { ...ours, name: 'Дважды' }, key), make(secretary, { ...ours, name: 'Дважды' }, key)]);
    expect(both[0].body.id).toBe(both[1].body.id);
    expect((await tabs(secretary)).filter(({ name }) => name === 'Дважды')).toHaveLength(1);
    expectProblem(await make(secretary, { ...ours, name: 'Трижды' }, key), { status: 422, code: 'key-reused' });
  });

  it('is its owner’s alone until he shares it with a group of his; then all of the group have it, and the head may mend it', async () => {
    const { body } = await make(secretary, { ...ours, name: 'Общий' });
    expect([await tab(second, body), (await second.get(`/views/${body.id}`)).status, (await head.get(`/views/${body.id}`)).status]).toEqual([
      undefined,
      404,
      404,
    ]);
    expectProblem(await list(second, `view=${body.id}`), { status: 404, code: 'not-found' });
    expectProblem(await change(second, 'PATCH', body, { name: 'Чужой' }), { status: 404, code: 'not-found' });
    expect((await change(secretary, 'PATCH', body, { sharedWith: 'secretary' })).body.sharedLabel).not.toBeNull();
    expect(await tab(second, body)).toMatchObject({ name: 'Общий', mayChange: false, count: 1 });
    expect(clients(await list(second, `view=${body.id}`))).toEqual(['Борис Жук']);
    expectProblem(await change(second, 'PATCH', body, { name: 'Чужой' }), { status: 403, code: 'forbidden' });
    expectProblem(await change(second, 'DELETE', body), { status: 403, code: 'forbidden' });
    expect([await tab(manager, body), (await manager.get(`/views/${body.id}`)).status]).toEqual([undefined, 404]);
    expect((await change(head, 'PATCH', body, { name: 'Общий, поправлен' })).body.name).toBe('Общий, поправлен');
    expect((await tab(secretary, body))?.name).toBe('Общий, поправлен');
  });

  it('is shared with other groups by the head alone, and only where they see what it shows', async () => {
    expectProblem(await make(secretary, { ...ours, sharedWith: 'manager' }), { status: 403, code: 'forbidden' });
    expectProblem(await make(secretary, { ...ours, filter: { scope: 'team' } }), { status: 403, code: 'forbidden' });
    const all = { name: 'Всё срочное', filter: { scope: 'team', deadline: 'late' } };
    expectProblem(await make(head, { ...all, sharedWith: 'manager' }), { status: 422, code: 'invalid' });
    const { body } = await make(head, { ...all, filter: { scope: 'group', deadline: 'late' }, sharedWith: 'manager' });
    expect(await tab(manager, body)).toMatchObject({ name: 'Всё срочное', count: 0 });
    expectProblem(await change(head, 'PATCH', body, { filter: { scope: 'team' } }), { status: 422, code: 'invalid' });
    expect((await make(head, { ...all, sharedWith: 'director' })).status).toBe(201);
  });

  it('that was deleted is gone for everybody, and comes back under the same address', async () => {
    const { body } = await make(secretary, { ...ours, name: 'Лишний', sharedWith: 'secretary' });
    expect((await change(secretary, 'DELETE', body)).status).toBe(204);
    expect([await tab(secretary, body), (await second.get(`/views/${body.id}`)).status]).toEqual([undefined, 404]);
    expectProblem(await change(secretary, 'PATCH', body, { name: 'Ещё здесь' }), { status: 404, code: 'not-found' });
    expect((await change(secretary, 'PATCH', body, { removed: false })).body.name).toBe('Лишний');
    expect(await tab(second, body)).toMatchObject({ name: 'Лишний' });
  });

  it('says what is wrong with it', async () => {
    for (const wrong of [
      { ...ours, name: ' ' },
      { name: 'Без всего' },
      { ...ours, filter: { sort: 'best' } },
      { ...ours, filter: { colour: 'red' } },
      { ...ours, sharedWith: 'king' },
    ])
      expectProblem(await make(secretary, wrong), { status: 422, code: 'invalid' });
    expectProblem(await secretary.get('/views/none'), { status: 404, code: 'not-found' });
  });

  it('counts what is there now', async () => {
    const { body } = await make(secretary, { name: 'Лебедь', filter: { q: 'лебедь' } });
    expect((await tab(secretary, body))?.count).toBe(1);
    await secretary.complete(await secretary.taskOf(cases['Анна Лебедь']!), 'confirmed', CONFIRMED);
    expect((await tab(secretary, body))?.count).toBe(0);
  });
});
