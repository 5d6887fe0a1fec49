import type { Browser } from 'playwright-core';
import type { ClientDto, ClientListDto } from '../../apps/api/src/clients/clients.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let secretary: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function pageOf(login: string, path: string, size = WIDE) {
  const opened = await openPage(browser, size);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}
const idOf = async (q: string) => (await secretary.get<ClientListDto>(`/clients?q=${encodeURIComponent(q)}`)).body.items[0]!.id;

describe('the pages of clients', () => {
  it('WT-1.4 find a client while his phone is typed, and open his page, by keyboard', async () => {
    await siteRequest(product, { client: { name: 'Пример Найденов', company: 'ООО «Пример»', phone: '8 900 000-51-01' } });
    await siteRequest(product, { client: { name: 'Пример Другой', phone: '8 900 000-51-02' } });
    const { page, troubles } = await pageOf('secretary1', '/clients');
    await page.getByText('Пример Найденов').waitFor();
    await page.keyboard.type('8 900 000-51-01');
    await page.getByText('Пример Другой').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'Пример Найденов' }).first().waitFor();
    await page.getByText('Заявка З-').first().waitFor();
    await page.goBack();
    await expect(page.getByRole('searchbox').inputValue()).resolves.toBe('8 900 000-51-01');
    expect(troubles).toEqual([]);
  });

  it('WT-1.8 write down a client, and lead to the one who is known', async () => {
    const { page } = await pageOf('secretary1', '/clients', NARROW);
    await page.getByRole('searchbox').fill('8 900 000-52-01');
    await page.getByText('Никого не нашлось').waitFor();
    await page.getByRole('button', { name: 'Новый клиент' }).click();
    await expect(page.getByLabel('Телефон', { exact: true }).inputValue()).resolves.toBe('8 900 000-52-01');
    await page.getByLabel('ИНН', { exact: true }).fill('5900000148');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('В ИНН ошибка').waitFor();
    await page.getByLabel('ИНН', { exact: true }).fill('5900000147');
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
    await page.goto(`${product.url}/clients`);
    await page.getByRole('button', { name: 'Новый клиент' }).click();
    await page.getByLabel('ИНН', { exact: true }).fill('5900000147');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('link', { name: 'Открыть этого клиента' }).click();
    await page.getByText('+7 900 000-52-01').first().waitFor();
  });

  it('WT-1.8 merge two records in place, and take it back by a key', async () => {
    for (const client of [
      { name: 'Пример Первый', phone: '8 900 000-53-01' },
      { name: 'Пример Второй', email: 'second@example.com' },
    ])
      await siteRequest(product, { client });
    await siteRequest(product, { client: { phone: '8 900 000-53-01', email: 'second@example.com' } });
    const id = await idOf('8 900 000-53-01');
    const { page, troubles } = await pageOf('secretary1', `/clients/${id}`);
    await page.getByText('Возможно, это один и тот же клиент').waitFor();
    await page.getByRole('button', { name: 'Объединить с' }).click();
    await page.keyboard.type('Второй');
    await page.getByRole('option', { name: 'Пример Второй' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Объединено: Пример Второй').waitFor();
    await page.getByText('Возможно, это один и тот же клиент').waitFor({ state: 'detached' });
    expect((await secretary.get<ClientDto>(`/clients/${id}`)).body.keys).toHaveLength(2);
    await page.getByRole('button', { name: 'Вернуть' }).click();
    await page.getByText('Снова отдельно: Пример Второй').waitFor();
    await page.getByText('Возможно, это один и тот же клиент').waitFor();
    expect((await secretary.get<ClientDto>(`/clients/${id}`)).body.keys).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('WT-1.8 keep the people of a company and its own manager', async () => {
    await siteRequest(product, { client: { company: 'ООО «Люди»', phone: '8 900 000-54-01' } });
    const id = await idOf('8 900 000-54-01');
    const { page, troubles } = await pageOf('head', `/clients/${id}`, NARROW);
    const people = page.getByRole('region', { name: 'Люди клиента' });
    await people.getByRole('button', { name: 'Добавить человека' }).click();
    await people.getByLabel('Имя').fill('Анна');
    await people.getByLabel('Должность').fill('снабжение');
    await people.getByLabel('Телефон').fill('8 900 000-54-02');
    await people.getByRole('button', { name: 'Сохранить' }).click();
    await people.getByText('+7 900 000-54-02').waitFor();
    expect(await idOf('54-02')).toBe(id);
    const manager = page.getByRole('region', { name: 'Свой менеджер' });
    await manager.getByRole('button', { name: 'Назначить' }).click();
    await page.keyboard.type('Менеджер-Третий');
    await page.getByRole('option', { name: 'Демо Менеджер-Третий' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await manager.getByRole('button', { name: 'Сохранить' }).click();
    await manager.getByText('Замещает Демо Менеджер-Второй').waitFor();
    expect(await overflows(page)).toBe(false);
    expect(troubles).toEqual([]);
  });
});
