import type { Browser } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

describe('in the browser', () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('WT-1.3 a secretary takes a request from the inbox to the manager by keyboard, the manager closes it, the director reads its story', async () => {
    const { body: request } = await siteRequest(product, { client: { name: 'Вера Образцова', phone: '+79000001499' } });
    await Person.signIn(product, 'secretary1').then((person) => person.taskOf(request.caseId));

    const secretary = await openPage(browser, WIDE);
    await signIn(secretary.page, product.url, 'secretary1');
    await secretary.page.getByText('Вера Образцова').first().waitFor();
    await secretary.page.keyboard.press('n');
    await secretary.page.waitForURL(/\/tasks\//);
    await secretary.page.getByLabel('Город').fill('Пермь');
    await secretary.page.getByText('Организация', { exact: true }).click();
    await secretary.page.reload();
    await expect(secretary.page.getByLabel('Город').inputValue()).resolves.toBe('Пермь'); // a closed browser loses nothing
    await secretary.page.keyboard.press('Control+Enter');
    await secretary.page.getByText('Связаться с клиентом').first().waitFor();
    expect(secretary.troubles).toEqual([]);

    const manager = await openPage(browser, WIDE);
    await signIn(manager.page, product.url, 'manager1');
    await manager.page.getByText('Вера Образцова').first().waitFor();
    await manager.page.keyboard.press('n');
    await manager.page.waitForURL(/\/tasks\//);
    await manager.page.getByRole('button', { name: /Договорились/ }).waitFor();
    await manager.page.keyboard.press('Alt+Digit4'); // settled without an offer
    await manager.page.getByLabel('О чём договорились').fill('Счёт завтра');
    await manager.page.keyboard.press('Control+Enter');
    await manager.page.getByText('Договорились').first().waitFor();
    expect(manager.troubles).toEqual([]);

    const director = await openPage(browser, WIDE);
    await signIn(director.page, product.url, 'director1');
    await director.page.goto(`${product.url}/cases/${request.caseId}`);
    for (const words of ['Дело закрыто', 'Позвонить клиенту: Подтверждена, менеджеру', 'Связаться с клиентом: Договорились', 'Счёт завтра'])
      await director.page.getByText(words).first().waitFor();
    expect(director.troubles).toEqual([]);
  });

  it('leads to the missing field, says what is wrong, and sends nothing', async () => {
    const { body: request } = await siteRequest(product);
    const task = await (await Person.signIn(product, 'secretary1')).taskOf(request.caseId);
    const { page, troubles } = await openPage(browser, WIDE);
    await signIn(page, product.url, 'secretary1');
    await page.goto(`${product.url}/tasks/${task.id}`);
    await page.getByLabel('Город').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('input:focus').waitFor();
    await expect(page.locator('input:focus').getAttribute('id')).resolves.toBe(await page.getByLabel('Город').getAttribute('id'));
    expect((await (await Person.signIn(product, 'secretary1')).taskOf(request.caseId)).status).toBe('open');
    expect(troubles).toEqual([]);
  });

  it('never says that something is done before it is: while Temporal is away it is accepted, then done', async () => {
    const { body: request } = await siteRequest(product);
    const task = await (await Person.signIn(product, 'secretary1')).taskOf(request.caseId);
    const { page, troubles } = await openPage(browser, WIDE);
    await signIn(page, product.url, 'secretary1');
    await page.goto(`${product.url}/tasks/${task.id}`);
    await page.getByLabel('Город').fill('Тверь');
    await page.getByText('Частное лицо', { exact: true }).click();
    await product.stopTemporal();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Принято, передаётся').waitFor();
    const saidTooEarly = await page.getByText('Готово:').count();
    await product.startTemporal();
    expect(saidTooEarly).toBe(0);
    await page.getByText('Готово:').first().waitFor({ timeout: 45_000 });
    await page.getByText('Связаться с клиентом').first().waitFor();
    expect(troubles).toEqual([]);
  });

  it.each([
    ['1440×900', WIDE],
    ['390×844', NARROW],
  ])('fits every page into %s', async (_size, size) => {
    const { body: request } = await siteRequest(product, {
      client: {
        name: 'Константин Константинович Длиннофамильный-Переславский',
        company: 'ООО «Научно-производственное объединение сценического оборудования»',
        phone: '+79000001488',
      },
    });
    const task = await (await Person.signIn(product, 'secretary1')).taskOf(request.caseId);
    const { page, troubles } = await openPage(browser, size);
    await page.goto(`${product.url}/login`);
    await page.getByLabel('Логин').waitFor();
    expect(await overflows(page)).toBe(false);
    await signIn(page, product.url, 'secretary1');
    for (const path of ['/', `/tasks/${task.id}`, '/cases', `/cases/${request.caseId}`, '/nothing-here']) {
      await page.goto(product.url + path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('load');
      if (!path.includes('nothing')) await page.getByText('Длиннофамильный').first().waitFor({ state: 'attached' });
      expect([path, await overflows(page)]).toEqual([path, false]);
    }
    expect(troubles).toEqual([]);
  });
});
