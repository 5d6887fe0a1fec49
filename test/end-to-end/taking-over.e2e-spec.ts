import type { ManagerDto } from '../../apps/api/src/people/managers.dto.js';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { call, Person, siteRequest } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let first: Person;
let second: Person;

beforeAll(async () => {
  product = await Product.start();
  [first, second] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2')];
});
afterAll(() => product?.stop());

/** A call that the first secretary has taken. */
async function ring(): Promise<TaskDetailDto> {
  const { body } = await first.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client: {}, text: 'Алло' });
  return first.taskOf(body.caseId);
}

const claim = (who: Person, { id, version }: { id: string; version: number }) => who.post<TaskDetailDto>(`/tasks/${id}/claim`, { version });
const draft = (who: Person, id: string, data: object) => call(product, 'PUT', `/tasks/${id}/draft`, { body: { data }, headers: who.headers });
const page = async (who: Person, id: string) => (await who.get<TaskPageDto>(`/tasks/${id}`)).body;

describe('a call that goes on', () => {
  it('ALL-5 is taken over by a colleague, who sees what was typed last; who had it has it no more, and may take it back', async () => {
    const task = await ring();
    expect([task.live, task.assignee?.name, task.may.claim]).toEqual([true, 'Демо Секретарь-Первая', false]);
    await draft(second, task.id, { name: 'рано' }); // not hers yet
    await draft(first, task.id, { name: 'Анна' });
    const seen = await page(second, task.id);
    expect([seen.may.claim, seen.mayComplete, seen.draft?.data]).toEqual([true, false, { name: 'Анна' }]);
    const taken = await claim(second, task);
    expect([taken.status, taken.body.assignee?.name, taken.body.version]).toEqual([200, 'Демо Секретарь-Вторая', 2]);
    expectProblem(await draft(first, task.id, { name: 'поздно' }), { status: 403, code: 'forbidden' });
    expectProblem(await first.complete(task, 'dropped', {}), { status: 409, code: 'task-changed' });
    await draft(second, task.id, { name: 'Анна Петровна' });
    const mine = await claim(first, taken.body);
    expect([mine.status, (await page(first, task.id)).draft?.data]).toEqual([200, { name: 'Анна Петровна' }]); // not her own, older one
    const told = (await first.timeline(task.caseId!)).items.filter(({ kind }) => kind === 'task.claimed').map(({ actor, title }) => [actor, title]);
    expect(told).toEqual([
      ['Демо Секретарь-Первая', 'Перенято у коллеги: Ответить на звонок'],
      ['Демо Секретарь-Вторая', 'Перенято у коллеги: Ответить на звонок'],
    ]);
    expect((await first.complete(mine.body, 'dropped', {})).status).toBe(200);
  });

  it('ALL-5 is one person’s in every race: of those who take it over, end it or are taken from at once one wins, the others are told', async () => {
    for (let round = 0; round < 6; round += 1) {
      const task = await ring();
      const answers = await Promise.all([claim(second, task), claim(second, task), first.complete(task, 'dropped', {})]);
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([200, 409, 409]);
    }
  });

  it('ALL-3 WT-1.5 loses nothing of what was typed while the client waited, also where the page was closed when the 2 minutes were over', async () => {
    const task = await ring();
    expect((await first.complete(task, 'connect', { question: 'Пульт' })).status).toBe(200);
    const part = (name: string) =>
      product.until(name, async () => (await first.tasks()).items.find((one) => one.caseId === task.caseId && one.name === name && one.status === 'open'));
    const transfer = await part('transferCall');
    await draft(first, transfer.id, { question: 'Пульт', city: 'Вологда' });
    await first.post(`/cases/${task.caseId}/clock`, {});
    const message = await part('takeMessage');
    expect((await page(first, message.id)).draft?.data).toEqual({ question: 'Пульт', city: 'Вологда' });
    await draft(first, message.id, { question: 'Пульт', city: 'Вологда', phone: '8 900 000-77-03' });
    expect((await page(second, message.id)).draft?.data).toMatchObject({ phone: '8 900 000-77-03' });
  });

  it('is the only kind that is: any other task stays with its holder, and nobody of another group takes a call', async () => {
    const { body } = await siteRequest(product);
    const held = (await claim(first, await first.taskOf(body.caseId))).body;
    expect([held.live, (await page(second, held.id)).may.claim]).toEqual([false, false]);
    expectProblem(await claim(second, held), { status: 403, code: 'forbidden' });
    expectProblem(await claim(await Person.signIn(product, 'head'), await ring()), { status: 403, code: 'forbidden' });
  });

  it('WT-1.9 finds its managers in one list: who is here before who is away', async () => {
    const managers = (await first.get<ManagerDto[]>('/managers')).body;
    expect(managers.map(({ name, away }) => [name, away?.substitute?.name])).toEqual([
      [expect.stringMatching('Демо Менеджер-'), undefined],
      [expect.stringMatching('Демо Менеджер-'), undefined],
      ['Демо Менеджер-Третий', 'Демо Менеджер-Второй'],
    ]);
    expectProblem(await first.get('/managers?client=никто'), { status: 422, code: 'invalid', paths: ['client'] });
  });
});
