import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askForFault } from '#kit/faults/fault.js';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { HEADERS, workbook, type SheetOfList } from '../../../../test/harness/price-lists.js';
import { projectFolder } from '../config/project-folder.js';
import type { Database } from '../database/database.js';
import { listsOf } from './price-list.repository.js';
import { PriceListService } from './price-list.service.js';
import { PriceListReader } from './reading/price-list-reader.js';
import { findStock } from './stock-search.repository.js';
import { SupplierService } from './supplier.service.js';

const THREAD = pathToFileURL(join(projectFolder(), 'dist/libs/domain/src/stock/reading/reading-thread.js'));

let urls: TestDatabase;
let database: Database;
let company: Company;
let lists: PriceListService;
beforeAll(async () => {
  if (!existsSync(THREAD)) throw new Error('The reading thread is not compiled: run `node tools/build.mjs`.');
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  lists = new PriceListService(database, company.clock, company.packs, new PriceListReader(THREAD));
});
afterEach(() => askForFault('none:1:throw'));
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const calling = (key: string | null = null, of = company) => ({ caller: of.principal('manager'), key });
async function supplier(name = 'Проба-Звук', of = company): Promise<string> {
  return (await new SupplierService(database, of.clock).create(calling(null, of), { name })).id;
}
const file = (...rows: SheetOfList['rows']) => ({ name: 'price.xlsx', bytes: new Uint8Array(workbook([{ rows: [HEADERS, ...rows] }])), listedOn: null });
const find = (typed: string, of = company) => of.within((tx) => findStock(tx, { typed, limit: 20 }));
const prices = async (typed: string) =>
  (await find(typed))
    .flatMap(({ offers }) => offers.map(({ supplierName, price }) => `${supplierName} ${Number(price)}`))
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
const rowsOf = async (table: string) => (await company.within((tx) => tx.rows<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)))[0]!.n;

describe('a price list that is loaded', () => {
  it('WT-3.1 is found by article in any spelling, by its beginning, and by words; the item knows its suppliers', async () => {
    const [one, two] = [await supplier('Первый'), await supplier('Второй')];
    const told = await lists.upload(calling(), one, file(['CM-58', 'Микрофон вокальный', 100, 5], ['CM-58 LC', 'Микрофон вокальный', 90, 0]));
    expect(told).toMatchObject({ state: 'current', rows: 2, accepted: 2, rejected: [], rejectedRows: 0 });
    await lists.upload(calling(), two, file(['см58', 'Микрофон динамический', 110, 'под заказ']));
    const [first, second] = await find('СМ 58');
    expect(first).toMatchObject({ article: 'CM-58', rank: 1 });
    expect(first!.offers.map(({ supplierName, state }) => [supplierName, state]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['Второй', 'to-order'],
      ['Первый', 'in-stock'],
    ]);
    expect(second).toMatchObject({ article: 'CM-58 LC', rank: 4 });
    expect((await find('вокал микро')).map(({ article, rank }) => [article, rank])).toEqual([
      ['CM-58', 5],
      ['CM-58 LC', 6],
    ]);
    expect(await find('вокал труба')).toEqual([]);
    expect(await find("'; DROP TABLE item; -- \\ ' & | ! :*")).toEqual([]);
  });

  it('WT-3.1 takes the place of the one before as a whole: what is not in it any more is nobody’s', async () => {
    const id = await supplier();
    await lists.upload(calling(), id, file(['A1', 'Кабель', 10, 1], ['A2', 'Стойка', 20, 1]));
    await lists.upload(calling(), id, file(['A1', 'Кабель', 11, 1]));
    expect(await prices('A1')).toEqual(['Проба-Звук 11']);
    expect((await find('A2')).map(({ offers }) => offers)).toEqual([[]]);
    expect([await rowsOf('stock_offer'), await rowsOf('item'), await rowsOf('price_list_file')]).toEqual([1, 2, 1]);
  });

  it('WT-3.1 of another supplier with the same number for other goods is another item', async () => {
    const [one, two] = [await supplier('Первый'), await supplier('Второй')];
    await lists.upload(calling(), one, file(['1001', 'Микрофон Проба', 10, 1]));
    await lists.upload(calling(), two, file(['1001', 'Стойка журавль', 20, 1]));
    expect((await find('1001')).map(({ name, offers }) => [name, offers.length]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['Микрофон Проба', 1],
      ['Стойка журавль', 1],
    ]);
  });

  it('by many suppliers at once makes each item once', async () => {
    const ids = await Promise.all(['А', 'Б', 'В', 'Г'].map((letter) => supplier(`Поставщик ${letter}`)));
    const goods = Array.from({ length: 300 }, (_, i) => [`X${i}`, `Кабель ${i}`, 10, 1]);
    await Promise.all(ids.map((id, i) => lists.upload(calling(), id, file(...(i % 2 ? goods : goods.toReversed())))));
    expect([await rowsOf('item'), await rowsOf('stock_offer')]).toEqual([300, 1_200]);
    expect((await find('X299'))[0]!.offers).toHaveLength(4);
  });

  it('belongs to its company: nobody else finds it, and the search finds nothing where no company is said', async () => {
    await lists.upload(calling(), await supplier(), file(['SECRET1', 'Кабель тайный', 10, 1]));
    const other = await Company.found(database);
    for (const typed of ['SECRET1', 'кабель тайный']) expect(await find(typed, other)).toEqual([]);
    expect(await database.asSystem((tx) => tx.rows(`SELECT * FROM find_items('SECRET1', '{тайный}', 10)`))).toEqual([]);
    await expect(
      lists.upload(calling(null, other), (await company.within((tx) => tx.row<{ id: string }>(`SELECT id FROM supplier`)))!.id, file()),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('WT-3.2 is of the day that somebody says, else of the day in it, else of now; the same call again is the same list', async () => {
    const id = await supplier();
    const rows: SheetOfList['rows'] = [['A1', 'Кабель', 10, 1]];
    const given = await lists.upload(calling('a key'), id, { ...file(...rows), listedOn: '2026-11-20' });
    expect(given).toMatchObject({ datedBy: 'given', listedAt: '2026-11-20T21:00:00.000Z' }); // the end of that day in Moscow
    expect(await lists.upload(calling('a key'), id, { ...file(...rows), listedOn: '2026-11-20' })).toEqual(given);
    await expect(lists.upload(calling('a key'), id, file(['A1', 'Кабель', 11, 1]))).rejects.toMatchObject({ code: 'key-reused' });
    const named = await lists.upload(calling(), id, {
      ...file(...rows),
      name: 'прайс 21.11.2026.csv',
      bytes: new Uint8Array(Buffer.from('Артикул;Наименование;Цена;Остаток\nA1;Кабель;10;1')),
    });
    expect(named).toMatchObject({ datedBy: 'name', listedAt: '2026-11-21T21:00:00.000Z' });
    expect(await company.within((tx) => listsOf(tx, id, 9))).toMatchObject([{ state: 'current' }, { state: 'old' }]);
  });

  it('WT-3.1 stays where only the answer was lost after the switch, and the same call again is told what became of it', async () => {
    const id = await supplier();
    askForFault('price-list-switched:1:throw');
    const sent = file(['A1', 'Кабель', 10, 1]);
    await expect(lists.upload(calling('a key'), id, sent)).rejects.toThrow('Fault asked for');
    expect(await prices('A1')).toEqual(['Проба-Звук 10']);
    expect(await lists.upload(calling('a key'), id, sent)).toMatchObject({ state: 'current', accepted: 1 });
    expect([await rowsOf('price_list'), await rowsOf('stock_offer')]).toEqual([1, 1]);
  });

  it('is written into the audit once', async () => {
    const id = await supplier();
    await lists.upload(calling(), id, file(['A1', 'Кабель', 10, 1], ['A1', 'Кабель', 10, 1]));
    expect(await company.within((tx) => tx.rows(`SELECT act, object, data - 'list' AS data FROM audit WHERE act LIKE 'price-list.%'`))).toEqual([
      { act: 'price-list.load', object: id, data: { rows: 2, accepted: 1, rejected: 1 } },
    ]);
  });
});

describe('a price list that is not loaded', () => {
  it('WT-3.1 leaves the old one: refused, asked about, broken off before the switch', async () => {
    const id = await supplier();
    await lists.upload(calling(), id, file(['A1', 'Кабель', 10, 1]));
    const refused = lists.upload(calling(), id, { name: 'photo.xlsx', bytes: new Uint8Array(Buffer.from('89504e470d0a1a0a00', 'hex')), listedOn: null });
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'file', rule: 'file-foreign' }] });
    askForFault('price-list-loaded:1:throw');
    await expect(lists.upload(calling(), id, file(['A1', 'Кабель', 99, 1]))).rejects.toThrow('Fault asked for');
    expect(await prices('A1')).toEqual(['Проба-Звук 10']);
    expect([await rowsOf('stock_offer'), await rowsOf('price_list'), await rowsOf('price_list_file')]).toEqual([1, 1, 1]);
    const asked = await lists.upload(calling(), id, {
      ...file(),
      bytes: new Uint8Array(
        workbook([
          {
            rows: [
              ['Артикул', 'Товар', 'Цена', 'Цена'],
              ['A1', 'Кабель', 5, 6],
            ],
          },
        ]),
      ),
    });
    expect(asked).toMatchObject({ state: 'asking', accepted: 0, needsMapping: { changed: true, columns: [{}, {}, {}, {}] } });
    expect(await prices('A1')).toEqual(['Проба-Звук 10']);
  });

  it('WT-3.1 is loaded once somebody says which column is what, and the next one is read so; what could not be is refused', async () => {
    const id = await supplier();
    const two = (price: number) => ({
      ...file(),
      bytes: new Uint8Array(
        workbook([
          {
            rows: [
              ['Артикул', 'Товар', 'Цена', 'Цена'],
              ['A1', 'Кабель', 5, price],
            ],
          },
        ]),
      ),
    });
    const { id: list } = await lists.upload(calling(), id, two(6));
    const choose = (columns: Record<string, number>) => lists.map(calling(), { supplier: id, list }, { columns });
    await expect(choose({ article: 0 })).rejects.toMatchObject({ fields: [{ rule: 'column-answer' }] });
    await expect(choose({ price: 3 })).rejects.toMatchObject({ fields: [{ rule: 'column-goods' }] });
    await expect(choose({ article: 0, price: 0 })).rejects.toMatchObject({ fields: [{ rule: 'column-twice' }, { rule: 'column-twice' }] });
    await expect(choose({ article: 0, price: 44 })).rejects.toMatchObject({ fields: [{ rule: 'column-missing' }] });
    expect(await choose({ article: 0, name: 1, price: 3 })).toMatchObject({ id: list, state: 'current', accepted: 1 });
    await expect(choose({ article: 0, name: 1, price: 2 })).rejects.toMatchObject({ code: 'list-over' });
    expect(await prices('A1')).toEqual(['Проба-Звук 6']);
    expect(await lists.upload(calling(), id, two(7))).toMatchObject({ state: 'current' });
    expect(await prices('A1')).toEqual(['Проба-Звук 7']);
  });

  it('is asked about again where its reading with an answer broke off', async () => {
    const id = await supplier();
    const bytes = new Uint8Array(
      workbook([
        {
          rows: [
            ['Артикул', 'Товар', 'Цена', 'Цена'],
            ['A1', 'Кабель', 5, 6],
          ],
        },
      ]),
    );
    const { id: list } = await lists.upload(calling(), id, { ...file(), bytes });
    askForFault('price-list-loaded:1:throw');
    const choose = () => lists.map(calling(), { supplier: id, list }, { columns: { article: 0, name: 1, price: 3 } });
    await expect(choose()).rejects.toThrow('Fault asked for');
    expect(await rowsOf('stock_offer')).toBe(0);
    expect(await choose()).toMatchObject({ state: 'current', accepted: 1 });
  });

  it('because another of the same supplier is under way is told so, and is loaded once that one is dead', async () => {
    const id = await supplier();
    askForFault('price-list-loaded:1:delay:1500');
    const first = lists.upload(calling(), id, file(['A1', 'Кабель', 10, 1]));
    await new Promise((resolve) => setTimeout(resolve, 700));
    await expect(lists.upload(calling(), id, file(['A1', 'Кабель', 20, 1]))).rejects.toMatchObject({ code: 'import-running' });
    await expect(first).resolves.toMatchObject({ state: 'current' });
    await company.within((tx) => tx.change(`UPDATE price_list SET state = 'loading' WHERE supplier = $1`, [id])); // as a killed process leaves it
    await expect(lists.upload(calling(), id, file(['A1', 'Кабель', 30, 1]))).rejects.toMatchObject({ code: 'import-running' });
    company.clock.at += 61_000;
    await expect(lists.upload(calling(), id, file(['A1', 'Кабель', 30, 1]))).resolves.toMatchObject({ state: 'current' });
    expect(await prices('A1')).toEqual(['Проба-Звук 30']);
  });

  it('because it takes more memory than it may is refused, and the next one is read', async () => {
    const id = await supplier();
    // 16 million cells: few bytes each in the file, many in memory.
    const bytes = new Uint8Array(Buffer.from(`${HEADERS.join(';')};${'x;'.repeat(76)}\n${`${'abc;'.repeat(80)}\n`.repeat(199_000)}`));
    await expect(lists.upload(calling(), id, { name: 'heavy.csv', bytes, listedOn: null })).rejects.toMatchObject({ fields: [{ rule: 'file-too-hard' }] });
    await expect(lists.upload(calling(), id, file(['A1', 'Кабель', 30, 1]))).resolves.toMatchObject({ state: 'current' });
  });
});
