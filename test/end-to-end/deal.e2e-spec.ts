import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { AvailabilityService } from '#domain/availability/availability.service.js';
import type { Database } from '#domain/database/database.js';
import { DealService } from '#domain/deals/deal.service.js';
import { tellOverReservations } from '#domain/deals/reservation.service.js';
import { LetterService } from '#domain/letters/letter.service.js';
import type { Role } from '#domain/people/role.type.js';
import type { AccessoryListDto } from '../../apps/api/src/deals/accessories.dto.js';
import type { DealPageDto } from '../../apps/api/src/deals/deal.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import type { ReceivedMessageDto } from '../../apps/api/src/messages/messages.dto.js';
import { Company, type Matter } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';
import { Stock } from '../harness/stock.js';

const HOUR = 3_600_000;

let product: Product;
let database: Database;
let company: Company;
let stock: Stock;
let deals: DealService;
let availability: AvailabilityService;
const people = new Map<Role, Person>();
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  company = await Company.found(database);
  company.clock.at = Date.now();
  stock = new Stock(company);
  deals = new DealService(database, company.packs);
  availability = new AvailabilityService(database, company.packs, new LetterService(database, company.packs, 'https://reglament.example'));
  await stock.list('Проба-Звук', [
    { article: 'SM-58', name: 'Микрофон SM-58', group: 'Микрофоны', price: '8000', state: 'in-stock', quantity: '5' },
    { article: 'XLR-5', name: 'Кабель XLR 5 м', price: '900', state: 'in-stock', quantity: '50' },
  ]);
  await stock.list('Проба-Импорт', [{ article: 'MX-1', name: 'Микшер MX-1', price: '500', currency: 'USD', state: 'to-order' }]);
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

async function as(role: Role): Promise<Person> {
  const known = people.get(role) ?? (await Person.signIn(product, company.login(role)));
  people.set(role, known);
  return known;
}
const within = ({ caseId, root }: Matter, change: Partial<ActivityCall> = {}): ActivityCall => ({
  key: v7(),
  organisation: company.id,
  caseId,
  instance: root,
  process: 'contact',
  at: Date.now(),
  ...change,
});
const by = () => `person:${company.people.manager}`;

/** A case whose client wants a microphone, which a list has, and a mixer, for which somebody is asked. */
async function described(): Promise<{ matter: Matter; query: string }> {
  const matter = await company.matter({ client: { name: 'Проба Пробная', email: `${randomUUID()}@example.com` } });
  await deals.open(within(matter), { requestId: matter.requestId, by: by() });
  const items = [
    { article: 'sm58', name: 'Микрофон SM-58', quantity: '2' },
    { article: 'MX1', name: 'Микшер MX-1', quantity: '1' },
  ];
  await deals.keepTerms(within(matter), { by: by(), terms: { purpose: 'Концерт', delivery: 'pickup', items } });
  await availability.lookUp(within(matter));
  const [planned] = await availability.nextSuppliers(within(matter));
  await availability.asked(within(matter), { query: planned!.query, channel: 'phone', by: by() });
  return { matter, query: planned!.query };
}
const dealOf = async (role: Role, { caseId }: Matter) => (await (await as(role)).get<DealPageDto>(`/cases/${caseId}/deal`)).body;
const answer = (change: object = {}) => ({ answers: [{ line: 2, has: 'yes', price: '480.50', currency: 'USD', ...change }], channel: 'phone' });

describe('the deal of a case', () => {
  it('WT-3.6 WT-F5 tells of each thing who has it, how that is known, and who is asked; purchase prices only to who may see margins', async () => {
    const { matter, query } = await described();
    const deal = await dealOf('manager', matter);
    expect(deal).toMatchObject({ number: expect.stringMatching(/^С-\d+$/), purpose: 'Концерт', deliveryLabel: 'Самовывоз', currency: 'RUB', margins: true });
    expect(deal.lines).toMatchObject([
      {
        place: 1,
        name: 'Микрофон SM-58',
        quantity: '2',
        waitingFor: [],
        availability: {
          source: 'file',
          sourceLabel: 'Прайс-лист',
          supplier: { name: 'Проба-Звук' },
          quantity: '5',
          purchasePrice: { amount: '8000.00', currency: 'RUB' },
          fileName: 'a.csv',
          row: 2,
          holds: true,
        },
      },
      { place: 2, availability: null, waitingFor: [{ name: 'Проба-Импорт' }] },
    ]);
    expect(deal.queries).toMatchObject([{ id: query, reference: `${deal.number}/1`, state: 'asked', stateLabel: 'Ждём ответа', channelLabel: 'Телефон' }]);
    const secretary = await dealOf('secretary', matter);
    expect([secretary.margins, secretary.lines[0]!.availability!.purchasePrice]).toEqual([false, null]);
    expect(JSON.stringify(secretary)).not.toContain('"8000');
  });

  it('WT-2.4 shows each version with its sums; the margin is unknown where a thing was bought in another currency, and hidden from a secretary', async () => {
    const { matter, query } = await described();
    const manager = await as('manager');
    expect((await manager.post(`/queries/${query}/answers`, answer())).status).toBe(201);
    await availability.keepAnswer(within(matter), { query, answers: [{ line: 2, has: 'yes', price: '480.50', currency: 'USD' }], channel: 'phone', by: by() });
    await availability.conclude(within(matter));
    const told = (lines: object[]) => ({ by: by(), offer: { lines, payment: 'transfer' } as never, objections: [] });
    const [microphone, mixer] = [
      { line: 1, name: 'Микрофон SM-58', quantity: '2', price: '9999.995' },
      { line: 2, name: 'Микшер MX-1', quantity: '1', price: '60000' },
    ];
    expect(await deals.keepOffer(within(matter), told([microphone]))).toEqual({ version: 1 });
    expect(await deals.keepOffer(within(matter), told([microphone, mixer]))).toEqual({ version: 2 });
    await deals.agree(within(matter), { by: by() });
    const { offers } = await dealOf('head', matter);
    expect(offers.map(({ version, total, margin, marginUnknown }) => [version, total?.amount, margin?.amount, marginUnknown])).toEqual([
      [2, '79999.99', undefined, 'currency'],
      [1, '19999.99', '3999.99', null],
    ]);
    expect(offers[0]).toMatchObject({ agreedAt: expect.any(String), by: 'Проба manager', paymentLabel: 'По счёту' });
    const hidden = await dealOf('secretary', matter);
    expect(hidden.offers.map(({ total, margin, marginUnknown }) => [total?.amount, margin, marginUnknown])).toEqual([
      ['79999.99', null, null],
      ['19999.99', null, null],
    ]);
    const story = JSON.stringify(await (await as('secretary')).timeline(matter.caseId));
    for (const said of ['Предложение, версия 2', 'Клиент согласен', 'Нашли, у кого есть', 'Ответил поставщик']) expect(story).toContain(said);
    expect(story).not.toMatch(/480[.,]5/);
  });

  it('is not there for another company, nor before the first contact', async () => {
    const { matter } = await described();
    const stranger = await Company.found(database);
    const them = await Person.signIn(product, stranger.login('director'));
    expectProblem(await them.get(`/cases/${matter.caseId}/deal`), { status: 404, code: 'not-found' });
    expectProblem(await (await as('manager')).get(`/cases/${(await company.matter()).caseId}/deal`), { status: 404, code: 'not-found' });
  });
});

describe('what suppliers and clients say outside of a task', () => {
  it('WT-3.4 an answer is taken once for a key, kept where nobody waits any more, and not there for another company', async () => {
    const { matter, query } = await described();
    const manager = await as('manager');
    await availability.silent(within(matter), { query });
    const key = { 'idempotency-key': randomUUID() };
    const sent = await Promise.all([
      manager.post<ReceivedMessageDto>(`/queries/${query}/answers`, answer(), key),
      manager.post<ReceivedMessageDto>(`/queries/${query}/answers`, answer(), key),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    const [asked] = (await dealOf('manager', matter)).queries;
    expect(asked).toMatchObject({
      state: 'answered',
      lines: [{ line: 2, answer: { has: 'yes', hasLabel: 'есть', purchasePrice: { amount: '480.50', currency: 'USD' }, by: 'Проба manager' } }],
    });
    const stranger = await Person.signIn(product, (await Company.found(database)).login('manager'));
    expectProblem(await stranger.post(`/queries/${query}/answers`, answer()), { status: 404, code: 'not-found' });
  });

  it.each([
    ['a day that there is not', { readyOn: '2027-02-31' }],
    ['a week instead of an instant', { reservedUntil: '2027-W01' }],
    ['a number that is none', { quantity: '1e5' }],
    ['nothing, as a number', { quantity: '0.00' }],
    ['a float', { price: 12.5 }],
    ['a currency that is not known', { currency: 'XXX' }],
    ['a field that there is not', { margin: '1' }],
    ['a prototype', JSON.parse('{"__proto__": {"has": "yes"}}') as object],
  ])('an answer with %s is refused at its place', async (_, wrong) => {
    const manager = await as('manager');
    const { status, text } = await manager.post(`/queries/${randomUUID()}/answers`, answer(wrong));
    expect([status, text]).toEqual([422, expect.stringContaining('answers.0.')]);
  });

  it('an answer that came just before its question was given up is not lost', async () => {
    const { matter, query } = await described();
    const { body } = await (await as('manager')).post<ReceivedMessageDto>(`/queries/${query}/answers`, answer());
    expect(body).toMatchObject({ status: 'free' });
    await availability.withdraw(within(matter));
    expect((await dealOf('manager', matter)).queries[0]).toMatchObject({ state: 'answered', lines: [{ answer: { has: 'yes' } }] });
  });

  it('WT-2.9 a refusal needs a reason out of the list, and is heard once for a key', async () => {
    const { matter } = await described();
    const secretary = await as('secretary');
    const refuse = (body: object, key = randomUUID()) =>
      secretary.post<ReceivedMessageDto>(`/cases/${matter.caseId}/refusal`, body, { 'idempotency-key': key });
    expectProblem(await refuse({ reason: 'because' }), { status: 422, code: 'invalid' });
    expectProblem(await refuse({ reason: 'other' }), { status: 422, code: 'invalid' });
    const key = randomUUID();
    const reason = Object.keys((await company.packs.of(company.id)).content.reasons['lost']!.reasons)[0]!;
    const first = await refuse({ reason, note: 'Передумал' }, key);
    expect(first.status).toBe(201);
    expect((await refuse({ reason, note: 'Передумал' }, key)).body.id).toBe(first.body.id);
    expectProblem(await refuse({ reason }, key), { status: 422, code: 'key-reused' });
    expectProblem(await (await as('director')).post(`/cases/${matter.caseId}/refusal`, { reason }), { status: 403, code: 'forbidden' });
    const [kept] = await company.within((tx) => tx.rows(`SELECT kind, key, payload FROM message WHERE kind = 'client.refused'`));
    expect(kept).toEqual({ kind: 'client.refused', key: matter.requestId, payload: { reason, note: 'Передумал' } });
  });

  it('WT-2.4 other things are told to the case; what is no thing is refused at its place', async () => {
    const { matter } = await described();
    const manager = await as('manager');
    const change = (items: unknown) => manager.post(`/cases/${matter.caseId}/items`, { items });
    expect((await change([{ name: 'Стойка', quantity: '3', ask: true }])).status).toBe(201);
    for (const wrong of [[], [{ name: 'Стойка', quantity: '0' }], [{ name: '', quantity: '1' }], [{ name: 'a', quantity: '1', price: '5' }], 'x', [null]])
      expectProblem(await change(wrong), { status: 422, code: 'invalid' });
    const { status, text } = await change([{ name: 'Стойка', quantity: '-1' }]);
    expect([status, text]).toEqual([422, expect.stringContaining('items.0.quantity')]);
  });
});

describe('reserves', () => {
  it('WT-3.6 have an end: while it is to come they are held, over after it, and that is told once', async () => {
    const { matter } = await described();
    const manager = await as('manager');
    const deal = await dealOf('manager', matter);
    const supplier = deal.lines[0]!.availability!.supplier.id;
    const reserve = (change: object = {}, key = randomUUID()) =>
      manager.post<{ id: string }>(
        `/cases/${matter.caseId}/reservations`,
        { line: 1, supplier, quantity: '2', until: new Date(Date.now() + HOUR).toISOString(), channel: 'messenger', ...change },
        { 'idempotency-key': key },
      );
    const key = randomUUID();
    const until = new Date(Date.now() + HOUR).toISOString();
    const [first, again] = await Promise.all([reserve({ until }, key), reserve({ until }, key)]);
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await dealOf('manager', matter)).reservations).toMatchObject([
      { state: 'held', stateLabel: 'В резерве', channelLabel: 'Мессенджер', quantity: '2' },
    ]);
    expect((await dealOf('manager', matter)).lines[0]).toMatchObject({ reserved: '2', reservedUntil: until });
    for (const wrong of [{ line: 99 }, { supplier: randomUUID() }, { until: '2020-01-01T00:00:00Z' }, { until: '2027-W01' }, { quantity: '0' }])
      expectProblem(await reserve(wrong), { status: 422, code: 'invalid' });

    await company.within((tx) => tx.change(`UPDATE reservation SET until = $1`, [new Date(Date.now() - HOUR)]));
    expect((await dealOf('manager', matter)).reservations[0]).toMatchObject({ state: 'over', stateLabel: 'Закончился' });
    await Promise.all([tellOverReservations(database, new Date()), tellOverReservations(database, new Date())]);
    await tellOverReservations(database, new Date());
    const story = (await manager.timeline(matter.caseId)).items.map(({ title }) => title);
    expect(story.filter((title) => title === 'Резерв у «Проба-Звук» закончился')).toHaveLength(1);
  });

  it('are given back by whoever may, again without harm, and not by another company', async () => {
    const { matter } = await described();
    const manager = await as('manager');
    const supplier = (await dealOf('manager', matter)).lines[0]!.availability!.supplier.id;
    const until = new Date(Date.now() + HOUR).toISOString();
    const { body } = await manager.post<{ id: string }>(`/cases/${matter.caseId}/reservations`, { line: 1, supplier, quantity: '1', until, channel: 'phone' });
    const stranger = await Person.signIn(product, (await Company.found(database)).login('manager'));
    const release = (who: Person) => call(product, 'DELETE', `/reservations/${body.id}`, { headers: who.headers });
    expect((await release(stranger)).status).toBe(404);
    expect([(await release(manager)).status, (await release(manager)).status]).toEqual([204, 204]);
    expect((await dealOf('manager', matter)).reservations).toMatchObject([{ state: 'released' }]);
  });
});

describe('accessories', () => {
  it('WT-2.1 are offered by the pack’s table, by group or item, in the reader’s language, with what the lists have of them', async () => {
    const manager = await as('manager');
    const item = (await manager.get<{ items: { id: string }[] }>('/stock?q=SM58')).body.items[0]!.id;
    const byItem = (await manager.get<AccessoryListDto>(`/stock/accessories?item=${item}`)).body;
    expect(byItem.items.map(({ name }) => name)).toEqual(['Стойка для микрофона', 'Кабель XLR', 'Ветрозащита']);
    expect(byItem.items[1]!.items[0]).toMatchObject({ name: 'Кабель XLR 5 м', offers: [{ price: { amount: '900.00', currency: 'RUB' } }] });
    const path = `/stock/accessories?group=${encodeURIComponent('Радиомикрофоны')}`;
    expect((await manager.get<AccessoryListDto>(path, { 'accept-language': 'en' })).body.items.map(({ name }) => name)).toContain('Windscreen');
    expect((await manager.get<AccessoryListDto>(`/stock/accessories?group=${encodeURIComponent('Гвозди')}`)).body.items).toEqual([]);
    expectProblem(await manager.get(`/stock/accessories?item=${randomUUID()}`), { status: 404, code: 'not-found' });
  });
});

describe('a request, from the manager’s first call to a yes', () => {
  it('WT-2.1 to WT-2.5, WT-3.2 to WT-3.6 what a list has is found, the rest asked and answered, the offer made with versions, and agreed', async () => {
    const [secretary, manager] = [await as('secretary'), await as('manager')];
    const request = { channel: 'site', kind: 'request', client: { name: 'Проба Сквозная', phone: '8 900 000-14-33' } };
    const { caseId } = (await secretary.post<{ caseId: string }>('/requests', request, { 'idempotency-key': randomUUID() })).body;
    expect((await secretary.complete(await secretary.taskOf(caseId), 'confirmed', { city: 'Пермь', clientKind: 'private' })).status).toBe(200);
    const first = await manager.taskOf(caseId);
    const items = [
      { article: 'SM58', name: 'Микрофон SM-58', quantity: '2' },
      { article: 'MX-1', name: 'Микшер MX-1', quantity: '1' },
    ];
    const callAt = new Date(Date.now() + HOUR).toISOString();
    expect((await manager.complete(first, 'toAsk', { items, callAt, channel: 'phone', neededBy: inDays(10), delivery: 'pickup' })).status).toBe(200);

    const deal = () => manager.get<DealPageDto>(`/cases/${caseId}/deal`).then(({ body }) => body);
    const asked = await product.until('a question to a supplier', async () => (await deal()).queries?.[0]);
    expect((await deal()).lines.map(({ name, availability: known }) => [name, known?.supplier.name ?? null])).toEqual([
      ['Микрофон SM-58', 'Проба-Звук'],
      ['Микшер MX-1', null],
    ]);
    const answered = { answers: [{ line: 2, has: 'expected', quantity: '1', price: '41000', currency: 'RUB', readyOn: inDays(5) }], channel: 'phone' };
    expect((await manager.post(`/queries/${asked.id}/answers`, answered)).status).toBe(201);
    // Nobody has written to him: he has no address, and whoever should have called him finds the question answered.
    const call = await product.until('the call to him', async () =>
      (await manager.tasks('mine')).items.find((task) => task.caseId === caseId && task.name === 'askSupplier'),
    );
    const open = (await manager.get<TaskDetailDto>(`/tasks/${call.id}`)).body;
    expect((await manager.complete(open, 'asked', { channel: 'phone' })).status).toBe(200);

    const offering = await product.until('the offer', async () =>
      (await manager.tasks('mine')).items.find((task) => task.caseId === caseId && task.name === 'makeOffer'),
    );
    const offer = (await manager.get<TaskDetailDto>(`/tasks/${offering.id}`)).body;
    expect((await deal()).lines[1]!.availability).toMatchObject({ supplier: { name: 'Проба-Импорт' }, source: 'phone', expected: true, readyOn: inDays(5) });
    const yes = {
      lines: [
        { line: 1, name: 'Микрофон SM-58', quantity: '2', price: '9900' },
        { line: 2, name: 'Микшер MX-1', quantity: '1', price: '52000', readyOn: inDays(5) },
      ],
      complete: 'complete',
      payment: 'transfer',
      email: 'skvoz@example.com',
      dataBy: callAt,
      objections: [{ kind: 'willThink', argument: 'Цена держится до пятницы', result: 'goesOn' }],
    };
    const done = await manager.complete(offer, 'agreed', yes);
    expect(done.status).toBe(200);
    const agreed = await product.until('the yes', async () => (await deal()).offers.find(({ agreedAt }) => agreedAt !== null));
    expect(agreed).toMatchObject({ version: 1, total: { amount: '71800.00' }, margin: { amount: '14800.00' }, completeLabel: 'Всё одной поставкой' });
    expect((await deal()).objections).toMatchObject([
      { ordinal: 1, kind: 'willThink', kindLabel: 'Я подумаю', resultLabel: 'Идём дальше', by: 'Проба manager' },
    ]);
  });
});

const inDays = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
