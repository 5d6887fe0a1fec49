import { randomUUID } from 'node:crypto';
import type { LetterListDto } from '../../apps/api/src/letters/letters.dto.js';
import type { PromisesDto } from '../../apps/api/src/promises/promises.dto.js';
import type { StaffDto } from '../../apps/api/src/people/people.dto.js';
import { AGREED, Person } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';
import { workingTime } from '../harness/working-time.js';

const GIST = 'Спрашивает про <b>радиосистему</b>, нужна к пятнице';

let product: Product;
let secretary: Person;
let manager: Person;
let director: Person;
beforeAll(async () => {
  product = await Product.start({ PUBLIC_URL: 'http://reglament.example' });
  [secretary, manager, director] = (await Promise.all(['secretary1', 'manager1', 'director1'].map((login) => Person.signIn(product, login)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => product?.stop());

const idOf = async (who: Person): Promise<string> => (await who.get<{ user: { id: string } }>('/auth/me')).body.user.id;
const lettersOf = (who: Person, caseId: string) => who.get<LetterListDto>(`/cases/${caseId}/letters`);
const promises = (who: Person, query = '') => who.get<PromisesDto>(`/promises${query}`);

/** A client rings up, and the secretary promises that this manager calls back. */
async function callBackPromised(wanted: string, client: object): Promise<string> {
  const { body } = await secretary.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client }, { 'idempotency-key': randomUUID() });
  const call = await secretary.taskOf(body.caseId);
  const answer = await secretary.complete(call, 'callBack', { question: GIST, phone: '8 900 000-14-91', manager: wanted });
  expect(answer.status).toBe(200);
  await product.until('the promise', async () => (await secretary.case(body.caseId)).promises.length > 0); // its letter is written before
  return body.caseId;
}

describe('a call that the manager owes', () => {
  it('WT-1.6 WT-1.8 WT-L1 ALL-2 queues the letter, opens the deal, counts the promise and tells all of it', async () => {
    const wanted = await idOf(manager);
    const caseId = await callBackPromised(wanted, { name: 'Проба Звонкова', phone: '8 900 000-14-91' });

    const { items } = (await lettersOf(director, caseId)).body;
    expect(items).toEqual([
      expect.objectContaining({
        template: 'urgent-call',
        title: 'СРОЧНО: перезвонить клиенту',
        state: 'queued',
        stateLabel: 'Ждёт отправки',
        to: { name: 'Демо Менеджер-Первый', address: 'manager1@demo.example', insteadOf: null },
        missing: [],
      }),
    ]);
    for (const said of ['Клиент: Проба Звонкова', 'Телефон: +7 900 000-14-91', GIST, `http://reglament.example/cases/${caseId}`])
      expect(items[0]!.text).toContain(said);

    const found = await director.case(caseId);
    expect(found.deal).toMatchObject({ number: expect.stringMatching(/^С-\d+$/), status: 'open', statusLabel: 'Открыта', lostReason: null });
    const opened = Date.parse(found.promises[0]!.promisedAt);
    expect(found.promises).toEqual([
      expect.objectContaining({
        what: 'managerCall',
        label: 'Звонок менеджера',
        state: 'open',
        by: expect.objectContaining({ name: 'Демо Секретарь-Первая' }),
      }),
    ]);
    // The promise is made an instant before its task opens.
    expect(Math.abs(Date.parse(found.promises[0]!.dueAt) - workingTime.add(opened, 10 * 60_000))).toBeLessThan(5_000);

    const story = (await director.timeline(caseId)).items;
    expect(story.find(({ kind }) => kind === 'letter.queued')).toMatchObject({
      title: 'Письмо «СРОЧНО: перезвонить клиенту» ждёт отправки',
      text: 'Кому: Демо Менеджер-Первый',
      more: expect.stringContaining(GIST),
    });
    expect(story.find(({ kind }) => kind === 'deal.opened')).toMatchObject({ title: `Открыта сделка ${found.deal!.number}` });
    expect(story.find(({ kind }) => kind === 'request.recorded')).toMatchObject({ text: 'По телефону' });
    expect(story.find(({ kind }) => kind === 'decision.made')!.facts).toEqual(expect.arrayContaining([{ label: 'Вид обращения', value: 'Звонок' }]));
    expect(story.find(({ kind, text }) => kind === 'task.opened' && text?.includes('обещано клиенту'))!.text).toContain(
      'Звонок менеджера: обещано клиенту до ',
    );

    const task = await manager.taskOf(caseId);
    expect((await manager.complete(task, 'agreed', AGREED)).status).toBe(200);
    const mine = (await promises(manager)).body;
    expect(mine.people).toEqual([expect.objectContaining({ person: expect.objectContaining({ id: wanted }), kept: 1, broken: 0, open: 0 })]);
    expect(mine.items).toEqual([expect.objectContaining({ state: 'kept', stateLabel: 'Сдержано', caseId, caseNumber: found.number })]);
    const staff = (await director.get<StaffDto[]>('/people')).body;
    expect(staff.find(({ id }) => id === wanted)!.promises).toEqual({ kept: 1, broken: 0 });
  });

  it('WT-1.6 WT-1.9 writes to whoever stands in for a manager on holiday, and says for whom', async () => {
    const away = await idOf(await Person.signIn(product, 'manager3'));
    const caseId = await callBackPromised(away, { name: 'Проба Отпускная', phone: '8 900 000-14-92' });
    const { items } = (await lettersOf(secretary, caseId)).body;
    expect(items.map(({ to }) => to)).toEqual([{ name: 'Демо Менеджер-Второй', address: 'manager2@demo.example', insteadOf: 'Демо Менеджер-Третий' }]);
    expect((await director.timeline(caseId)).items.find(({ kind }) => kind === 'letter.queued')!.text).toBe(
      'Кому: Демо Менеджер-Второй (вместо: Демо Менеджер-Третий)',
    );
  });

  it('WT-2.9 that ends with a refusal loses the deal, with the reason in the reader’s words', async () => {
    const caseId = await callBackPromised(await idOf(manager), { name: 'Проба Отказова', phone: '8 900 000-14-93' });
    expect((await manager.complete(await manager.taskOf(caseId), 'lost', { whyLost: 'tooExpensive' })).status).toBe(200);
    const found = await product.until('the lost deal', async () => {
      const seen = await director.case(caseId);
      return seen.deal?.status === 'lost' && seen;
    });
    expect(found.deal).toMatchObject({ statusLabel: 'Не состоялась', lostReason: 'Дорого' });
    const story = (await director.timeline(caseId)).items;
    expect(story.find(({ kind }) => kind === 'deal.lost')).toMatchObject({ title: `Сделка ${found.deal!.number} не состоялась`, text: 'Дорого' });
  });
});

describe('promises', () => {
  it('ALL-2 are everybody’s for the director, one’s own for a manager, and nobody else’s', async () => {
    const [wanted, other] = [await idOf(manager), await idOf(secretary)];
    expectProblem(await promises(manager, `?person=${other}`), { status: 403, code: 'forbidden' });
    expect((await promises(manager, `?person=${wanted}`)).status).toBe(200);
    expect((await promises(director)).body.items.length).toBeGreaterThan(1);
    expect((await promises(director, `?person=${other}`)).body).toEqual({ people: [], items: [], nextCursor: null });
    expect((await promises(director, '?from=2020-01-01&to=2020-01-31')).body.items).toEqual([]);
    const first = (await promises(director, '?limit=1')).body;
    const second = (await promises(director, `?limit=1&cursor=${first.nextCursor}`)).body;
    expect(new Set([first, second].flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(2);
  });

  it.each([
    ['person=nobody', 'person'],
    ['from=yesterday', 'from'],
    ['to=2026-02-31', 'to'],
    ['limit=0', 'limit'],
    ['cursor=foreign', 'cursor'],
  ])('asked for with %s are refused', async (query, path) => {
    expectProblem(await promises(director, `?${query}`), { status: 422, code: 'invalid', paths: [path] });
  });
});
