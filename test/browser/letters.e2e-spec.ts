import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person } from '../harness/person.js';
import { Product } from '../harness/product.js';

let product: Product;
let browser: Browser;
let caseId: string;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  const [secretary, manager] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'manager1')];
  const { user } = (await manager.get<{ user: { id: string } }>('/auth/me')).body;
  const client = { name: 'Проба Звонкова', phone: '8 900 000-14-91' };
  const recorded = await secretary.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client }, { 'idempotency-key': randomUUID() });
  caseId = recorded.body.caseId;
  const said = { question: 'Радиосистема с двумя передатчиками, к пятнице', phone: client.phone, manager: user.id };
  await secretary.complete(await secretary.taskOf(caseId), 'callBack', said);
  await manager.taskOf(caseId);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('the page of a case', () => {
  it.each([
    ['wide', { width: 1440, height: 900 }],
    ['narrow', { width: 390, height: 844 }],
  ])('WT-L1 WT-1.8 ALL-2 shows the deal, what was promised to the client, and the letter with its words, on a %s screen', async (_name, size) => {
    const { page, troubles } = await openPage(browser, size);
    await signIn(page, product.url, 'director1');
    await page.goto(`${product.url}/cases/${caseId}`);
    await page.getByText(/^Сделка С-\d+, открыта$/).waitFor();
    const promises = page.getByRole('region', { name: 'Обещано клиенту' });
    await promises.getByText(/^Звонок менеджера до/).waitFor();
    await promises.getByText('Кто обещал: Демо Секретарь-Первая').waitFor();
    const letters = page.getByRole('region', { name: 'Письма' });
    await letters.getByText('Кому: Демо Менеджер-Первый').waitFor();
    await letters.getByText('Показать письмо').click();
    await letters.getByText('Телефон: +7 900 000-14-91').waitFor();
    const story = page.getByRole('region', { name: 'История' });
    await story.getByRole('button', { name: /^Почему: Решено по таблице/ }).click();
    await page.getByRole('dialog').getByText('Вид обращения').waitFor();
    await page.keyboard.press('Escape');
    await story.locator('button:focus').waitFor();
    expect(await overflows(page)).toBe(false);
    expect(troubles).toEqual([]);
  });
});
