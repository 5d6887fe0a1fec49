import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { SupplierDto, SupplierListDto } from '../../apps/api/src/suppliers/suppliers.dto.js';
import type { StockListDto } from '../../apps/api/src/stock/stock.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { call, Person } from '../harness/person.js';
import { HEADERS, workbook, type SheetOfList } from '../harness/price-lists.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let manager: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  manager = await Person.signIn(product, 'manager1');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function pageOf(path: string, { login = 'manager1', size = WIDE } = {}) {
  const opened = await openPage(browser, size);
  opened.page.setDefaultTimeout(15_000);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}
const supplier = async (name: string, more: Record<string, unknown> = {}) => (await manager.post<{ id: string }>('/suppliers', { name, ...more })).body.id;
const sheet = (...rows: SheetOfList['rows']) => workbook([{ rows }]);
const give = (page: Page, buffer: Buffer, name = 'прайс.xlsx') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const column = (page: Page, name: string) => page.getByRole('combobox', { name });
const offers = async (q: string) => (await manager.get<StockListDto>(`/stock?q=${encodeURIComponent(q)}`)).body.items.flatMap((item) => item.offers);

describe('the pages of suppliers', () => {
  it('WT-3.1 write a supplier down by keyboard, take his list, and say which rows were not taken and why', async () => {
    const { page, troubles } = await pageOf('/suppliers');
    await page.getByText('Демо-поставщик Север').waitFor();
    await page.keyboard.type('Проба Свет');
    await page.getByText('Такого товара нет').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Название', { exact: true }).inputValue()).resolves.toBe('Проба Свет');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/suppliers\/[0-9a-f-]{36}$/);
    await page.getByText('Прайс-листа ещё нет').waitFor();
    const rows = [
      HEADERS,
      ['BR-1', 'Лампа', '1 250,00 руб.', '+++'],
      ['BR-1', 'Лампа', '9', '+++'],
      ['BR-2', 'Фильтр', 'сто', 1],
      ['BR-3', 'Рама', 7, 'спросите Петю'],
    ];
    await give(page, sheet(...rows));
    await page.getByText('прайс.xlsx: 2 позиции, уже в поиске').waitFor();
    for (const [title, row, reason] of [
      ['Не приняты', 'строка 4', 'Цена не понята: «сто»'],
      ['Противоречия', 'строка 3', 'Спорит со строкой 2'],
      ['Наличие не понято', 'строка 5', 'Наличие не понято: «спросите Петю»'],
    ] as const) {
      const part = page.getByRole('region', { name: title });
      await expect(part.innerText()).resolves.toMatch(new RegExp(`${row}\\s+${reason}`));
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Скопировать: Не приняты' }).click();
    await page.getByRole('button', { name: 'Скопировано' }).waitFor();
    await expect(page.evaluate<string>('navigator.clipboard.readText()')).resolves.toBe('Лист1\t4\tЦена не понята: «сто»');
    expect(troubles).toEqual([]);
  });

  it('WT-3.1, 3.2 ask which column is what, show at once how it will be understood, and keep it; all by keyboard', async () => {
    const id = await supplier('Проба Столбцы');
    const { page } = await pageOf(`/suppliers/${id}`);
    await page.getByText('Прайс-листа ещё нет').waitFor();
    await give(
      page,
      sheet(['Артикул', 'Товар', 'Цена', 'Цена', 'Остаток'], ['COL-1', 'Кабель', 5, '1 250,00', '+++'], ['COL-2', 'Стойка', 6, '$ 12.50', 'спросите Петю']),
    );
    await page.getByText('Что где в файле прайс.xlsx?').waitFor();
    // The keyboard stands where the doubt is.
    await expect(page.evaluate<string>('document.activeElement.getAttribute("aria-label")')).resolves.toBe('Столбец C, «Цена»: что это');
    const understood = page.getByRole('region', { name: 'Так поймём первые строки' });
    await expect(understood.innerText()).resolves.toMatch(/COL-1\s+Кабель\s+5,00\s₽\s+есть/);
    await page.keyboard.press('Tab');
    for (let key = 0; key < 3; key += 1) await page.keyboard.press('ArrowDown'); // not read, article, name, price
    await expect(column(page, 'Столбец C, «Цена»: что это').inputValue()).resolves.toBe('');
    const told = await understood.innerText();
    expect(told).toMatch(/COL-1\s+Кабель\s+1\s250,00\s₽\s+есть/);
    expect(told).toMatch(/COL-2\s+Стойка\s+12,50\s\$\s+не понято: не «есть»/);
    await page.keyboard.press('Control+Enter');
    await page.getByText('прайс.xlsx: 2 позиции, уже в поиске').waitFor();
    expect((await offers('COL-1')).map(({ price }) => price)).toEqual([{ amount: '1250.00', currency: 'RUB' }]);
    expect((await offers('COL-2')).map(({ state }) => state)).toEqual(['unknown']);
    expect((await manager.get<SupplierDto>(`/suppliers/${id}`)).body.reads).toContainEqual({ field: 'price', index: 3, header: 'цена' });
  });

  it('WT-3.1 question a file whose columns moved, old beside new, while the list before answers; and read one otherwise when asked to', async () => {
    const id = await supplier('Проба Сдвиг');
    const { page } = await pageOf(`/suppliers/${id}`);
    await page.getByText('Прайс-листа ещё нет').waitFor();
    await give(page, sheet(HEADERS, ['MOV-1', 'Кабель', 5, 1]), 'первый.xlsx');
    await page.getByText('первый.xlsx: 1 позиция, уже в поиске').waitFor();
    await give(page, sheet(['Артикул', 'Группа', 'Наименование', 'Цена, руб.', 'Остаток'], ['MOV-1', 'Кабели', 'Кабель', 7, 1]), 'второй.xlsx');
    const moved = page.getByRole('list', { name: 'Что изменилось' });
    await expect(moved.innerText()).resolves.toMatch(/Цена\s+было: столбец C, «цена»\s+предлагаем: столбец D, «Цена, руб.»/);
    await page.getByText('отвечает прежний прайс-лист').waitFor();
    expect((await offers('MOV-1')).map(({ price }) => price!.amount)).toEqual(['5.00']);
    await page.keyboard.press('Control+Enter');
    await page.getByText('второй.xlsx: 1 позиция, уже в поиске').waitFor();
    expect((await offers('MOV-1')).map(({ price }) => price!.amount)).toEqual(['7.00']);
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('KeyM');
    await column(page, 'Столбец E, «Остаток»: что это').selectOption({ label: 'не читать' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('столбец E, «остаток»').waitFor({ state: 'detached' });
    expect((await offers('MOV-1')).map(({ state }) => state)).toEqual(['unknown']);
  });

  it.each([
    ['is broken', () => sheet(HEADERS, ['A-1', 'Кабель', 5, 1]).subarray(0, 900), 'Файл повреждён или пришёл не целиком'],
    ['is empty', () => Buffer.alloc(0), 'В файле ничего нет'],
    ['is no table', () => Buffer.from('%PDF-1.7 ничего'), 'Это не таблица'],
    ['is too large', () => Buffer.alloc(26 * 1024 * 1024), 'Больше 25 МБ'],
  ])('WT-3.1 refuse a file that %s in a sentence, change nothing, and wait for the next one', async (_name, file, sentence) => {
    const id = await supplier(`Проба ${randomUUID()}`);
    const { page } = await pageOf(`/suppliers/${id}`, { size: NARROW });
    await page.getByText('Прайс-листа ещё нет').waitFor();
    await give(page, file());
    await page.getByText(sentence).waitFor();
    await page.getByText('Ничего не изменилось').waitFor();
    await expect(page.getByRole('button', { name: 'Выбрать файл' }).evaluate((button) => button === button.ownerDocument.activeElement)).resolves.toBe(true);
    expect(await overflows(page)).toBe(false);
    await give(page, sheet(HEADERS, [`${id.slice(0, 8)}-1`, 'Кабель', 5, 1]));
    await page.getByText('1 позиция, уже в поиске').waitFor();
    await page.getByText(sentence).waitFor({ state: 'detached' });
  });

  it('WT-3.1 say so where another file of this supplier is still being read', async () => {
    const id = await supplier('Проба Два сразу');
    const { page } = await pageOf(`/suppliers/${id}`);
    await page.getByText('Прайс-листа ещё нет').waitFor();
    const many = Array.from({ length: 20_000 }, (_, i): SheetOfList['rows'][number] => [`TWO-${i}`, 'Кабель', 5, 1]);
    await give(page, sheet(HEADERS, ...many), 'большой.xlsx');
    await page.getByText(/читаем: [\d\s]+ из 20\s000 строк/).waitFor();
    await give(page, sheet(HEADERS, ['ЯЩИК-77', 'Сундук', 5, 1]), 'второй.xlsx');
    await page.getByText('ещё читается. Дождитесь конца').waitFor();
    await page.getByText('большой.xlsx: 20 000 позиций, уже в поиске').waitFor();
    expect(await offers('ЯЩИК-77')).toEqual([]);
  });

  it('WT-3.2 find goods by article with supplier, stock, price and the age of the list; an old list is marked as no answer', async () => {
    const { page, troubles } = await pageOf('/suppliers', { login: 'secretary1', size: NARROW });
    await page.getByRole('searchbox').fill('дм 4001');
    await page.getByText('Такого товара нет').waitFor();
    await page.getByRole('searchbox').fill('DM4001');
    const item = page.getByRole('article', { name: /^DM-4001 / });
    await expect(item.innerText()).resolves.toMatch(
      /Демо-поставщик Юг\s+неизвестно «уточняйте у Юга»[\s\S]+18\s700,00\s₽[\s\S]+Демо-поставщик Восток\s+есть: 15[\s\S]+старый прайс, не ответ/,
    );
    expect(await overflows(page)).toBe(false);
    await expect(page.getByRole('button', { name: 'Новый поставщик' }).count()).resolves.toBe(0);
    await item.getByRole('link', { name: 'Демо-поставщик Юг' }).click();
    await page.getByRole('heading', { name: 'Демо-поставщик Юг' }).waitFor();
    await expect(page.getByRole('button', { name: 'Загрузить прайс-лист' }).count()).resolves.toBe(0);
    expect(troubles).toEqual([]);
  });

  it('WT-3.1 change what is known of a supplier in place, and take it back', async () => {
    const id = await supplier('Проба Правка', { contact: 'Анна', longestAgeDays: 7 });
    const { page } = await pageOf(`/suppliers/${id}`);
    await page.getByText('7 дней').waitFor();
    await page.keyboard.press('KeyE');
    await page.getByLabel('С кем говорим').fill('Борис');
    await page.getByLabel('Сколько дней верим прайсу').fill('');
    await page.keyboard.press('Enter');
    await page.getByText('как в регламенте').waitFor();
    await page.getByRole('button', { name: 'вернуть' }).click();
    await page.getByText('7 дней').waitFor();
    const { body } = await call<SupplierListDto>(product, 'GET', '/suppliers?q=%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0', { headers: manager.headers });
    expect(body.items).toMatchObject([{ id, contact: 'Анна', longestAgeDays: 7 }]);
  });
});
