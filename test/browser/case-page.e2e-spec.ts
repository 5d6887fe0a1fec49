import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { tellEvent } from '#domain/audit/event.repository.js';
import type { Database } from '#domain/database/database.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let database: Database;
let secretary: Person;
let caseId: string;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
  caseId = (await siteRequest(product, { client: { name: 'Пример Путёв', phone: '8 900 000-83-01' } })).body.caseId;
  await secretary.complete(await secretary.taskOf(caseId), 'confirmed', CONFIRMED);
  await product.until('the manager’s task', async () => (await secretary.case(caseId)).processes.some(({ process }) => process === 'contact') || undefined);
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await product?.stop();
});

async function pageOf(login: string, path: string, size = WIDE) {
  const opened = await openPage(browser, size);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}

/** What a checker of accessibility finds wrong, by the rule's name. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ violations: { id: string }[] }>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.violations.map(({ id }) => id);
}

describe('the way of a case', () => {
  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('unfolds as the diagram of its process by a key, lit where it was taken, with the same steps as a list, on a %s screen', async (_name, size) => {
    const { page, troubles } = await pageOf('director1', `/cases/${caseId}`, size);
    await page.getByRole('region', { name: 'Путь дела' }).waitFor();
    await page.keyboard.press('w');
    const diagram = page.getByRole('application', { name: 'Схема процесса «Контакт с клиентом»' });
    await diagram.locator('.djs-shape.map-now').waitFor();
    expect(await diagram.locator('.djs-shape.map-now text').textContent()).toContain('менеджер');
    await page.getByRole('button', { name: 'Приём заявки' }).click();
    const intake = page.getByRole('application', { name: 'Схема процесса «Приём заявки»' });
    await intake.locator('.djs-shape.map-taken').nth(3).waitFor();
    await intake.locator('.bjs-powered-by').waitFor();
    const steps = page.getByRole('list', { name: 'Шаги процесса «Приём заявки»' });
    await expect(steps.getByRole('listitem').count()).resolves.toBe(9);
    await steps.getByText('из 10 мин').waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('is moved, made larger and shown whole by the keyboard', async () => {
    const { page } = await pageOf('director1', `/cases/${caseId}`);
    await page.getByRole('region', { name: 'Путь дела' }).waitFor();
    await page.keyboard.press('w');
    const view = page.getByRole('application');
    await view.locator('.djs-shape.map-now').waitFor();
    const at = () => view.locator('.viewport').getAttribute('transform');
    const [begun] = [await at()];
    await view.focus();
    await page.keyboard.press('ArrowRight');
    const moved = await at();
    await page.keyboard.press('Equal');
    const larger = await at();
    await page.keyboard.press('Digit0');
    expect(new Set([begun, moved, larger]).size).toBe(3);
    expect(await at()).toBe(begun);
  });
});

describe('the page of a case', () => {
  it('takes a note by Enter and Ctrl Enter from whoever has nothing else to do there, and keeps what is typed over a reload', async () => {
    const { page, troubles } = await pageOf('director1', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Заметка' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Клиент приедет сам');
    await page.reload();
    const field = page.getByRole('textbox', { name: 'Добавить в историю' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('Клиент приедет сам');
    await field.focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'История' }).getByText('Клиент приедет сам').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.getByRole('link', { name: /^Заметки/ }).click();
    await page.waitForURL(/kind=notes/);
    await page.getByText('Заявка подтверждена по телефону').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('says why the manager has the task, in a popover that Escape closes, with the focus back on its button', async () => {
    const { page } = await pageOf('director1', `/cases/${caseId}`, NARROW);
    const ask = page.getByRole('button', { name: 'Почему: Задача: Связаться с клиентом' });
    await ask.click();
    const why = page.getByRole('dialog');
    await why.getByRole('row', { name: /выбран/ }).waitFor();
    await why.getByText('60 рабочих минут').waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Почему: Задача: Связаться с клиентом');
  });

  it('of 500 events draws those that are looked at, within 400 ms of their answer, and goes on to the first', async () => {
    const { body } = await siteRequest(product, { client: { name: 'Пример Долгов', phone: '8 900 000-83-02' } });
    const [row] = await database.asSystem((tx) => tx.rows<{ organisation: string }>(`SELECT organisation FROM case_file WHERE id = $1`, [body.caseId]));
    await database.asSystem(async (tx) => {
      const at = Date.now();
      for (let i = 1; i <= 500; i++)
        await tellEvent(tx, {
          ...row!,
          at: new Date(at - i * 3_600_000),
          kind: 'case.noted',
          actor: 'system',
          caseId: body.caseId,
          instance: null,
          objects: [],
          data: { text: `Запись ${i}` },
        });
    });
    const { page, troubles } = await pageOf('director1', '/cases');
    const link = page.getByRole('link', { name: /Пример Долгов/ });
    await link.waitFor();
    // As a hand does it: the pointer is over the link a moment before it presses.
    await link.hover();
    await page.waitForTimeout(300);
    const begun = Date.now();
    await link.click();
    await page.getByText('Запись 1', { exact: true }).waitFor();
    const took = Date.now() - begun;
    for (let i = 0; i < 60 && !(await page.getByText('Запись 500', { exact: true }).isVisible()); i++) {
      await page.evaluate(`document.getElementById('main').scrollTo(0, 1e9)`);
      await page.waitForTimeout(150);
    }
    await page.getByText('Запись 500', { exact: true }).waitFor();
    expect(await page.locator('section[aria-labelledby=story] ol > li').count()).toBeLessThan(100);
    expect(troubles).toEqual([]);
    expect(took).toBeLessThan(400 * SLOWER);
  });
});

/** Test machines share their cores; what is measured by hand is in docs/performance.md. */
const SLOWER = 4;

describe('the map of a process', () => {
  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('leads from the count of a step to just its cases, on a %s screen', async (_name, size) => {
    const { page, troubles } = await pageOf('head', '/processes/contact', size);
    await page.locator('.djs-shape').first().waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('list', { name: 'Шаги процесса «Контакт с клиентом»' }).getByRole('link').first().click();
    await page.waitForURL(/\/cases\?process=contact&step=contacting/);
    await page.getByText('Пример Путёв').waitFor();
    await page.getByText('Контакт с клиентом, шаг «менеджер связывается»').waitFor();
    expect(troubles).toEqual([]);
  });
});

describe('the list of cases', () => {
  it('is looked through by keyboard, keeps what was typed in the URL, and offers the closed ones where nothing is found', async () => {
    const { page, troubles } = await pageOf('director1', '/cases', NARROW);
    await page.getByText('Пример Путёв').waitFor();
    await page.keyboard.press('Slash');
    await page.keyboard.type('никого такого');
    await page.getByText('Ничего не нашлось').waitFor();
    await page.getByRole('link', { name: 'Искать и среди закрытых' }).waitFor();
    await page.getByRole('searchbox').fill('путев');
    await page.getByText('Пример Путёв').waitFor();
    await page.waitForURL(/q=/);
    expect(await overflows(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe('the page of a client', () => {
  it('is told that two clients are two by one press, and takes it back by another', async () => {
    await siteRequest(product, { client: { name: 'Пример Левый', phone: '8 900 000-84-01' } });
    await siteRequest(product, { client: { name: 'Пример Правый', email: 'pravy@example.com' } });
    const { body } = await siteRequest(product, { client: { phone: '8 900 000-84-01', email: 'pravy@example.com' } });
    const id = (await secretary.case(body.caseId)).client!.id;
    const { page, troubles } = await pageOf('secretary1', `/clients/${id}`);
    await page.getByRole('button', { name: 'Это разные клиенты: Пример Правый' }).click();
    await page.getByText('Возможно, это один и тот же клиент').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Вернуть' }).click();
    await page.getByText('Возможно, это один и тот же клиент').waitFor();
    expect(troubles).toEqual([]);
  });
});
