import type { Browser } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Product } from '../harness/product.js';

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

describe('in the browser, a process started by hand', () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('begins on a telephone with its form, tells what is missing, and leads to the page of the matter; the head sees what is asked', async () => {
    const { page, troubles } = await openPage(browser, NARROW);
    await signIn(page, product.url, 'driver');
    await page.getByRole('link', { name: 'Начать' }).click();
    await page.getByRole('link', { name: /Заявление на отпуск/ }).click();
    await page.waitForURL(/\/start\/leave-request$/);
    await page.getByLabel('Что важно знать').waitFor();
    expect(await overflows(page)).toBe(false);

    await page.keyboard.press('Control+Enter');
    await page.getByText('Нужно заполнить').first().waitFor();
    for (const [field, day] of [
      ['С какого числа', '23'],
      ['По какое число', '25'],
    ] as const) {
      await page.getByLabel(field).first().click();
      await page.locator('table button:visible', { hasText: day }).first().click();
    }
    await page.getByLabel('Вид отпуска').first().click();
    await page.getByRole('option', { name: 'Учебный' }).click();
    await page.getByLabel('Что важно знать').fill('Сессия');
    expect(await overflows(page)).toBe(false);
    await page.keyboard.press('Control+Enter');

    await page.waitForURL(/\/cases\//);
    for (const words of ['Заявление на отпуск', 'Демо Водитель', 'Учебный', 'Сессия']) await page.getByText(words).first().waitFor();
    await page.getByText('Ответить на заявление на отпуск').first().waitFor();
    expect(await overflows(page)).toBe(false);
    expect(troubles).toEqual([]);

    const head = await openPage(browser, WIDE);
    await signIn(head.page, product.url, 'head');
    await head.page.getByText('Демо Водитель').first().waitFor();
    await head.page.keyboard.press('n');
    await head.page.waitForURL(/\/tasks\//);
    await head.page.getByText('Сессия').first().waitFor();
    await head.page.locator('[aria-keyshortcuts^="Control+Enter"]').waitFor(); // the preview of the inbox shows its words, too
    await head.page.keyboard.press('Control+Enter');
    await head.page.getByText('Прочесть ответ: отпуск согласован').first().waitFor();
    expect(head.troubles).toEqual([]);

    await page.getByText('Прочесть ответ: отпуск согласован').first().waitFor();
    expect(troubles).toEqual([]);
  });

  it('is no page for those who may start nothing of this name', async () => {
    const { page, troubles } = await openPage(browser, WIDE);
    await signIn(page, product.url, 'director1');
    await page.getByRole('link', { name: 'Начать' }).click();
    await page.getByText('Начинать нечего').waitFor();
    await page.goto(`${product.url}/start/leave-request`);
    await page.getByText('Такой страницы нет').waitFor();
    expect(troubles).toEqual([]);
  });
});
