import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { call, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;

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
  opened.page.setDefaultTimeout(20_000);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}
const usable = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  expect(await page.evaluate<string[]>(RUN)).toEqual([]);
  expect(await overflows(page)).toBe(false);
};

describe('the page of the audit', () => {
  it('tells who did what, unfolds an entry in its place, leads to what it was about, and keeps its filter in the address', async () => {
    const { body } = await siteRequest(product, { client: { name: 'Пример Журнальный', phone: '8 900 000-92-01' } });
    await secretary.complete(await secretary.taskOf(body.caseId), 'confirmed', CONFIRMED);
    const { page, troubles } = await pageOf('director1', '/settings/audit');
    await page.getByText('Сегодня').first().waitFor();
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('Slash');
    await page.keyboard.type('8 900 000-92-01');
    const entry = page.getByRole('button', { name: /Демо Секретарь-Первая Задача завершена/ });
    await entry.waitFor();
    await page.waitForURL(/about=/);
    await page.locator('article').nth(2).waitFor({ state: 'detached' });
    await entry.press('Enter');
    await page.getByText('Печать', { exact: true }).waitFor();
    await page.getByText('Подтверждена, менеджеру').waitFor();
    await usable(page);
    await page.getByRole('link', { name: 'Только «Задача завершена»' }).click();
    await page.waitForURL(/act=task\.complete/);
    await page.reload();
    await page.locator('article').first().waitFor();
    await page.locator('article').nth(1).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('says how many came since and moves only when asked; one finger is enough for it', async () => {
    const { page, troubles } = await pageOf('admin', '/settings/audit', NARROW);
    await page.locator('article').first().waitFor();
    const before = await page.locator('article').count();
    await siteRequest(product, { client: { name: 'Пример Новый' } });
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByText(/новая запись|новые записи|новых записей/).waitFor({ timeout: 40_000 });
    await expect(page.locator('article').count()).resolves.toBe(before);
    await page.getByRole('button', { name: 'Показать новые' }).click();
    await page.getByText('Записана заявка').first().waitFor();
    await usable(page);
    expect(troubles).toEqual([]);
  });

  it('is not for whoever may not read it', async () => {
    const { page } = await pageOf('head', '/settings');
    await page.getByRole('link', { name: /Рабочее время/ }).waitFor();
    await expect(page.getByRole('link', { name: /Журнал действий/ }).count()).resolves.toBe(0);
  });
});

describe('the page of deadlines', () => {
  it('changes one in its place by keyboard, shows the regulation’s beside it, and takes it back with one press', async () => {
    const { page, troubles } = await pageOf('head', '/settings/deadlines');
    const item = page.getByRole('article', { name: 'Позвонить клиенту' });
    await item.getByText('10 рабочих минут').waitFor();
    await item.getByRole('button', { name: 'Изменить: Позвонить клиенту' }).press('Enter');
    await page.getByRole('textbox', { name: 'Срок' }).fill('25');
    await page.keyboard.press('Enter');
    await item.getByText('25 рабочих минут').waitFor();
    await item.getByText('по регламенту 10 рабочих минут').waitFor();
    await item.getByText('Задано компанией').waitFor();
    await item.getByText(/Демо Руководитель Продаж/).waitFor();
    await usable(page);
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('KeyZ');
    await item.getByText('Задано компанией').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('says in words what is wrong, and plans a change for later', async () => {
    const { page } = await pageOf('head', '/settings/deadlines', NARROW);
    const item = page.getByRole('article', { name: 'Позвонить клиенту' });
    await item.getByRole('button', { name: 'Изменить: Позвонить клиенту' }).click();
    await page.getByRole('textbox', { name: 'Предупреждение' }).fill('50');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('alert').getByText('Предупреждение не может быть позже срока').waitFor();
    await page.getByRole('textbox', { name: 'Предупреждение' }).fill('3');
    await page.getByText('С момента').click();
    await usable(page);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await item.getByText(/3 рабочие минуты/).waitFor();
    await item.getByRole('button', { name: 'Отменить намеченное' }).click();
    await item.getByText(/3 рабочие минуты/).waitFor({ state: 'detached' });
  });
});

describe('the page of working hours', () => {
  it('ALL-1 shows round the clock as what it is, and gives the regulation’s hours back; the way back is one key', async () => {
    const head = await Person.signIn(product, 'head');
    const always = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['0:00-24:00']]));
    const set = await call(product, 'PUT', '/settings/calendar/week', { body: { hours: always, holidays: null }, headers: head.headers });
    expect(set.status).toBe(200);
    const { page, troubles } = await pageOf('head', '/settings/hours');
    await page.getByText('круглосуточно').waitFor();
    await page.getByRole('button', { name: 'Вернуть по регламенту' }).click();
    await page.getByText('круглосуточно').waitFor({ state: 'detached' });
    await usable(page);
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('KeyZ');
    await page.getByText('круглосуточно').waitFor();
    await page.getByRole('button', { name: 'Вернуть по регламенту' }).click();
    await page.getByText('круглосуточно').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('ALL-1 names official days, and makes a day free or gives it hours of its own', async () => {
    const { page, troubles } = await pageOf('head', '/settings/hours?month=2027-01');
    await page.getByRole('button', { name: /^7 Рождество выходной/ }).waitFor();
    await page.getByRole('button', { name: /^13 / }).click();
    await page.getByRole('button', { name: 'Сделать выходным' }).click();
    await page.getByRole('button', { name: /^13 своё выходной/ }).click();
    await page.getByRole('textbox', { name: 'Часы этого дня' }).fill('10:00 – 14:00');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^13 своё 10:00–14:00/ }).click();
    await usable(page);
    await page.getByRole('button', { name: 'Как у всех недель' }).click();
    await page.getByRole('button', { name: /^13 9:00–20:00/ }).waitFor();
    await page.keyboard.press('BracketRight');
    await page.getByRole('heading', { name: /февраль 2027/i }).waitFor();
    await page.getByRole('button', { name: /^23 День защитника Отечества/ }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('changes the week, from a moment on if one likes, and says what is wrong; on a telephone, too', async () => {
    const { page } = await pageOf('head', '/settings/hours?month=2027-03', NARROW);
    await page.getByRole('button', { name: 'Изменить' }).click();
    await page.getByRole('textbox', { name: 'Суббота' }).fill('9-18');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('alert').getByText('Напишите часы так').waitFor();
    await page.getByRole('textbox', { name: 'Суббота' }).fill('10:00-15:00');
    await page.getByText('С момента').click();
    await usable(page);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText(/будет иначе/).waitFor();
    await page.getByRole('button', { name: 'Отменить намеченное' }).click();
    await page.getByText(/будет иначе/).waitFor({ state: 'detached' });
  });
});
