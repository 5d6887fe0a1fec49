import { randomUUID } from 'node:crypto';
import type { SavedDraftDto, TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import type { Database } from '#domain/database/database.js';
import { KIND_OF, SHAPES } from '../faults/shapes.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { everything, expectProblem, expectUnchanged } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let secretary: Person;
let supplier: string;
let keeper: string;
beforeAll(async () => {
  const env = { REGLAMENT_PACKS: SHAPES.packs, REGLAMENT_PACK: SHAPES.pack, REGLAMENT_BUNDLE: SHAPES.bundle };
  product = await Product.startWith({ env, conditions: ['shapes'] });
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
  const manager = await Person.signIn(product, 'manager1');
  supplier = (await manager.post<{ id: string }>('/suppliers', { name: 'ООО «Пример Снабжения»' })).body.id;
  keeper = (await manager.get<{ user: { id: string } }>('/auth/me')).body.user.id;
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const newTask = async () => secretary.taskOf((await siteRequest(product, { kind: KIND_OF.answered })).body.caseId);
const page = async ({ id }: { id: string }, who = secretary) => (await who.get<TaskPageDto>(`/tasks/${id}`)).body;
const saveDraft = ({ id }: { id: string }, data: unknown, who = secretary): Promise<Answer<SavedDraftDto>> =>
  call(product, 'PUT', `/tasks/${id}/draft`, { body: { data }, headers: who.headers });
const row = (change: object = {}) => ({ name: 'Пульт', quantity: '2', ...change });
/** What each field of a refusal is told. */
const said = ({ body }: Answer<unknown>) =>
  Object.fromEntries(((body as { fields?: { path: string; message: string }[] }).fields ?? []).map((one) => [one.path, one.message]));

interface Shown {
  properties: Record<string, { title: string; named?: unknown; oneOf?: { title: string }[]; items?: Shown; [more: string]: unknown }>;
  required?: string[];
}
const goodsOf = ({ form }: TaskDetailDto) => (form as unknown as Shown).properties['goods']!;

describe('a list in a form', () => {
  it('WT-3.2 comes with the names of its fields and choices, what its empty state says, and how many rows it may have', async () => {
    const goods = goodsOf(await newTask());
    expect(goods).toMatchObject({
      type: 'array',
      title: 'Товары',
      maxItems: 5,
      add: 'Добавить товар',
      empty: expect.stringContaining('первого товара') as string,
    });
    expect(Object.entries(goods.items!.properties).map(([name, { title }]) => [name, title])).toEqual([
      ['name', 'Наименование'],
      ['quantity', 'Количество'],
      ['unit', 'Единица'],
      ['supplier', 'Поставщик'],
      ['keeper', 'Ответственный'],
      ['exact', 'Точно это'],
    ]);
    expect(goods.items!.required).toEqual(['name', 'quantity']);
    expect(goods.items!.properties['unit']!.oneOf).toEqual([
      { const: 'piece', title: 'шт.' },
      { const: 'metre', title: 'м' },
    ]);
    expect(goods.items!.properties['keeper']!.oneOf!.length).toBeGreaterThan(0);
    expect(goods.items!.properties['supplier']).toMatchObject({ supplier: true, named: [] });
  });

  it('WT-3.2 is kept as it was sent, and shown with its suppliers by name once the task is done', async () => {
    const task = await newTask();
    const goods = [row({ unit: 'piece', supplier, keeper, exact: true, quantity: '2.5' }), row({ name: 'Стойка', quantity: '999999999999999.9999' })];
    expect((await secretary.complete(task, 'offered', { goods, price: '1250.00' })).status).toBe(200);
    const done = await page(task);
    expect(done.data).toEqual({ goods, price: '1250.00' });
    expect(goodsOf(done).items!.properties['supplier']!.named).toEqual([{ id: supplier, name: 'ООО «Пример Снабжения»' }]);
    expect(goodsOf(done).items!.properties['keeper']!.oneOf).toContainEqual({ const: keeper, title: 'Демо Менеджер-Первый' });
  });

  it('is refused cell by cell, each with a sentence at its place, in the reader’s language', async () => {
    const task = await newTask();
    const goods = [row({ quantity: '0' }), row({ quantity: 2 }), { quantity: '1,5' }, row({ unit: 'mile', exact: 'yes', price: '1' }), row({ name: '' })];
    const refused = await secretary.complete(task, 'offered', { goods, price: '0001.5' });
    expectProblem(refused, {
      status: 422,
      code: 'invalid',
      paths: ['0.quantity', '1.quantity', '2.name', '2.quantity', '3.unit', '3.exact', '3.price', '4.name']
        .map((path) => `data.goods.${path}`)
        .concat('data.price'),
    });
    expect(said(refused)).toMatchObject({
      'data.goods.0.quantity': 'Здесь нужно число больше нуля, например 1250,50',
      'data.goods.2.name': 'Заполните это поле',
      'data.goods.3.unit': 'Выберите одно из предложенного',
      'data.goods.3.price': 'Такого поля нет',
    });
    const english = await secretary.post(
      `/tasks/${task.id}/complete`,
      { outcome: 'offered', data: { goods: [{}] }, version: task.version },
      { 'accept-language': 'en' },
    );
    expect(said(english)).toEqual({ 'data.goods.0.name': expect.stringMatching(/^[A-Z]/), 'data.goods.0.quantity': expect.stringMatching(/^[A-Z]/) });
  });

  it('takes only suppliers of the company and people who are here, in rows too', async () => {
    const task = await newTask();
    // Of another company, which is there and has this supplier.
    const foreign = await database.asSystem(async (tx) => {
      const [id, other] = [randomUUID(), randomUUID()];
      await tx.change(
        `INSERT INTO organisation SELECT (jsonb_populate_record(o, jsonb_build_object('id', $1::uuid, 'demo', false))).* FROM organisation o LIMIT 1`,
        [other],
      );
      await tx.change(
        `INSERT INTO supplier SELECT (jsonb_populate_record(s, jsonb_build_object('id', $1::uuid, 'organisation', $2::uuid))).* FROM supplier s WHERE id = $3`,
        [id, other, supplier],
      );
      return id;
    });
    const refused = await secretary.complete(task, 'offered', {
      goods: [row({ supplier, keeper }), row({ supplier: foreign, keeper: supplier }), row({ supplier: 'x' })],
    });
    expectProblem(refused, { status: 422, code: 'invalid', paths: ['data.goods.1.supplier', 'data.goods.1.keeper', 'data.goods.2.supplier'] });
    expect(said(refused)['data.goods.2.supplier']).toBe('Такого поставщика нет: выберите другого');
  });

  it('WT-4.3 has a row where an outcome requires it, and no more than the outcome allows', async () => {
    const task = await newTask();
    const tell = async (outcome: string, goods: unknown) => said(await secretary.complete(task, outcome, { goods }));
    expect(await tell('offered', [])).toEqual({ 'data.goods': 'Заполните это поле' });
    expect(said(await secretary.complete(task, 'offered', {}))).toEqual({ 'data.goods': 'Заполните это поле' });
    expect(await tell('single', [row(), row()])).toEqual({ 'data.goods': 'Здесь может быть не больше 1 строки: уберите лишние' });
    expect(await tell('offered', Array(6).fill(row()))).toEqual({ 'data.goods': 'Здесь может быть не больше 5 строк: уберите лишние' });
    expect((await secretary.complete(task, 'single', { goods: [row()] })).status).toBe(200);
  });

  it('that no outcome requires may be empty', async () => {
    expect((await secretary.complete(await newTask(), 'done', { goods: [] })).status).toBe(200);
  });
});

describe('a draft with a list', () => {
  it('ALL-3 keeps half-filled rows to the letter, and names its suppliers to whoever opens it', async () => {
    const task = await newTask();
    const data = { goods: [{ name: 'Пул', quantity: '2,', supplier }, {}, { unit: null }], note: null };
    expect((await saveDraft(task, data)).status).toBe(200);
    const opened = await page(task);
    expect(opened.draft!.data).toEqual(data);
    expect(goodsOf(opened).items!.properties['supplier']!.named).toEqual([{ id: supplier, name: 'ООО «Пример Снабжения»' }]);
  });

  it('ALL-3 of whoever was second stays with the task', async () => {
    const task = await newTask();
    const other = await Person.signIn(product, 'secretary2');
    const data = { goods: [{ name: 'Стойка' }] };
    await saveDraft(task, data, other);
    expect((await secretary.complete(task, 'done', { goods: [row()] })).status).toBe(200);
    const lost = await page(task, other);
    expect([lost.data, lost.draft!.data]).toEqual([{ goods: [row()] }, data]);
  });

  it.each<[string, unknown, string]>([
    ['no list', 'text', 'data.goods'],
    ['a row that is none', [null], 'data.goods.0'],
    ['a list as row', [[]], 'data.goods.0'],
    ['a cell that the row has not', [{ price: '1' }], 'data.goods.0.price'],
    ['a list in a cell', [{ name: ['a'] }], 'data.goods.0.name'],
    ['more rows than there can be', Array(6).fill({}), 'data.goods'],
  ])('is refused with %s', async (_what, goods, path) => {
    expectProblem(await saveDraft(await newTask(), { goods }), { status: 422, code: 'invalid', paths: [path] });
  });
});

const NESTED = JSON.parse(`${'[{"name":'.repeat(5)}1${'}]'.repeat(5)}`) as unknown;

describe('a list that means harm', () => {
  it.each<[string, string, number]>([
    ['3 MB', JSON.stringify([row({ name: 'x'.repeat(3_000_000) })]), 413],
    ['300,000 rows', `[${Array(300_000).fill('{}').join(',')}]`, 422],
    ['rows in rows in rows', JSON.stringify(NESTED), 422],
    ['1,000 lists in each other', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, 400],
    ['__proto__ in a row', '[{"name":"Пульт","quantity":"1","__proto__":{"exact":true}}]', 422],
    ['constructor in a row', '[{"name":"Пульт","quantity":"1","constructor":{"prototype":{}}}]', 422],
    ['an object with a length', '{"length":1,"0":{"name":"Пульт","quantity":"1"}}', 422],
    ['a number of a million digits', `[{"name":"Пульт","quantity":"${'9'.repeat(900_000)}"}]`, 422],
    ['U+0000 in a cell', JSON.stringify([row({ name: 'a\0b' })]), 422],
  ])('is refused and changes nothing: %s', async (_what, goods, status) => {
    const task = await newTask();
    const before = await everything(database);
    const send = (method: string, path: string, body: string) => call(product, method, path, { body, headers: secretary.headers });
    const click = `{"outcome":"offered","version":${task.version},"data":{"goods":${goods}}}`;
    const answers = [await send('POST', `/tasks/${task.id}/complete`, click), await send('PUT', `/tasks/${task.id}/draft`, `{"data":{"goods":${goods}}}`)];
    for (const answer of answers) expect([answer.status, answer.text.length < 300_000]).toEqual([status, true]);
    await expectUnchanged(database, before);
  });
});
