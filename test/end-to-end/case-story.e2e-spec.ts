import { randomUUID } from 'node:crypto';
import type { CaseDto, CaseListDto } from '../../apps/api/src/cases/cases.dto.js';
import type { TimelineDto, WhysDto } from '../../apps/api/src/cases/timeline.dto.js';
import type { ClientHistoryDto } from '../../apps/api/src/clients/clients.dto.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { ProcessMapDto } from '../../apps/api/src/processes/map.dto.js';
import { AGREED, call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let secretary: Person;
let head: Person;
/** A case that a manager of sound has to call about, and who that is. */
let caseId: string;
let clientId: string;
beforeAll(async () => {
  product = await Product.start();
  [secretary, head] = await Promise.all([Person.signIn(product, 'secretary1'), Person.signIn(product, 'head')]);
  const { body } = await siteRequest(product, { client: { name: 'Пример Путёв', phone: '8 900 000-81-01' } });
  caseId = body.caseId;
  await secretary.complete(await secretary.taskOf(caseId), 'confirmed', CONFIRMED);
  await contacted(caseId);
  clientId = (await head.case(caseId)).client!.id;
});
afterAll(() => product?.stop());

/** Waits until the case is with a manager. */
const contacted = (id: string) =>
  product.until(`the manager's task of ${id}`, async () => {
    const found = await head.case(id);
    return found.tasks.some(({ name, status }) => name === 'contactClient' && status === 'open') ? found : undefined;
  });
const story = async (id: string, query = '') => (await head.get<TimelineDto>(`/cases/${id}/timeline${query}`)).body;
const note = (person: Person, id: string, text: unknown, key = randomUUID()) =>
  person.post<{ id: string } & ProblemDto>(`/cases/${id}/notes`, { text }, { 'idempotency-key': key });

describe('the way of a case', () => {
  it('tells each stay in a step with its time, what its task was given, and whether that was kept', async () => {
    const { processes, ahead } = await head.case(caseId);
    const visits = (process: string) => processes.find((one) => one.process === process)!.visits;
    expect(visits('intake').map(({ step, state, norm, tasks }) => [step, state, norm, tasks])).toEqual([
      ['received', 'none', null, 0],
      ['calling', 'kept', 600, 1],
      ['handedOver', 'none', null, 0],
    ]);
    expect(visits('contact')).toMatchObject([{ step: 'contacting', state: 'running', norm: 3_600, to: null, stepLabel: 'менеджер связывается' }]);
    expect(ahead).toMatchObject([
      { process: 'sales-case', step: 'preparing' },
      { process: 'sales-case', step: 'closed' },
    ]);
  });

  it('tells who of the company has to do with it, whoever has it first', async () => {
    const { people } = await head.case(caseId);
    expect(people[0]).toMatchObject({ doing: 'Связаться с клиентом' });
    expect(people.map(({ person, did }) => [person.name, did])).toContainEqual(['Демо Секретарь-Первая', expect.stringMatching(/\S/)]);
  });
});

describe('the history of a case', () => {
  it('has filters, each with just as many entries as it counts', async () => {
    const { counts } = await story(caseId);
    expect(counts!.all).toBeGreaterThan(10);
    for (const kind of ['all', 'contacts', 'letters', 'notes', 'decisions', 'deadlines'] as const)
      expect([kind, (await story(caseId, `?kind=${kind}&limit=100`)).items.length]).toEqual([kind, counts![kind]]);
    expect((await story(caseId, '?kind=contacts')).items.map(({ kind }) => kind)).toEqual(['contact.made', 'request.recorded']);
    expect((await story(caseId, '?kind=decisions')).items.map(({ kind }) => kind)).toEqual(['task.opened', 'decision.made', 'deal.opened']);
    expectProblem(await head.get(`/cases/${caseId}/timeline?kind=none`), { status: 422, code: 'invalid', paths: ['kind'] });
  });

  it('comes page by page without a gap, with the counts of the first page alone', async () => {
    const whole = (await story(caseId, '?limit=100')).items.map(({ id }) => id);
    const parts: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: TimelineDto = await story(caseId, `?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.counts === null).toBe(cursor !== '');
      parts.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(parts).toEqual(whole);
  });

  it('says of a task that is over how long it took of what it was given', async () => {
    const [done] = (await story(caseId, '?kind=deadlines')).items;
    expect(done).toMatchObject({ kind: 'task.completed', deadline: 'kept', norm: 600 });
    expect(done!.took).toBeLessThan(600);
  });
});

describe('a note in a case', () => {
  it('is told to whoever reads the case, also in the history of its client, and is written once', async () => {
    const key = randomUUID();
    const [first, second] = [
      await note(secretary, caseId, '  Звонить после обеда.\nСпросить Ингу. ', key),
      await note(secretary, caseId, '  Звонить после обеда.\nСпросить Ингу. ', key),
    ];
    expect([first.status, second.body]).toEqual([201, first.body]);
    expect((await story(caseId, '?kind=notes')).items).toMatchObject([
      { id: first.body.id, kind: 'case.noted', title: 'Заметка', text: 'Звонить после обеда.\nСпросить Ингу.', actor: 'Демо Секретарь-Первая' },
    ]);
    const history = await head.get<ClientHistoryDto>(`/clients/${clientId}/history?kind=notes`);
    expect(history.body).toMatchObject({ items: [{ id: first.body.id, caseId }], counts: { notes: 1 } });
  });

  it('of no words, or of more than fit, is refused, and so is one of somebody who only reads, or into a case that there is not', async () => {
    for (const text of ['', '   ', 'ж'.repeat(5_001), 7, null])
      expectProblem(await note(secretary, caseId, text), { status: 422, code: 'invalid', paths: ['text'] });
    expect((await note(secretary, caseId, 'ж'.repeat(5_000))).status).toBe(201);
    expect((await note(await Person.signIn(product, 'admin'), caseId, 'Проба')).status).toBe(403);
    expect((await note(secretary, randomUUID(), 'Проба')).status).toBe(404);
  });

  it('is written into a closed case, too', async () => {
    const { body } = await siteRequest(product);
    await secretary.complete(await secretary.taskOf(body.caseId), 'notNeeded', { whyNotNeeded: 'byMistake' });
    await product.until('the case closed', async () => (await head.case(body.caseId)).status === 'closed' || undefined);
    expect((await note(head, body.caseId, 'Позвонить весной')).status).toBe(201);
  });
});

describe('why', () => {
  it('a task is whose it is is told with the rule, its version, and everybody who came into question', async () => {
    const found = await head.case(caseId);
    const task = found.tasks.find(({ name }) => name === 'contactClient')!;
    const { body } = await head.get<WhysDto>(`/tasks/${task.id}/whys`);
    const [assignment, deadline] = body.items;
    expect(assignment).toMatchObject({ rule: 'Назначение', source: expect.stringContaining('WT-1.9'), version: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(assignment!.people[0]).toMatchObject({ name: task.assignee!.name, chosen: true, because: null });
    for (const other of assignment!.people.slice(1)) expect(other).toMatchObject({ chosen: false, because: expect.stringMatching(/\S/) });
    expect(assignment!.people).toHaveLength(3);
    expect(deadline).toMatchObject({ rule: 'Сроки', source: 'WT-2.3', version: assignment!.version });
    expect(deadline!.facts[0]).toEqual({ label: 'Дано', value: '60 рабочих минут' });
    expect((await story(caseId, '?kind=decisions')).items[0]!.whys).toEqual(body.items);
  });

  it('a table answered so is told with its row and what it was asked', async () => {
    const [, decision] = (await story(caseId, '?kind=decisions')).items;
    expect(decision!.whys).toMatchObject([{ row: expect.stringMatching(/^\d+$/), version: expect.stringMatching(/^[0-9a-f]{16}$/), people: [] }]);
    expect(decision!.whys[0]!.facts.length).toBeGreaterThan(1);
  });

  it('is not told of a task that one may not see', async () => {
    const task = (await head.case(caseId)).tasks.find(({ name }) => name === 'contactClient')!;
    expect((await secretary.get(`/tasks/${task.id}/whys`)).status).toBe(404);
  });
});

describe('the map of a process', () => {
  it('has the steps and legal moves of its contract in the reader’s language, and what is done in them', async () => {
    const { body } = await secretary.get<ProcessMapDto>('/processes/intake/map', { 'accept-language': 'en' });
    expect(body.steps.map(({ name }) => name)).toEqual([
      'received',
      'calling',
      'waiting',
      'redialling',
      'answering',
      'transferring',
      'takingMessage',
      'handedOver',
      'ended',
    ]);
    expect(body.steps[1]).toMatchObject({
      moves: [{ to: 'waiting' }, { to: 'redialling' }, { to: 'handedOver' }, { to: 'ended', outcomes: [expect.any(String), expect.any(String)] }],
      tasks: [{ name: 'confirmRequest', norm: '10 working minutes' }, { name: 'fillRequest' }],
      child: null,
    });
    const sales = await secretary.get<ProcessMapDto>('/processes/sales-case/map');
    expect(sales.body.steps[0]).toMatchObject({ name: 'intake', child: { name: 'intake', label: 'Приём заявки' } });
    expect((await secretary.get('/processes/nothing/map')).status).toBe(404);
  });

  it('counts what stands where only for who reads the team’s tasks, and leads to just these cases', async () => {
    const stepOf = async (person: Person) => (await person.get<ProcessMapDto>('/processes/contact/map')).body.steps.find(({ name }) => name === 'contacting')!;
    expect((await stepOf(secretary)).now).toBeNull();
    const { now } = await stepOf(head);
    const listed = (await head.get<CaseListDto>('/cases?process=contact&step=contacting&limit=100')).body.items;
    expect(now).toEqual({ cases: listed.length, open: listed.length, late: 0 });
    expect(listed.map(({ id }) => id)).toContain(caseId);
    expect((await head.get<CaseListDto>('/cases?process=contact&step=agreed')).body.items).toEqual([]);
  });
});

describe('the list of cases', () => {
  const ids = async (query: string) => (await head.get<CaseListDto>(`/cases?status=all&limit=100&${query}`)).body.items.map(({ id }) => id);

  it('finds a case by its number, by its client in any spelling, and by whoever holds it', async () => {
    const { number, holder } = await head.case(caseId);
    for (const typed of [number, number.replace(/\D/g, ''), 'путев', '8 900 000-81-01', holder!.name])
      expect([typed, await ids(`q=${encodeURIComponent(typed)}`)]).toEqual([typed, [caseId]]);
    for (const typed of ['%', '_', `' OR 1=1 --`, 'никого такого']) expect(await ids(`q=${encodeURIComponent(typed)}`)).toEqual([]);
  });

  it('has the oldest first where that is asked, page by page', async () => {
    const newest = await ids('order=newest');
    expect(await ids('order=oldest')).toEqual(newest.toReversed());
    const first = (await head.get<CaseListDto>('/cases?status=all&order=oldest&limit=1')).body;
    const second = (await head.get<CaseListDto>(`/cases?status=all&order=oldest&limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.items[0]!.id, second.items[0]!.id]).toEqual(newest.toReversed().slice(0, 2));
  });
});

describe('two clients who seem to be one', () => {
  it('are two once somebody says so: neither page asks again, it can be taken back, and both histories tell of it', async () => {
    const one = (await head.case((await siteRequest(product, { client: { name: 'Пример Левый', phone: '8 900 000-82-01' } })).body.caseId)).client!.id;
    const two = (await head.case((await siteRequest(product, { client: { name: 'Пример Правый', email: 'pravy@example.com' } })).body.caseId)).client!.id;
    await siteRequest(product, { client: { phone: '8 900 000-82-01', email: 'pravy@example.com' } });
    const hints = async (id: string) => (await head.get<{ hints: { other: { id: string } }[] }>(`/clients/${id}`)).body.hints.map(({ other }) => other.id);
    expect([await hints(one), await hints(two)]).toEqual([[two], [one]]);
    expect((await secretary.post(`/clients/${two}/part`, { other: one })).status).toBe(204);
    expect([await hints(one), await hints(two)]).toEqual([[], []]);
    expectProblem(await secretary.post(`/clients/${one}/part`, { other: two }), { status: 409, code: 'clients-changed' });
    for (const id of [one, two])
      expect((await head.get<ClientHistoryDto>(`/clients/${id}/history?kind=decisions`)).body.items[0]).toMatchObject({
        kind: 'client.parted',
        actor: 'Демо Секретарь-Первая',
      });
    expect((await secretary.post(`/clients/${one}/doubt`, { other: two })).status).toBe(204);
    expect([await hints(one), await hints(two)]).toEqual([[two], [one]]);
    expect((await secretary.post(`/clients/${one}/part`, { other: clientId })).status).toBe(404);
  });
});

describe('what is known of a client', () => {
  it('is told in his history when it is corrected, with what it was before, and only where it really changed', async () => {
    const put = (body: unknown) => call(product, 'PUT', `/clients/${clientId}`, { body, headers: secretary.headers });
    expect((await put({ city: 'Казань', kind: 'private', phone: '8 900 000-81-01, 8 900 000-81-02', name: 'Пример Путёв' })).status).toBe(204);
    const [told, ...others] = (await head.get<ClientHistoryDto>(`/clients/${clientId}/history`)).body.items.filter(({ kind }) => kind === 'client.changed');
    expect(others).toEqual([]);
    expect(told!.text!.split('\n')).toEqual(['Город: Пермь → Казань', 'Кто это: юрлицо → физлицо', 'Телефон: +79000008101 → +79000008101, +79000008102']);
    await put({ city: 'Казань' });
    expect((await head.get<ClientHistoryDto>(`/clients/${clientId}/history`)).body.items.filter(({ kind }) => kind === 'client.changed')).toHaveLength(1);
  });
});

describe('who holds a case that is over', () => {
  it('is nobody, and nothing of it is ahead', async () => {
    const task = (await head.case(caseId)).tasks.find(({ name }) => name === 'contactClient')!;
    const login = task.assignee!.name.endsWith('Первый') ? 'manager1' : task.assignee!.name.endsWith('Второй') ? 'manager2' : 'manager3';
    const manager = await Person.signIn(product, login);
    await manager.complete(task, 'agreed', AGREED);
    const over: CaseDto = await product.until('the case closed', async () => {
      const found = await head.case(caseId);
      return found.status === 'closed' ? found : undefined;
    });
    expect([over.holder, over.ahead]).toEqual([null, []]);
    expect(over.processes.find(({ process }) => process === 'contact')!.visits.map(({ step, state }) => [step, state])).toEqual([
      ['contacting', 'kept'],
      ['agreed', 'none'],
    ]);
  });
});
