import { randomUUID } from 'node:crypto';
import type { CaseDto, CaseListDto } from '../../apps/api/src/cases/cases.dto.js';
import type { StartableListDto, StartedDto } from '../../apps/api/src/processes/processes.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { Person, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const ASKED = { from: '2026-12-21', to: '2026-12-25', kind: 'family', note: 'Свадьба сестры' };

let product: Product;
let driver: Person;
let head: Person;

beforeAll(async () => {
  product = await Product.start();
  [driver, head] = [await Person.signIn(product, 'driver'), await Person.signIn(product, 'head')];
});
afterAll(() => product?.stop());

const start = (who: Person, asked: unknown, key: string = randomUUID(), name = 'leave-request'): Promise<Answer<StartedDto>> =>
  who.post<StartedDto>(`/processes/${name}`, asked, { 'idempotency-key': key });
const names = async (who: Person): Promise<string[]> => (await who.get<StartableListDto>('/processes')).body.items.map(({ name }) => name);

describe('a process that a person starts by hand', () => {
  it('is listed with its form for those whom its contract names', async () => {
    expect([await names(driver), await names(head)]).toEqual([['leave-request'], []]);
    const [item] = (await driver.get<StartableListDto>('/processes')).body.items;
    expect(item).toMatchObject({ label: 'Заявление на отпуск', requires: ['from', 'to', 'kind'] });
    expect((item!.form['properties'] as Record<string, { title: string; oneOf?: { title: string }[] }>)['kind']).toMatchObject({
      title: 'Вид отпуска',
      oneOf: expect.arrayContaining([{ const: 'unpaid', title: 'За свой счёт' }]),
    });
  });

  it('is one matter of its starter, who sees where it stands, until it is over', async () => {
    const { status, body } = await start(driver, ASKED);
    expect([status, body.number]).toEqual([201, expect.stringMatching(/^Д-\d+$/)]);
    const answer: TaskDetailDto = await head.taskOf(body.caseId);
    expect(answer).toMatchObject({ title: 'Ответить на заявление на отпуск', client: null, request: null, starter: { name: 'Демо Водитель' } });
    expect(answer.asked.map(({ label, value }) => [label, value])).toEqual([
      ['С какого числа', '21 декабря 2026 г.'],
      ['По какое число', '25 декабря 2026 г.'],
      ['Вид отпуска', 'По семейным обстоятельствам'],
      ['Что важно знать', 'Свадьба сестры'],
    ]);
    const stands = await driver.case(body.caseId);
    expect(stands).toMatchObject({ gist: 'Заявление на отпуск', client: null, starter: { name: 'Демо Водитель' }, holder: { kind: 'group' }, data: [] });
    expect((await driver.get<CaseListDto>('/cases')).body.items.map(({ id }) => id)).toContain(body.caseId);

    await head.complete(answer, 'approved', {});
    await driver.complete(await driver.taskOf(body.caseId), 'seen', {});
    const closed = await product.until('the end of the matter', async () => {
      const now: CaseDto = await driver.case(body.caseId);
      return now.status === 'closed' && now;
    });
    expect(closed).toMatchObject({ stepLabel: 'отпуск согласован', holder: null });
    const story = (await driver.timeline(body.caseId)).items.map(({ kind, actor }) => [kind, actor]);
    expect(story[0]).toEqual(['case.closed', null]);
    expect(story).toContainEqual(['case.opened', 'Демо Водитель']);
  });

  it('begins once for one key, whoever sends it how often', async () => {
    const key = randomUUID();
    const answers = await Promise.all([start(driver, ASKED, key), start(driver, ASKED, key), start(driver, ASKED, key)]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id} ${body.caseId}`)).size).toBe(1);
    expectProblem(await start(driver, { ...ASKED, kind: 'study' }, key), { status: 422, code: 'key-reused' });
  });

  it('is refused with the fields that are wrong, in the words of its reader', async () => {
    const refused = await start(driver, { from: '2026-12-21', to: 'в пятницу', kind: 'sabbatical', colour: 'red' });
    expectProblem(refused, { status: 422, code: 'invalid' });
    const { fields } = refused.body as unknown as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path).toSorted()).toEqual(['colour', 'kind', 'to']);
    expectProblem(await start(driver, {}), { status: 422, code: 'invalid' });
  });

  it('is not started by those whom its contract does not name, nor is one that has no such form, nor without a session', async () => {
    expectProblem(await start(head, ASKED), { status: 403, code: 'forbidden' });
    for (const name of ['intake', 'sales-case', 'nothing', 'constructor'])
      expectProblem(await start(driver, ASKED, randomUUID(), name), { status: 404, code: 'not-found' });
    const answer = await fetch(`${product.url}/api/v1/processes/leave-request`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  });

  it('can be put aside and cancelled as any case', async () => {
    const { body } = await start(driver, ASKED);
    await head.taskOf(body.caseId);
    const cancelled = await head.post(`/cases/${body.caseId}/cancel`, { reason: 'Передумал' });
    expect([200, 202]).toContain(cancelled.status);
    await product.until('the end of the matter', async () => (await driver.case(body.caseId)).status === 'closed');
  });
});
