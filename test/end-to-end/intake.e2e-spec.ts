import type { StaffDto } from '../../apps/api/src/people/people.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { demoPerson } from '../harness/demo-person.js';
import { call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let secretary: Person;
let second: Person;
let manager: Person;
let head: Person;

beforeAll(async () => {
  product = await Product.start();
  [secretary, second, manager, head] = await Promise.all([
    Person.signIn(product, 'secretary1'),
    Person.signIn(product, 'secretary2'),
    Person.signIn(product, 'manager1'),
    Person.signIn(product, 'head'),
  ]);
});
afterAll(() => product?.stop());

const PHONE = '8 (900) 000-31-08';
const ASKED = { question: 'Два прожектора и пульт', phone: PHONE, name: 'Проба Звонкова' };

interface Recorded {
  id: string;
  number: string;
  caseId: string;
}

/** Somebody takes a call, and has its task. */
async function liveCall(who: Person, client: object = {}): Promise<TaskDetailDto> {
  const { status, body } = await who.post<Recorded>('/requests', { channel: 'call', kind: 'call', client, text: 'Ищет пульт' });
  expect(status).toBe(201);
  return who.taskOf(body.caseId);
}

/** The task that comes after another in the same case, before this person. */
function after(who: Person, { id, caseId }: TaskDetailDto): Promise<TaskDetailDto> {
  return product.until(`the task after ${id}`, async () => {
    const row = (await who.tasks('group')).items.find((task) => task.caseId === caseId && task.status === 'open' && task.id !== id);
    return row && (await who.get<TaskDetailDto>(`/tasks/${row.id}`)).body;
  });
}

describe('what comes in', () => {
  it.each([
    ['site', 'request', 'confirmRequest'],
    ['site', 'urgent', 'confirmRequest'],
    ['site', 'question', 'confirmRequest'],
    ['mail', 'letter', 'confirmRequest'],
    ['site', 'call', 'fillRequest'],
    ['call', 'call', 'incomingCall'],
    ['call', 'consultation', 'incomingCall'],
    ['call', 'long-lead', 'incomingCall'],
  ])('WT-1.1 by %s as %s is recorded at once, and lies before the secretary as %s', async (channel, kind, name) => {
    const { body } = await secretary.post<Recorded>('/requests', { channel, kind, client: {}, text: 'Слова клиента' });
    expect(body.number).toMatch(/^З-\d+$/);
    const task = await secretary.taskOf(body.caseId);
    expect(task).toMatchObject({ name, request: { channel, kind, text: 'Слова клиента', number: body.number } });
    expect(task.assignee?.id).toBe(name === 'incomingCall' ? demoPerson('secretary1') : undefined);
  });

  it('WT-1.1 the very same from an impatient site five times at once is one request; from people it is as many as they mean', async () => {
    const send = (text: string) =>
      call<Recorded>(product, 'POST', '/requests', {
        body: { channel: 'site', kind: 'request', client: { phone: '8 900 000-55-05' }, text },
        headers: { authorization: 'Bearer reglament-demo-site-form' },
      });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send('Нужны наушники')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await send('Нужны другие наушники')).body.id).not.toBe(answers[0]!.body.id);
    const typed = await Promise.all([1, 2].map(() => secretary.post<Recorded>('/requests', { channel: 'mail', kind: 'letter', client: {}, text: 'Письмо' })));
    expect(typed[0]!.body.id).not.toBe(typed[1]!.body.id);
  });
});

describe('a live call', () => {
  it('WT-1.5 WT-1.6 goes on for two clients at once, and is one client where one person calls twice', async () => {
    const [one, two] = await Promise.all([liveCall(secretary), liveCall(second)]);
    const [first, other] = await Promise.all([
      secretary.complete(one, 'callBack', ASKED),
      second.complete(two, 'callBack', { ...ASKED, phone: '+79000003108' }),
    ]);
    expect([first.status, other.status]).toEqual([200, 200]);
    const known = ({ caseId }: TaskDetailDto) =>
      product.until('the client to be known', async () => {
        const { client } = await head.case(caseId!);
        return client?.phone ? client : undefined;
      });
    const [a, b] = await Promise.all([known(one), known(two)]);
    expect(a.id).toBe(b.id);
  });

  it('WT-1.6 asks the wanted manager first, marks the task urgent, promises 10 minutes, and queues the letter WT-L1 to him', async () => {
    const task = await liveCall(secretary);
    await secretary.complete(task, 'connect', { ...ASKED, manager: demoPerson('manager1') });
    const transfer = await after(secretary, task);
    expect(transfer).toMatchObject({ name: 'transferCall', promised: true, data: { ...ASKED, manager: demoPerson('manager1') } });
    expect((await secretary.complete(transfer, 'busy', { ...ASKED, manager: demoPerson('manager1') })).status).toBe(200);
    const urgent = await manager.taskOf(task.caseId!);
    expect(urgent).toMatchObject({ name: 'callBackUrgently', urgent: true, promised: true, assignee: null, wanted: { id: demoPerson('manager1') } });
    const letters = (await head.get<{ state: string; subject: string }[]>(`/cases/${task.caseId}/letters`)).text;
    expect(letters).toMatch(/СРОЧНО/);
    expect(letters).toContain('"queued"');
  });

  it('WT-1.6 finds somebody else where the wanted manager has left while the client waits on the line', async () => {
    const task = await liveCall(secretary);
    const leaving = demoPerson('manager2');
    await secretary.complete(task, 'connect', { ...ASKED, manager: leaving });
    const transfer = await after(secretary, task);
    const people = (await head.get<StaffDto[]>('/people')).body;
    expect(people.map(({ id }) => id)).toContain(leaving);
    expect((await head.post(`/people/${leaving}/hand-over`, { to: demoPerson('manager1'), leaves: true })).status).toBe(200);
    expectProblem(await secretary.complete(transfer, 'taken', { ...ASKED, manager: leaving }), { status: 422, code: 'invalid', paths: ['data.manager'] });
    const { manager: _gone, ...rest } = { ...ASKED, manager: leaving };
    expect((await secretary.complete(transfer, 'busy', rest)).status).toBe(200);
    expect(await manager.taskOf(task.caseId!)).toMatchObject({ name: 'callBackUrgently', mayComplete: true });
  });
});

describe('who gets the matter', () => {
  it('WT-1.9 is whom the secretary has chosen, and it is told so', async () => {
    const { body } = await siteRequest(product, { client: { name: 'Проба Выбора', phone: '8 900 000-61-61' } });
    const task = await secretary.taskOf(body.caseId);
    expect((await secretary.complete(task, 'confirmed', { ...CONFIRMED, manager: demoPerson('manager1') })).status).toBe(200);
    expect(await manager.taskOf(body.caseId)).toMatchObject({ assignee: { id: demoPerson('manager1') }, why: expect.any(String) as string });
  });
});

describe('what is typed into a call', () => {
  it.each([
    ['a phone with letters only', { phone: 'позвоните мне' }, ['data.phone']],
    ['half a phone', { phone: '8 912' }, ['data.phone']],
    ['an INN with a wrong digit', { inn: '7707083894' }, ['data.inn']],
    ['an INN of 11 digits', { inn: '77070838931' }, ['data.inn']],
    ['a name of 300 characters', { name: 'я'.repeat(300) }, ['data.name']],
    ['a manager who is none', { manager: demoPerson('driver') }, ['data.manager']],
    ['a time to call at that is over', { managerAt: '2020-01-15T09:00:00Z' }, ['data.managerAt']],
    ['a reason that the pack lacks', { whyNotOurs: 'because' }, ['data.whyNotOurs']],
  ])('is refused with %s, each wrong field with a sentence, and the call goes on', async (_what, change, paths) => {
    const task = await liveCall(secretary);
    expectProblem(await secretary.complete(task, 'callBack', { ...ASKED, ...change }), { status: 422, code: 'invalid', paths });
    expect((await secretary.complete(task, 'answered', { question: 'Всё равно записано' })).status).toBe(200);
  });

  it.each([
    ['two phones in one field', { phone: '8 900 000-41-01, +7 900 000-41-02' }],
    ['a foreign number', { phone: '+86 138 0013 8000' }],
    ['an INN that is right', { inn: '7707083893', company: 'ООО «Проба»' }],
    ['HTML and SQL in every text', { name: '<b>Проба</b>', city: "'; DROP TABLE client; --", question: '<script>alert(1)</script>', note: '{{constructor}}' }],
  ])('WT-F1 is kept as it was said: %s', async (_what, change) => {
    const task = await liveCall(secretary);
    const said = { ...ASKED, phone: `8 900 001-${String(10 + Math.floor(Math.random() * 89))}-${String(10 + Math.floor(Math.random() * 89))}`, ...change };
    expect((await secretary.complete(task, 'callBack', said)).status).toBe(200);
    const told = await product.until('the contact to be told', async () =>
      (await head.timeline(task.caseId!)).items.find(({ kind }) => kind === 'contact.made'),
    );
    expect(told.actor).toBe('Демо Секретарь-Первая');
    expect((await secretary.get<TaskDetailDto>(`/tasks/${task.id}`)).body.data).toMatchObject(said);
  });
});
