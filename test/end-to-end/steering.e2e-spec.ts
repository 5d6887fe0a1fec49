import { randomUUID } from 'node:crypto';
import type { IncidentListDto } from '../../apps/api/src/incidents/incidents.dto.js';
import type { SteeredDto } from '../../apps/api/src/cases/steering.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import type { Database } from '#domain/database/database.js';
import { openDatabase } from '../harness/database.js';
import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';
import { workingTime } from '../harness/working-time.js';

const HOUR = 3_600_000;

let product: Product;
let database: Database;
let secretary: Person;
let manager: Person;
let head: Person;

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [secretary, manager, head] = (await Promise.all(['secretary1', 'manager1', 'head'].map((login) => Person.signIn(product, login)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

async function newCase(): Promise<{ caseId: string; task: TaskDetailDto }> {
  const { caseId } = (await siteRequest(product)).body;
  return { caseId, task: await secretary.taskOf(caseId) };
}

const again = (id: string): Promise<TaskDetailDto> => secretary.get<TaskDetailDto>(`/tasks/${id}`).then(({ body }) => body);
const listed = async (caseId: string): Promise<boolean> => (await secretary.tasks('mine')).items.some((task) => task.caseId === caseId);
const at = (iso: string | null) => Date.parse(iso ?? '');

/** Commands of a case's instances by kind, once none is under way any more. */
function settled(caseId: string): Promise<{ kind: string; status: string }[]> {
  return product.until('the commands to be settled', async () => {
    const rows = await database.asSystem((tx) =>
      tx.rows<{ kind: string; status: string }>(
        `SELECT c.kind, c.status FROM command c JOIN process_instance i ON i.id = c.instance WHERE i."case" = $1 ORDER BY c.kind, c.status`,
        [caseId],
      ),
    );
    return rows.length > 0 && rows.every(({ status }) => status !== 'accepted') ? rows : undefined;
  });
}

describe('a case on hold', () => {
  it('leaves the inbox with its clocks moved, comes back when it is resumed, and goes on', async () => {
    const { caseId, task } = await newCase();
    const until = new Date(Date.now() + HOUR).toISOString();
    const begun = Date.now();
    const held = await manager.post<SteeredDto>(`/cases/${caseId}/hold`, { until, reason: 'Клиент в отпуске' });
    expect([held.status, held.body]).toEqual([200, { caseId, heldUntil: until, corrections: 0, commandId: null }]);
    expect(await listed(caseId)).toBe(false);
    const left = [begun, Date.now()].map((from) => workingTime.between(from, at(task.dueAt)));
    const [latest, earliest] = left.map((working) => workingTime.add(at(until), working));
    const moved = at((await again(task.id)).dueAt);
    expect(moved).toBeGreaterThanOrEqual(earliest!);
    expect(moved).toBeLessThanOrEqual(latest!);
    expect(await settled(caseId)).toEqual([
      { kind: 'hold', status: 'applied' },
      { kind: 'hold', status: 'applied' },
    ]);

    const resumed = await manager.post<SteeredDto>(`/cases/${caseId}/resume`, {});
    expect([resumed.status, resumed.body.heldUntil]).toEqual([200, null]);
    expect(await listed(caseId)).toBe(true);
    const back = at((await again(task.id)).dueAt);
    expect(back).toBeGreaterThanOrEqual(at(task.dueAt));
    expect(workingTime.between(at(task.dueAt), back)).toBeLessThan(Date.now() - begun + 2_000);
    expect((await secretary.complete(await again(task.id), 'confirmed', CONFIRMED)).status).toBe(200);
    const titles = (await manager.timeline(caseId)).items.map(({ title }) => title);
    expect(titles).toContain('Пауза снята');
    expect(titles.some((title) => title.startsWith('На паузе до'))).toBe(true);
  });

  it('opens what comes next hidden, with a clock that begins with the end of the hold', async () => {
    const { caseId, task } = await newCase();
    const until = new Date(Date.now() + 24 * HOUR);
    await manager.post(`/cases/${caseId}/hold`, { until: until.toISOString(), reason: 'Ждём' });
    const answer = await secretary.complete(await again(task.id), 'confirmed', CONFIRMED);
    expect(answer.status).toBe(200);
    const next = await product.until('the next task', async () => (await manager.case(caseId)).tasks.find(({ status }) => status === 'open'));
    expect(at(next.dueAt)).toBe(workingTime.add(until.getTime(), HOUR)); // a contact is due a working hour after it opened (WT-2.3)
    expect((await manager.tasks('mine')).items.some((one) => one.caseId === caseId)).toBe(false);
  });

  it('is refused for a time that has passed, for longer than a year, without a reason, and where nothing is held', async () => {
    const { caseId } = await newCase();
    expectProblem(await manager.post(`/cases/${caseId}/hold`, { until: '2020-01-01T00:00:00Z', reason: 'Поздно' }), {
      status: 422,
      code: 'invalid',
      paths: ['until'],
    });
    expectProblem(await manager.post(`/cases/${caseId}/hold`, { until: '2099-01-01T00:00:00Z', reason: 'Никогда' }), {
      status: 422,
      code: 'invalid',
      paths: ['until'],
    });
    expectProblem(await manager.post(`/cases/${caseId}/hold`, { until: new Date(Date.now() + HOUR).toISOString(), reason: '' }), {
      status: 422,
      code: 'invalid',
      paths: ['reason'],
    });
    expectProblem(await manager.post(`/cases/${caseId}/resume`, {}), { status: 409, code: 'not-held' });
    expectProblem(await secretary.post(`/cases/${caseId}/hold`, { until: new Date(Date.now() + HOUR).toISOString(), reason: 'Нельзя' }), {
      status: 403,
      code: 'forbidden',
    });
    expectProblem(await manager.post(`/cases/${randomUUID()}/resume`, {}), { status: 404, code: 'not-found' });
  });
});

describe('the clock of a case', () => {
  it('moves to the next deadline: the task is late at once, and the head has it', async () => {
    const { caseId, task } = await newCase();
    const ahead = () => `Часы переведены на ${Math.round((at(task.dueAt) - Date.now()) / 60_000)} мин вперёд`;
    const before = ahead();
    const moved = await secretary.post<SteeredDto>(`/cases/${caseId}/clock`, {});
    const told = [before, ahead()]; // between the two it may have become a minute less
    expect(moved.status).toBe(200);
    const late = await product.until('the escalation', async () => {
      const found = (await head.get<TaskDetailDto>(`/tasks/${task.id}`)).body;
      return found.escalated ? found : undefined;
    });
    expect(late.deadlineState).toBe('late');
    expect((await head.timeline(caseId)).items.filter(({ title }) => told.includes(title))).toHaveLength(1);
    expect((await head.tasks('mine')).items.map(({ id }) => id)).toContain(task.id);
    expectProblem(await secretary.post(`/cases/${caseId}/clock`, {}), { status: 409, code: 'nothing-to-wait-for' });
  });
});

describe('a correction', () => {
  it('is seen at once and kept; the same key is one correction, unknown fields are refused', async () => {
    const { caseId } = await newCase();
    const key = { 'idempotency-key': randomUUID() };
    const first = await secretary.post<SteeredDto>(`/cases/${caseId}/correct`, { changes: { city: 'Тверь', note: 'Звонить после 15' } }, key);
    const twice = await secretary.post<SteeredDto>(`/cases/${caseId}/correct`, { changes: { city: 'Тверь', note: 'Звонить после 15' } }, key);
    expect([first.status, first.text]).toEqual([twice.status, twice.text]);
    expect(first.body.corrections).toBe(1);
    const second = await secretary.post<SteeredDto>(`/cases/${caseId}/correct`, { changes: { note: null } });
    expect(second.body.corrections).toBe(2);
    expectProblem(await secretary.post(`/cases/${caseId}/correct`, { changes: { price: '1' } }), { status: 422, code: 'invalid', paths: ['changes.price'] });
    expectProblem(await secretary.post(`/cases/${caseId}/correct`, { changes: { note: { deep: true } } }), {
      status: 422,
      code: 'invalid',
      paths: ['changes.note'],
    });
    expectProblem(await secretary.post(`/cases/${caseId}/correct`, { changes: {} }), { status: 422, code: 'invalid', paths: ['changes'] });
  });
});

describe('a cancel', () => {
  it('ends the case with all its processes, and its task cannot be completed any more', async () => {
    const { caseId, task } = await newCase();
    const asked = await manager.post<SteeredDto>(`/cases/${caseId}/cancel`, { reason: 'Клиент передумал' });
    expect(asked.status).toBe(202);
    await product.until('the case to be closed', async () => (await manager.case(caseId)).status === 'closed');
    await product.until('the cancel to be applied', async () => (await manager.command(asked.body.commandId!)).status === 'applied');
    expect((await manager.case(caseId)).processes.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expectProblem(await secretary.complete(task, 'confirmed', CONFIRMED), { status: 409, code: 'task-closed' });
    expectProblem(await manager.post(`/cases/${caseId}/cancel`, { reason: 'Ещё раз' }), { status: 409, code: 'case-closed' });
  });

  it('that comes while the case ends by itself leaves nothing open, and its command comes to an end', async () => {
    const { caseId, task } = await newCase();
    await secretary.complete(task, 'confirmed', CONFIRMED);
    const last = await manager.taskOf(caseId);
    const [clicked, asked] = await Promise.all([
      manager.complete(last, 'agreed', AGREED),
      manager.post<SteeredDto>(`/cases/${caseId}/cancel`, { reason: 'Разом' }),
    ]);
    expect([200, 202, 409]).toContain(clicked.status);
    await product.until('the case to be closed', async () => (await manager.case(caseId)).status === 'closed');
    if (asked.status === 202) expect((await settled(caseId)).filter(({ kind }) => kind === 'cancel')).toHaveLength(1);
    expect((await manager.case(caseId)).tasks.filter(({ status }) => status !== 'closed')).toEqual([]);
  });
});

describe('the list of incidents', () => {
  it('is the head’s: seen, tried again, closed once with a reason', async () => {
    const { caseId } = await newCase();
    const id = randomUUID();
    await database.asSystem((tx) =>
      tx.rows(
        `INSERT INTO incident (id, organisation, instance, kind, since, tried) SELECT $1, organisation, id, 'nobody-holds', now(), '{"попытки": 3}' FROM process_instance WHERE "case" = $2 AND parent IS NULL`,
        [id, caseId],
      ),
    );
    const mine = async () => (await head.get<IncidentListDto>('/incidents')).body.items.find((one) => one.id === id);
    expect(await mine()).toMatchObject({ kind: 'nobody-holds', title: 'Дело никто не держит', caseId, canRetry: false, closed: null, facts: 'попытки: 3' });
    expectProblem(await secretary.get('/incidents'), { status: 403, code: 'forbidden' });
    expectProblem(await head.post(`/incidents/${id}/retry`, {}), { status: 409, code: 'cannot-retry' });
    expectProblem(await head.post(`/incidents/${id}/close`, { why: '' }), { status: 422, code: 'invalid', paths: ['why'] });
    expect((await head.post(`/incidents/${id}/close`, { why: 'Позвонили клиенту' })).status).toBe(200);
    expectProblem(await head.post(`/incidents/${id}/close`, { why: 'Ещё раз' }), { status: 409, code: 'incident-closed' });
    expect(await mine()).toBeUndefined();
    const closed = (await head.get<IncidentListDto>('/incidents?status=closed')).body.items.find((one) => one.id === id);
    expect(closed?.closed).toMatchObject({ why: 'Позвонили клиенту' });
  });
});
