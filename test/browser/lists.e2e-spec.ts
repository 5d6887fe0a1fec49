import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import { KIND_OF, SHAPES } from '../faults/shapes.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };
const SUPPLIER = 'ООО «Пример Снабжения»';

let product: Product;
let browser: Browser;
let secretary: Person;
beforeAll(async () => {
  const env = { REGLAMENT_PACKS: SHAPES.packs, REGLAMENT_PACK: SHAPES.pack, REGLAMENT_BUNDLE: SHAPES.bundle };
  [product, browser] = await Promise.all([Product.startWith({ env, conditions: ['shapes'] }), startBrowser()]);
  secretary = await Person.signIn(product, 'secretary1');
  await (await Person.signIn(product, 'manager1')).post('/suppliers', { name: SUPPLIER });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const FINDINGS = `axe.run('[data-field="goods"]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' at ' + target.join(' '))))`;

/** What of the list not everybody can use (WCAG 2.2 AA). */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(FINDINGS);
}

/** A task with a list, open in a browser. */
async function openTask(size: { width: number; height: number }) {
  const task = await secretary.taskOf((await siteRequest(product, { kind: KIND_OF.answered })).body.caseId);
  const opened = await openPage(browser, size);
  await signIn(opened.page, product.url, 'secretary1');
  await opened.page.goto(`${product.url}/tasks/${task.id}`);
  await opened.page.getByText('начните с первого товара').waitFor();
  return { ...opened, task, saved: async () => (await secretary.get<TaskPageDto>(`/tasks/${task.id}`)).body };
}

const cell = (page: Page, title: string, row: number) =>
  page
    .getByLabel(`${title}, строка ${row}`)
    .or(page.getByLabel(`${title} *, строка ${row}`))
    .first();
const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.closest("[data-cell]")?.dataset.cell ?? document.activeElement.textContent.trim()');

describe('in the browser, a list of a form', () => {
  it('WT-2.4 is filled without the mouse: rows are added by Enter, left by Enter, taken out and brought back', async () => {
    const { page, troubles, task, saved } = await openTask(WIDE);
    await page.getByLabel('Заметка').focus();
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^Добавить товар/);
    await page.keyboard.press('Enter');
    await cell(page, 'Наименование', 1).waitFor();
    expect(await focused(page)).toBe('goods.0.name');
    await page.keyboard.type('Пульт');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1 250,50');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('goods.0.unit');
    expect(await cell(page, 'Количество', 1).inputValue()).toBe('1\u00a0250,50');
    await page.keyboard.press('Enter');
    await page.keyboard.type('пример');
    await page.getByRole('option', { name: SUPPLIER }).waitFor();
    await page.keyboard.press('Enter');
    expect(await cell(page, 'Поставщик', 1).inputValue()).toBe(SUPPLIER);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('goods.1.name');

    // Up and down a column, and out of a row in which nothing was said.
    await page.keyboard.type('Стойка');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('goods.0.name');
    await page.keyboard.press('Control+Delete');
    await page.getByText('Строка убрана').waitFor();
    expect([await focused(page), await cell(page, 'Наименование', 1).inputValue()]).toEqual(['goods.0.name', 'Стойка']);
    await page.getByRole('button', { name: /^Вернуть/ }).click();
    await cell(page, 'Наименование', 2).waitFor();
    expect(await cell(page, 'Наименование', 1).inputValue()).toBe('Пульт');

    // It is the server's within a second or so, and there again after a reload.
    await product.until('the draft to be kept', async () => JSON.stringify((await saved()).draft?.data['goods'])?.includes('Стойка'));
    await page.reload();
    await cell(page, 'Наименование', 2).waitFor();
    expect([await cell(page, 'Количество', 1).inputValue(), await cell(page, 'Поставщик', 1).inputValue()]).toEqual(['1\u00a0250,50', SUPPLIER]);

    // What is lacking is told beneath its cell, and the hand is there.
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Alt+1');
    await page.waitForFunction('document.activeElement.closest("[data-cell]")?.dataset.cell === "goods.1.quantity"');
    expect(await page.locator('[data-cell="goods.1.quantity"]').getByText('Нужно заполнить').isVisible()).toBe(true);
    await page.keyboard.type('2.5');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table', { name: 'Товары' }).getByText('Стойка').waitFor();
    const { data } = await saved();
    expect(data['goods']).toEqual([
      { name: 'Пульт', quantity: '1250.50', supplier: expect.any(String) as string },
      { name: 'Стойка', quantity: '2.5' },
    ]);
    await page.goto(`${product.url}/tasks/${task.id}`);
    for (const words of ['1\u00a0250,50', SUPPLIER]) await page.getByRole('table', { name: 'Товары' }).getByText(words).waitFor();
    expect(troubles).toEqual([]);
  });

  it('is a card per row on a telephone, has an end, and never moves the page sideways', async () => {
    const { page, troubles } = await openTask(NARROW);
    for (let row = 1; row <= 5; row += 1) {
      await page.getByRole('button', { name: 'Добавить товар' }).click();
      await cell(page, 'Наименование', row).fill(`Товар с очень длинным наименованием, которое никуда не помещается целиком ${row}`);
    }
    await page.getByText('Больше 5 строк здесь не бывает').waitFor();
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Убрать строку 2' }).click();
    expect(await cell(page, 'Наименование', 2).inputValue()).toMatch(/ 3$/);
    await cell(page, 'Количество', 1).fill('много');
    await cell(page, 'Количество', 2).focus();
    await page.locator('[data-cell="goods.0.quantity"]').getByText('Число больше 0').waitFor();
    expect([await overflows(page), await findings(page)]).toEqual([false, []]);
    expect(troubles).toEqual([]);
  });

  it('shows the server’s sentence at the row that one sees, though rows in which nothing was said were not sent', async () => {
    const { page, troubles } = await openTask(WIDE);
    const add = page.getByRole('button', { name: 'Добавить товар' });
    for (let row = 0; row < 2; row += 1) await add.click();
    await cell(page, 'Наименование', 2).fill('Пульт');
    await cell(page, 'Количество', 2).fill('1');
    // The page does not judge how long a name may be in the server's eyes once it is changed under it.
    await page.route('**/complete', async (route) => {
      const body = route.request().postDataJSON() as { data: { goods: { quantity: string }[] } };
      body.data.goods[0]!.quantity = '0';
      await route.continue({ postData: JSON.stringify(body) });
    });
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-cell="goods.1.quantity"]').getByText('Здесь нужно число больше нуля').waitFor();
    expect(await focused(page)).toBe('goods.1.quantity');
    // A 422 is said in the console by the browser itself.
    expect(troubles.filter((one) => !one.includes('422'))).toEqual([]);
  });
});
