import type { Browser, Page } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let secretary: Person;
let caseId: string;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  secretary = await Person.signIn(product, 'secretary1');
  caseId = (await siteRequest(product, { client: { name: 'Ветрова Проба', company: 'ООО «Проба»', phone: '8 900 000-71-01' } })).body.caseId;
  await secretary.taskOf(caseId);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function pageOf(login: string, path: string, size = WIDE) {
  const opened = await openPage(browser, size);
  opened.page.setDefaultTimeout(10_000);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  await opened.page.getByRole(size === NARROW ? 'button' : 'combobox', { name: 'Поиск и команды' }).waitFor();
  return opened;
}
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]');

describe('the palette', () => {
  it('finds a client by his number in any spelling and opens him by Enter, even before the answer is there; he is among the last ones then', async () => {
    const { page, troubles } = await pageOf('secretary1', '/cases');
    for (const spelling of ['8900 000-71-01', '+7 (900) 000 71 01', '000-71-01']) {
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type(spelling);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
      await page.goto(`${product.url}/cases`);
      await page.getByRole('combobox', { name: 'Поиск и команды' }).waitFor();
    }
    await page.keyboard.press('Control+KeyK');
    await page.getByText('Недавнее').waitFor();
    expect(await chosen(page).innerText()).toContain('Ветрова Проба');
    expect(troubles).toEqual([]);
  });

  it('finds a case by its number and a task by its title, marks what was typed, and arrows choose', async () => {
    const { page } = await pageOf('secretary1', '/clients');
    const { number } = (await secretary.case(caseId)) as unknown as { number: string };
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type(number.replace(/\D/g, ''));
    await page.getByRole('option', { name: new RegExp(`^${number}`) }).waitFor();
    await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('ветр');
    await page.getByRole('group', { name: 'Клиенты' }).locator('mark', { hasText: 'Ветр' }).waitFor();
    await page.getByRole('group', { name: 'Задачи' }).getByRole('option').first().waitFor();
    const first = await chosen(page).innerText();
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page).innerText()).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  });

  it('shows by Tab what can be done with a line, goes back by Escape, and at last gives the hand back', async () => {
    const { page } = await pageOf('secretary1', '/clients');
    const before = page.getByRole('searchbox');
    await before.focus();
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('ветр');
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: 'Позвонить: +7 900 000-71-01' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Клиенты' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await before.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  });

  it('carries out actions: changes the look, goes to a section, starts a process; the page behind is neither dimmed nor closed', async () => {
    const { page } = await pageOf('secretary1', '/cases');
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('тёмн');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
    expect(page.url()).toMatch(/\/cases$/);
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('отпуск');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/start\/leave-request$/);
  });

  it('records a call with what was typed, by its key only: an Enter too many calls nobody', async () => {
    const { page } = await pageOf('secretary1', '/cases');
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('щщщщ');
    await page.getByText('Никого и ничего не нашлось').waitFor();
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/\/cases$/);
    await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('8 900 000-71-77');
    await page.keyboard.press('F2');
    await page.waitForURL(/\/(call|tasks\/[0-9a-f-]{36})$/);
    await page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    await expect(page.getByLabel('Телефон', { exact: true }).inputValue()).resolves.toContain('71-77');
  });

  it('offers nothing that one may not do, and no task to who has none', async () => {
    const { page } = await pageOf('admin', '/cases');
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('ветр');
    await page.getByRole('group', { name: 'Дела' }).waitFor();
    expect(await page.getByRole('group', { name: 'Задачи' }).count()).toBe(0);
    expect(await page.getByText('Записать входящий звонок').count()).toBe(0);
  });

  it('is a sheet from the top on a phone, as wide as the page', async () => {
    const { page } = await pageOf('secretary1', '/', NARROW);
    await page.getByRole('button', { name: 'Поиск и команды' }).click();
    await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('ветр');
    await page.getByRole('group', { name: 'Клиенты' }).waitFor();
    const box = await page.getByRole('listbox').boundingBox();
    expect(box).toMatchObject({ x: 0, width: NARROW.width });
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Свернуть' }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });
});
