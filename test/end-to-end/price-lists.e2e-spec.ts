import { randomUUID } from 'node:crypto';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { ImportedListDto, MappingQuestionDto, PriceListDetailDto, PriceListsDto } from '../../apps/api/src/suppliers/price-lists.dto.js';
import type { SupplierDto, SupplierListDto } from '../../apps/api/src/suppliers/suppliers.dto.js';
import type { StockListDto } from '../../apps/api/src/stock/stock.dto.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, type Answer } from '../harness/person.js';
import { HEADERS, workbook, type SheetOfList } from '../harness/price-lists.js';
import { Product } from '../harness/product.js';

const TODAY = new Date().toISOString().slice(0, 10);
const MEGABYTE = 1024 * 1024;

let product: Product;
let manager: Person;
beforeAll(async () => {
  product = await Product.start();
  manager = await Person.signIn(product, 'manager1');
});
afterAll(() => product?.stop());

const sheet = (...rows: SheetOfList['rows']) => workbook([{ rows: [HEADERS, ...rows] }]);

/** Sends a file as a browser's form does. */
async function upload<T = ImportedListDto>(
  supplier: string,
  bytes: Buffer | string,
  {
    name = 'прайс.xlsx',
    fields = {},
    headers = {},
    who = manager,
  }: { name?: string; fields?: Record<string, string>; headers?: Record<string, string>; who?: Person } = {},
): Promise<Answer<T>> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([Buffer.from(bytes as Buffer)]), name);
  const response = await fetch(`${product.url}/api/v1/suppliers/${supplier}/price-lists`, {
    method: 'POST',
    headers: { ...who.headers, ...headers },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text, body: JSON.parse(text) as T };
}
const made = async (name = `Поставщик ${randomUUID()}`, more: Record<string, unknown> = {}) =>
  (await manager.post<{ id: string }>('/suppliers', { name, ...more })).body.id;
const find = async (q: string, more = '') => (await manager.get<StockListDto>(`/stock?q=${encodeURIComponent(q)}${more}`)).body;
const put = <T>(path: string, body: unknown) => call<T>(product, 'PUT', path, { body, headers: manager.headers });

describe('a supplier', () => {
  it('WT-3.1 is written down once for a name, and changed', async () => {
    const id = await made('ООО «Проба-Звук»', {
      phone: '8 900 000-70-01',
      email: 'Sales@Example.com',
      site: 'https://example.com/stock',
      currency: 'USD',
      longestAgeDays: 7,
    });
    const again = await manager.post<ProblemDto & { supplier: string }>('/suppliers', { name: 'ооо проба звук' });
    expect([again.status, again.body.code, again.body.supplier]).toEqual([409, 'supplier-known', id]);
    expect((await put(`/suppliers/${id}`, { contact: 'Анна', site: null })).status).toBe(204);
    expect((await manager.get<SupplierDto>(`/suppliers/${id}`)).body).toEqual({
      id,
      name: 'ООО «Проба-Звук»',
      contact: 'Анна',
      phone: '+79000007001',
      phoneText: '+7 900 000-70-01',
      email: 'sales@example.com',
      site: null,
      currency: 'USD',
      longestAgeDays: 7,
      reads: null,
      list: null,
      pending: null,
    });
    expect((await put(`/suppliers/${await made()}`, { name: 'ООО Проба-Звук' })).status).toBe(409);
    for (const wrong of [
      {},
      { name: '' },
      { name: 'Проба', currency: 'ABC' },
      { name: 'Проба', site: 'javascript:alert(1)' },
      { name: 'Проба', longestAgeDays: 0 },
      { name: 'Проба', status: 'x' },
    ])
      expect((await manager.post('/suppliers', wrong)).status).toBe(422);
  });

  it('is listed by name, page by page', async () => {
    for (const name of ['Ящик Один', 'Ящик Два', 'Ящик Три']) await made(name);
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: SupplierListDto } = await manager.get<SupplierListDto>(`/suppliers?limit=2${cursor && `&cursor=${cursor}`}`);
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(names.filter((name) => name.startsWith('Ящик'))).toEqual(['Ящик Два', 'Ящик Один', 'Ящик Три']);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the suppliers that somebody looks for', () => {
  it('WT-3.1 are found by words of their name or of their contact, or the beginnings of these', async () => {
    const id = await made('Ромашка Сцена Искомая', { contact: 'Ефросинья Пример' });
    const found = async (q: string) => (await manager.get<SupplierListDto>(`/suppliers?q=${encodeURIComponent(q)}`)).body.items.map((one) => one.id);
    expect(await found('искомая ром')).toEqual([id]);
    expect(await found('Ефросинья')).toEqual([id]);
    expect(await found('искомая 100%_')).toEqual([]);
  });
});

describe('the file of a price list', () => {
  const path = (id: string, list: string) => `/suppliers/${id}/price-lists/${list}`;

  it('WT-3.1 is given back as it came while it counts, and no longer', async () => {
    const id = await made();
    const file = sheet(['FILE-1', 'Кабель', 5, 1]);
    const first = (await upload(id, file, { name: 'прайс от Севера.xlsx' })).body.id;
    const get = (list: string, who = manager) => fetch(`${product.url}/api/v1${path(id, list)}/file`, { headers: who.headers });
    const back = await get(first, await Person.signIn(product, 'secretary1'));
    expect([back.status, back.headers.get('x-content-type-options'), back.headers.get('content-disposition')]).toEqual([
      200,
      'nosniff',
      expect.stringContaining("filename*=UTF-8''") as string,
    ]);
    expect(Buffer.from(await back.arrayBuffer()).equals(file)).toBe(true);
    await upload(id, sheet(['FILE-1', 'Кабель', 6, 1]));
    expect((await get(first)).status).toBe(404);
  });

  it('WT-3.1 is looked at before it is read otherwise: by sheet, by the row of its headers, with how it was read until now', async () => {
    const id = await made();
    const rows = [['Прайс', '', '', ''], [...HEADERS], ['LOOK-1', 'Кабель', '1,250', '+++'], ['LOOK-2', 'Стойка', '12.50', '1']];
    const [first, second] = [
      { name: 'Звук', rows },
      {
        name: 'Свет',
        rows: [
          ['Товар', 'Стоимость'],
          ['LOOK-3', 7],
        ],
      },
    ];
    const list = (await upload(id, workbook([first, second]))).body.id;
    expect((await manager.get<SupplierDto>(`/suppliers/${id}`)).body.reads).toContainEqual({ field: 'price', index: 2, header: 'цена' });
    const look = async (query = '') => (await manager.get<MappingQuestionDto>(`${path(id, list)}/sample${query}`)).body;
    const seen = await look();
    expect(seen).toMatchObject({
      sheet: 'Звук',
      headerRow: 2,
      sheets: [{ name: 'Звук' }, { name: 'Свет' }],
      sample: [['LOOK-1', 'Кабель', '1,250', '+++'], expect.anything()],
    });
    expect(seen.columns[2]).toMatchObject({ guess: 'price', by: 'kept', decimal: '.' });
    expect(seen.before).toContainEqual({ field: 'stock', index: 3, header: 'остаток' });
    expect(await look('?headerRow=3')).toMatchObject({ headerRow: 3, columns: [{ header: 'LOOK-1', guess: null }, {}, {}, {}] });
    expect(await look('?headerRow=0')).toMatchObject({ headerRow: null });
    expect(await look(`?sheets=${encodeURIComponent('Свет')}`)).toMatchObject({
      sheet: 'Свет',
      columns: [{ guess: 'name' }, { guess: 'price', by: 'header' }],
    });
    const wrong = await manager.get<ProblemDto>(`${path(id, list)}/sample?sheets=${encodeURIComponent('Нет такого')}`);
    expect([wrong.status, wrong.body.fields![0]!.path]).toEqual([422, 'sheets']);
    expect((await manager.get<PriceListsDto>(`/suppliers/${id}/price-lists`)).body.items).toHaveLength(1);
  });

  it('WT-3.1, 3.2 that counts is read otherwise once somebody wants that; it is not younger for it, and what counted stays where nothing is understood', async () => {
    const id = await made();
    const file = workbook([
      {
        rows: [
          ['Артикул', 'Цена', 'Цена дилерская', 'Остаток'],
          ['TURN-1', 9, 5, 1],
        ],
      },
    ]);
    const list = (await upload(id, file, { fields: { listedOn: '2026-01-15' } })).body;
    const mapping = `${path(id, list.id)}/mapping`;
    expect((await put(mapping, { columns: { article: 0, price: 1 } })).status).toBe(409);
    const turned = await put<ImportedListDto>(mapping, { columns: { article: 0, price: 1, stock: 3 }, again: true });
    expect(turned.body).toMatchObject({ state: 'current', accepted: 1, datedBy: 'given', listedAt: list.listedAt });
    expect(turned.body.id).not.toBe(list.id);
    expect((await find('TURN-1')).items[0]!.offers.map(({ price }) => price!.amount)).toEqual(['9.00']);
    const nothing = await put<ImportedListDto>(`${path(id, turned.body.id)}/mapping`, { columns: { article: 3, price: 0 }, again: true });
    expect(nothing.body).toMatchObject({ state: 'asking', accepted: 0 });
    expect((await find('TURN-1')).items[0]!.offers).toHaveLength(1);
  });
});

describe('a price list', () => {
  it('WT-3.1 finds its goods by what this supplier calls them, whoever named them first', async () => {
    const [one, other] = [await made(), await made()];
    await upload(one, sheet(['NAMED-7', 'Пушка световая', 5, 1]));
    await upload(other, sheet(['NAMED-7', 'Прожектор пушка следящего света Лучезар', 6, 1]));
    const [item, ...others] = (await find('лучезар')).items;
    expect([item!.name, item!.offers.length, others]).toEqual(['Пушка световая', 2, []]);
    expect((await find('световая лучез')).items).toHaveLength(1);
  });

  it('WT-3.1, 3.2 that was sent is answered with what was taken and what was not, and is found at once with price, quantity and day', async () => {
    const id = await made('Первый Звук');
    const sent = await upload(
      id,
      sheet(
        ['PW-1', 'Пробосистема', '1 250,00 руб.', 12],
        ['PW-1', 'Пробосистема', '1 250,00 руб.', 12],
        ['PW-2', 'Стойка', 5, 'спросите Петю'],
        ['PW-3', 'Чехол', 7, 0],
      ),
    );
    expect([sent.status, sent.body]).toEqual([
      201,
      {
        id: expect.any(String) as string,
        state: 'current',
        listedAt: expect.any(String) as string,
        datedBy: 'upload',
        rows: 4,
        accepted: 3,
        rejected: [{ row: 3, sheet: 'Лист1', code: 'duplicate', reason: 'Повторяет строку 2' }],
        rejectedRows: 1,
        unclear: [{ row: 4, sheet: 'Лист1', code: 'stock-unclear', reason: 'Наличие не понято: «спросите Петю»' }],
        unclearRows: 1,
      },
    ]);
    const { items } = await find('рw 1'); // with a Cyrillic «р»
    expect(items).toMatchObject([
      {
        article: 'PW-1',
        name: 'Пробосистема',
        matched: 'article',
        offers: [
          {
            supplier: { id, name: 'Первый Звук' },
            price: { amount: '1250.00', currency: 'RUB' },
            state: 'in-stock',
            quantity: '12',
            counts: true,
            row: 2,
            list: sent.body.id,
          },
        ],
      },
    ]);
    expect((await find('PW-2')).items[0]!.offers).toMatchObject([{ state: 'unknown', quantity: null, stockText: 'спросите Петю' }]);
    expect((await find('пробосист')).items.map(({ matched }) => matched)).toEqual(['words']);
    expect((await manager.get<SupplierDto>(`/suppliers/${id}`)).body.list).toMatchObject({
      id: sent.body.id,
      accepted: 3,
      counts: true,
      fileName: 'прайс.xlsx',
    });
    expect((await manager.get<PriceListsDto>(`/suppliers/${id}/price-lists`)).body.items).toMatchObject([
      { state: 'current', uploadedBy: expect.any(String) as string, readRows: 4 },
    ]);
  });

  it('WT-3.2 that is older than the supplier’s lists may be is found, and does not count as an answer', async () => {
    const [young, old] = [await made(undefined, { longestAgeDays: 2 }), await made(undefined, { longestAgeDays: 2 })];
    await upload(young, sheet(['AGE-1', 'Кабель', 20, 1]));
    expect((await upload(old, sheet(['AGE-1', 'Кабель', 10, 1]), { fields: { listedOn: '2020-01-31' } })).body).toMatchObject({ datedBy: 'given' });
    expect((await find('AGE-1')).items[0]!.offers.map(({ price, counts }) => [price!.amount, counts])).toEqual([
      ['20.00', true],
      ['10.00', false],
    ]);
    expect((await upload<ProblemDto>(old, sheet(), { fields: { listedOn: '2026-13-01' } })).status).toBe(422);
    expect((await upload(old, sheet(['AGE-1', 'Кабель', 10, 1]), { fields: { listedOn: TODAY } })).status).toBe(201);
  });

  it('WT-3.1 whose columns were not understood is asked about, and read once somebody has answered', async () => {
    const id = await made();
    const file = workbook([
      {
        rows: [
          ['Артикул', 'Товар', 'Цена', 'Цена', 'Остаток'],
          ['MAP-1', 'Кабель', 5, 6, 1],
        ],
      },
    ]);
    const { status, body } = await upload(id, file);
    expect([status, body]).toMatchObject([
      201,
      { state: 'asking', accepted: 0, needsMapping: { doubts: ['price'], sample: [['MAP-1', 'Кабель', '5', '6', '1']] } },
    ]);
    expect((await manager.get<SupplierDto>(`/suppliers/${id}`)).body).toMatchObject({ list: null, pending: { id: body.id, state: 'asking' } });
    expect((await manager.get<PriceListDetailDto>(`/suppliers/${id}/price-lists/${body.id}`)).body.needsMapping!.columns[2]).toMatchObject({
      header: 'Цена',
      guess: 'price',
    });
    const path = `/suppliers/${id}/price-lists/${body.id}/mapping`;
    expect((await put<ProblemDto>(path, { columns: { article: 0 } })).body).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'columns.price', message: 'Укажите столбец с ценой или с остатком' }],
    });
    expect((await put(path, { columns: { article: 0, price: '1' } })).status).toBe(422);
    expect(await put(path, { columns: { article: 0, name: 1, price: 3, stock: 4 } })).toMatchObject({ status: 200, body: { state: 'current', accepted: 1 } });
    expect((await find('MAP-1')).items[0]!.offers[0]!.price!.amount).toBe('6.00');
    expect((await put(path, { columns: { article: 0, price: 3 } })).status).toBe(409);
  });

  it.each([
    ['ru', 'Файл закрыт паролем: снимите пароль в Excel и загрузите снова'],
    ['en', 'The file has a password: take it off in Excel and upload the file again'],
    ['zh', '文件有密码：请在 Excel 中取消密码后重新上传'],
  ])('that cannot be read is refused with a sentence in %s, and nothing changes', async (language, message) => {
    const id = await made();
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    const { status, body } = await upload<ProblemDto>(id, locked, { headers: { 'accept-language': language } });
    expect([status, body.code, body.fields]).toEqual([422, 'invalid', [{ path: 'file', message }]]);
    expect((await manager.get<PriceListsDto>(`/suppliers/${id}/price-lists`)).body.items).toEqual([]);
  });

  it('that is too large, is missing, has another name in the form, or is for nobody, is refused', async () => {
    const id = await made();
    expect((await upload<ProblemDto>(id, Buffer.alloc(26 * MEGABYTE))).body).toMatchObject({ status: 413, code: 'too-large' });
    expect((await manager.post<ProblemDto>(`/suppliers/${id}/price-lists`, {})).body).toMatchObject({ status: 422, fields: [{ path: 'file' }] });
    const form = new FormData();
    form.append('photo', new Blob(['a']), 'a.csv');
    const wrong = await fetch(`${product.url}/api/v1/suppliers/${id}/price-lists`, { method: 'POST', headers: manager.headers, body: form });
    expect(wrong.status).toBe(400);
    expect((await upload<ProblemDto>(randomUUID(), sheet(['A', 'Б', 1, 1]))).status).toBe(404);
    expect((await upload<ProblemDto>(id, sheet(), { headers: { 'x-csrf-token': 'wrong' } })).status).toBe(403);
    const secretary = await Person.signIn(product, 'secretary1');
    expect((await upload<ProblemDto>(id, sheet(), { who: secretary })).status).toBe(403);
    expect((await secretary.get('/stock?q=A1')).status).toBe(200);
  });

  it('sent twice with one key is loaded once', async () => {
    const id = await made();
    const headers = { 'idempotency-key': randomUUID() };
    const file = sheet(['KEY-1', 'Кабель', 5, 1]);
    const [first, second] = [await upload(id, file, { headers }), await upload(id, file, { headers })];
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await manager.get<PriceListsDto>(`/suppliers/${id}/price-lists`)).body.items).toHaveLength(1);
  });

  it('a name with folders, quotes and 300 letters is only a name', async () => {
    const id = await made();
    await upload(id, sheet(['NAME-1', 'Кабель', 5, 1]), { name: `../../etc/${'ж'.repeat(250)}.xlsx` });
    const { fileName } = (await manager.get<PriceListsDto>(`/suppliers/${id}/price-lists`)).body.items[0]!;
    expect(fileName).toMatch(/^ж{195}\.xlsx$/);
  });

  it('is found page by page, each item once', async () => {
    const id = await made();
    await upload(id, sheet(...Array.from({ length: 45 }, (_, i): SheetOfList['rows'][number] => [`PAGE-${100 + i}`, 'Листалка', 5, i % 2])));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: StockListDto = await find('PAGE', cursor && `&cursor=${cursor}`);
      seen.push(...page.items.map(({ article }) => article!));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  });

  it('WT-3.1 that was being loaded when the product died leaves the old one, and can be sent again a minute later', async () => {
    const id = await made();
    await upload(id, sheet(['KILL-1', 'Кабель', 5, 1]));
    await product.kill('api');
    product.run('api', 'price-list-loaded:1:kill9');
    await product.ready();
    await expect(upload(id, sheet(['KILL-1', 'Кабель', 99, 1]))).rejects.toThrow('fetch failed');
    await product.died('api');
    product.run('api');
    await product.ready();
    const offers = (await find('KILL-1')).items[0]!.offers;
    expect(offers.map(({ price }) => price!.amount)).toEqual(['5.00']);
    expect((await upload<ProblemDto>(id, sheet(['KILL-1', 'Кабель', 99, 1]))).body.code).toBe('import-running'); // nobody can know yet that it is dead
    const database = await openDatabase(product.database);
    try {
      await database.asSystem((tx) => tx.change(`UPDATE price_list SET touched_at = touched_at - interval '2 minutes' WHERE supplier = $1`, [id]));
    } finally {
      await database.close();
    }
    expect((await upload(id, sheet(['KILL-1', 'Кабель', 99, 1]))).body).toMatchObject({ state: 'current' });
    expect((await find('KILL-1')).items[0]!.offers.map(({ price }) => price!.amount)).toEqual(['99.00']);
  });
});
