import type { AbsenceDto, HandedOverDto, RosterDto, StaffDto } from '../../apps/api/src/people/people.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openDatabase } from '../harness/database.js';
import { call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import type { Database } from '#domain/database/database.js';
import { compareWithEvents } from '#domain/rebuild/rebuild.repository.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let head: Person;
let staff: StaffDto[];
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  head = await Person.signIn(product, 'head');
  staff = (await head.get<StaffDto[]>('/people')).body;
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const idOf = (name: string) => staff.find((one) => one.name.endsWith(name))!.id;
const put = (person: Person, path: string, body: unknown) => call(product, 'PUT', path, { body, headers: person.headers });
const REGULAR = { client: { name: 'Демо Клиент Постоянный', phone: '8 (900) 000-15-00' } };

/** A request of the client whom manager1 looks after, as far as its task for the managers. */
async function toManagers(): Promise<string> {
  const { body } = await siteRequest(product, REGULAR);
  const secretary = await Person.signIn(product, 'secretary1');
  await secretary.complete(await secretary.taskOf(body.caseId), 'confirmed', CONFIRMED);
  return body.caseId;
}

describe('a task that finds its person', () => {
  it('lies with the client’s own manager, who is told why, as is everybody who reads the case', async () => {
    const caseId = await toManagers();
    const manager = await Person.signIn(product, 'manager1');
    const task = await manager.taskOf(caseId);
    expect(task).toMatchObject({ assignee: { id: idOf('Менеджер-Первый') }, why: 'Вам, потому что вы ведёте этого клиента' });
    expect((await head.get<TaskDetailDto>(`/tasks/${task.id}`)).body.why).toBe('Демо Менеджер-Первый: ведёт этого клиента');
    expect((await head.get<TaskDetailDto>(`/tasks/${task.id}`, { 'accept-language': 'en' })).body.why).toBe('Демо Менеджер-Первый looks after this client');
    const told = (await head.timeline(caseId)).items.filter(({ kind }) => kind === 'task.opened').map(({ text }) => text);
    expect(told).toContain('Демо Менеджер-Первый: ведёт этого клиента');
    const other = await Person.signIn(product, 'manager2');
    expect((await other.tasks('mine')).items.map(({ caseId: of }) => of)).not.toContain(caseId);
  });

  it('goes to whoever stands in while that manager is away, and comes to him again once he is back', async () => {
    const manager = await Person.signIn(product, 'manager1');
    const [from, until] = [new Date(Date.now() - 60_000).toISOString(), new Date(Date.now() + 86_400_000).toISOString()];
    const planned = await manager.post<AbsenceDto>('/absences', { from, until, kind: 'sick', substitute: idOf('Менеджер-Второй') });
    expect([planned.status, planned.body.kindLabel]).toEqual([201, 'Болезнь']);
    const second = await Person.signIn(product, 'manager2');
    const task = await second.taskOf(await toManagers());
    expect(task.why).toMatch(/^Вам, потому что вы ведёте этого клиента\. Вы замещаете сотрудника Демо Менеджер-Первый: вернётся /);
    expect((await head.get<StaffDto[]>('/people')).body.find(({ id }) => id === idOf('Менеджер-Первый'))!.absence).toMatchObject({
      kind: 'sick',
      substitute: 'Демо Менеджер-Второй',
    });
    expect((await manager.post(`/absences/${planned.body.id}/end`, {})).status).toBe(204);
    expect(await manager.taskOf(await toManagers())).toMatchObject({ assignee: { id: idOf('Менеджер-Первый') } });
  });
});

describe('what the rules know of people', () => {
  it('is set by the head: who looks after a client, so that his next task is there, and who is good at what', async () => {
    const fresh = { client: { name: 'Проба Свойская', phone: '8 (900) 000-17-00' } };
    const { body } = await siteRequest(product, fresh);
    const client = (await head.case(body.caseId)).client!.id;
    expect((await put(head, `/clients/${client}/manager`, { person: idOf('Менеджер-Второй') })).status).toBe(204);
    const secretary = await Person.signIn(product, 'secretary1');
    await secretary.complete(await secretary.taskOf(body.caseId), 'confirmed', CONFIRMED);
    const second = await Person.signIn(product, 'manager2');
    expect((await second.taskOf(body.caseId)).why).toBe('Вам, потому что вы ведёте этого клиента');
    expect((await put(head, `/clients/${client}/manager`, { person: client })).body).toMatchObject({ fields: [{ path: 'person' }] });
    expect((await put(head, `/people/${idOf('Менеджер-Второй')}/skills`, { skills: ['light', 'stage'] })).status).toBe(204);
    expect((await head.get<StaffDto[]>('/people')).body.find(({ id }) => id === idOf('Менеджер-Второй'))).toMatchObject({
      skills: ['light', 'stage'],
      clients: 1,
    });
  });
});

describe('absences', () => {
  it('are one’s own to plan; those of others are the head’s', async () => {
    const manager = await Person.signIn(product, 'manager1');
    const plan = { from: new Date().toISOString(), until: new Date(Date.now() + 86_400_000).toISOString(), kind: 'vacation' };
    expect((await manager.post('/absences', { ...plan, person: idOf('Менеджер-Второй') })).status).toBe(403);
    const planned = await head.post<AbsenceDto>('/absences', { ...plan, person: idOf('Водитель') });
    expect(planned.status).toBe(201);
    expect((await manager.get<AbsenceDto[]>('/absences')).body).toEqual([]);
    expect((await manager.post(`/absences/${planned.body.id}/end`, {})).status).toBe(404);
    expect((await head.post(`/absences/${planned.body.id}/end`, {})).status).toBe(204);
    expect((await head.post(`/absences/${planned.body.id}/end`, {})).status).toBe(404);
  });

  it('say in words what is wrong with them', async () => {
    const manager = await Person.signIn(product, 'manager1');
    const [now, later] = [new Date(), new Date(Date.now() + 86_400_000)].map((at) => at.toISOString());
    const fields = async (change: object) =>
      (await manager.post<{ fields: { path: string; message: string }[] }>('/absences', { from: now, until: later, kind: 'trip', ...change })).body.fields;
    expect(await fields({ until: now })).toMatchObject([{ path: 'until', message: 'Выберите время, которое ещё не наступило' }]);
    expect(await fields({ from: later, until: new Date(Date.now() + 60_000).toISOString() })).toMatchObject([
      { path: 'until', message: expect.stringContaining('раньше начала') as string },
    ]);
    expect(await fields({ substitute: idOf('Водитель') })).toMatchObject([
      { path: 'substitute', message: expect.stringContaining('не из той же группы') as string },
    ]);
    expect(await fields({ substitute: idOf('Менеджер-Первый') })).toMatchObject([{ path: 'substitute' }]);
  });
});

describe('the duty roster', () => {
  it('ALL-4 is set for a day or a range, read by everybody, and freed again', async () => {
    const driver = await Person.signIn(product, 'driver');
    const days = { duty: 'missed-calls', from: '2026-12-01', until: '2026-12-03' };
    expect((await put(head, '/duties', { ...days, person: idOf('Секретарь-Вторая') })).status).toBe(204);
    expect((await put(head, '/duties', { ...days, until: days.from })).status).toBe(204);
    const { duties } = (await driver.get<RosterDto>('/duties?from=2026-12-01&days=7')).body;
    expect(duties.find(({ duty }) => duty === 'missed-calls')).toMatchObject({
      label: 'Пропущенные звонки',
      days: ['2026-12-02', '2026-12-03'].map((date) => ({ date, person: { name: 'Демо Секретарь-Вторая' } })),
    });
    expect((await put(head, '/duties', { ...days, person: idOf('Водитель') })).body).toMatchObject({ code: 'invalid', fields: [{ path: 'person' }] });
    expect((await put(head, '/duties', { ...days, duty: 'night' })).body).toMatchObject({ fields: [{ path: 'duty', message: 'Такого дежурства нет' }] });
    expect((await put(head, '/duties', { ...days, from: '2026-12-04' })).body).toMatchObject({ fields: [{ path: 'until' }] });
  });
});

describe('somebody who leaves', () => {
  it('ALL-5 hands over every open task as one act, is signed out, and the case tells of it', async () => {
    const leaver = await Person.signIn(product, 'secretary2');
    const { body } = await siteRequest(product, { client: { name: 'Проба Уходящая', phone: '8 (900) 000-16-00' } });
    const task = await leaver.taskOf(body.caseId);
    expect((await leaver.post(`/tasks/${task.id}/claim`, { version: task.version })).status).toBe(200);
    const before = (await head.get<StaffDto[]>('/people')).body.find(({ id }) => id === idOf('Секретарь-Вторая'))!;
    expect(before.openTasks).toBe(1);
    const path = `/people/${before.id}/hand-over`;
    const handed = await head.post<HandedOverDto>(path, { to: idOf('Секретарь-Первая'), leaves: true }, { 'idempotency-key': 'leaves' });
    expect(handed.body).toEqual({ toPeople: 1, toGroup: 0, clients: 0, passedOn: 0, left: true });
    expect((await head.post<HandedOverDto>(path, { to: idOf('Секретарь-Первая'), leaves: true }, { 'idempotency-key': 'leaves' })).text).toBe(handed.text);
    expect((await leaver.get('/auth/me')).status).toBe(401);
    await expect(Person.signIn(product, 'secretary2')).rejects.toThrow(/wrong-password/);
    const receiver = await Person.signIn(product, 'secretary1');
    const now = await receiver.taskOf(body.caseId);
    expect(now).toMatchObject({ id: task.id, why: 'Вам: передано от сотрудника Демо Секретарь-Вторая' });
    expect((await head.timeline(body.caseId)).items[0]).toMatchObject({
      kind: 'task.handed-over',
      actor: 'Демо Руководитель Продаж',
      text: 'Демо Секретарь-Первая: передано от сотрудника Демо Секретарь-Вторая',
    });
    expect((await head.get<StaffDto[]>('/people')).body.map(({ id }) => id)).not.toContain(before.id);
    expect((await receiver.complete(now, 'confirmed', CONFIRMED)).status).toBe(200);
    const { id } = (await database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM organisation`)))!;
    expect(await compareWithEvents(database, id)).toEqual([]);
  });
});
