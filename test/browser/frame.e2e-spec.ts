import type { Browser, Page } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let task: string;
let caseId: string;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  const secretary = await Person.signIn(product, 'secretary1');
  caseId = (await siteRequest(product)).body.caseId;
  task = (await secretary.taskOf(caseId)).id;
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
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}
const sheet = (page: Page) => page.getByRole('complementary', { name: 'Клавиши' });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Разделы' });

describe('the sheet of keys', () => {
  it('says of every key what it does, on every page, and the page goes on beside it', async () => {
    const { page, troubles } = await pageOf('secretary1', '/');
    await page.locator('a[href^="/tasks/"]').first().waitFor();
    await page.keyboard.press('Shift+Slash');
    await sheet(page).getByText('Вниз по списку', { exact: false }).waitFor();
    await page.keyboard.press('KeyJ');
    for (const path of ['/', `/tasks/${task}`, `/cases/${caseId}`, '/clients', '/call', '/start/leave-request']) {
      await page.goto(product.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main').focus();
      await page.keyboard.press('Shift+Slash');
      const words = await sheet(page).locator('dt').allInnerTexts();
      const keys = await sheet(page).locator('dd').allInnerTexts();
      expect([path, words.filter((word) => word.trim() === ''), keys.filter((key) => key.trim() === '')]).toEqual([path, [], []]);
      expect([path, words.length]).toEqual([path, new Set(words).size]);
      expect(words.length).toBeGreaterThanOrEqual(3);
    }
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('opens from the rail too, and shows a key only while it works', async () => {
    const { page } = await pageOf('driver', '/cases');
    await rail(page).getByRole('button', { name: 'Клавиши' }).click();
    await sheet(page).getByText('Поиск и команды').waitFor();
    expect(await sheet(page).getByText('Входящий звонок').count()).toBe(0);
  });
});

describe('the way through the product', () => {
  it('begins where one’s day begins, and shows no section that one may not enter', async () => {
    const { page } = await pageOf('secretary1', '/cases');
    expect((await rail(page).getByRole('link').allInnerTexts()).slice(1, 3)).toEqual(['Задачи', 'Звонок']);
    const admin = (await openPage(browser, WIDE)).page;
    await signIn(admin, product.url, 'admin');
    await admin.waitForURL(/\/incidents$/);
    expect(await rail(admin).getByRole('link', { name: 'Задачи' }).count()).toBe(0);
    const head = (await openPage(browser, WIDE)).page;
    await signIn(head, product.url, 'head');
    await head.waitForURL(/scope=team/);
  });

  it('has five signs at the foot of a phone at most; the others lie behind «Ещё»', async () => {
    const { page } = await pageOf('head', '/cases', NARROW);
    await rail(page).getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('menuitem', { name: 'Сбои' }).click();
    await page.waitForURL(/\/incidents$/);
    const shown = await rail(page).locator('a:visible, button:visible').count();
    expect(shown).toBeLessThanOrEqual(5);
    expect(await overflows(page)).toBe(false);
  });

  it('changes the language where one is, and keeps it', async () => {
    const { page } = await pageOf('secretary1', '/cases');
    await page.getByRole('button', { name: /вид и выход/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
  });
});

describe('what goes wrong', () => {
  it('is said inside the frame: an address that leads nowhere, and a page one may not see', async () => {
    const { page } = await pageOf('driver', '/nowhere/at/all');
    await page.getByText('Такой страницы нет').waitFor();
    await page.getByRole('link', { name: 'К началу' }).click();
    await page.getByRole('heading', { level: 1, name: 'Задачи' }).waitFor();
    await page.goto(`${product.url}/people`);
    await page.getByText('Это может сделать не каждый').waitFor();
    expect(await page.getByText('Номер для поддержки').count()).toBe(0);
  });

  it('on our side has a number for support, of which the log knows the whole', async () => {
    const { page } = await pageOf('secretary1', '/clients');
    const instance = '01920000-0000-7000-8000-00007e4cad02';
    await page.route('**/api/v1/cases?*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 500, code: 'internal', title: '', detail: '', instance }),
      }),
    );
    await page.goto(`${product.url}/cases`);
    await page.getByText('Номер для поддержки: 7e4cad02').waitFor();
    await page.unroute('**/api/v1/cases?*');
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByText('Д-').first().waitFor();
  });

  it('when the network is away is said with what waits here and when it is tried again, and goes by itself', async () => {
    const { page } = await pageOf('secretary1', `/tasks/${task}`);
    await page.getByRole('textbox', { name: 'Город' }).first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: 'Город' }).first().fill('Пермь');
    await page.getByText(/Нет связи с \d/).waitFor();
    await page.getByText('1 черновик').waitFor();
    await page.getByText(/повтор через \d+/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/Нет связи с \d/).waitFor({ state: 'detached' });
    await expect(page.getByRole('textbox', { name: 'Город' }).first().inputValue()).resolves.toBe('Пермь');
  });

  it('when a part of the page is gone after a new version: the page is loaded again by itself, once', async () => {
    const { page } = await openPage(browser, WIDE);
    page.setDefaultTimeout(10_000);
    await page.route('**/assets/CasesPage-*', (route) => route.fulfill({ status: 404, body: '' }));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await signIn(page, product.url, 'secretary1');
    const before = loads;
    await rail(page).getByRole('link', { name: 'Дела' }).click();
    await page.getByText('Программа обновилась').waitFor();
    expect(loads - before).toBe(1);
    await page.unroute('**/assets/CasesPage-*');
    await page.getByRole('button', { name: 'Загрузить страницу заново' }).click();
    await page.getByRole('heading', { level: 1, name: 'Дела' }).waitFor();
  });
});

describe('the design system', () => {
  it('has the contrast that each pair of colours needs, in both looks, and with more of it where one asks', async () => {
    const { page } = await pageOf('secretary1', '/design');
    for (const contrast of ['no-preference', 'more'] as const) {
      await page.emulateMedia({ contrast });
      await page.reload();
      await page.locator('[data-contrast]').first().waitFor();
      const pairs = await page
        .locator('[data-least]')
        .evaluateAll((all) => all.map((one) => [one.textContent, Number(one.getAttribute('data-contrast')), Number(one.getAttribute('data-least'))] as const));
      expect(pairs.length).toBeGreaterThan(20);
      expect(pairs.filter(([, found, least]) => !(found >= least))).toEqual([]);
    }
  });

  it('stands still where one asks for it, and shows its words in three languages', async () => {
    const { page } = await pageOf('secretary1', '/design');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Harriet Quillfeather').first().waitFor();
    await page.getByText('沈晓岚').first().waitFor();
    expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
  });
});
