import type { Browser } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
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

describe('the page of people', () => {
  it('shows who is here and who stands in, takes an absence and a duty, by keyboard', async () => {
    const { page, troubles } = await pageOf('head', '/people');
    const third = page.getByRole('article', { name: 'Демо Менеджер-Третий' });
    await third.getByText('Замещает Демо Менеджер-Второй').waitFor();
    await third.getByRole('button', { name: 'Уже на месте' }).click();
    await third.getByText('На месте').waitFor();
    const first = page.getByRole('article', { name: 'Демо Менеджер-Первый' });
    await first.getByRole('button', { name: 'Отсутствует' }).click();
    await first.getByRole('button', { name: 'На неделю' }).click();
    await page.keyboard.press('Control+Enter');
    await first.getByText('Отпуск, до').waitFor();
    const duty = page.getByRole('article', { name: 'Пропущенные звонки' });
    await duty.getByRole('button', { name: 'Назначить' }).click();
    await page.keyboard.type('Вторая');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await duty.getByText('Демо Секретарь-Вторая').waitFor();
    expect(troubles).toEqual([]);
  });

  it('ALL-5 hands over what somebody has, says before how much that is, and the next holder reads why', async () => {
    const secretary = await Person.signIn(product, 'secretary2');
    const { caseId } = (await siteRequest(product)).body;
    const task = await secretary.taskOf(caseId);
    await secretary.post(`/tasks/${task.id}/claim`, { version: task.version });
    const { page, troubles } = await pageOf('head', '/people', NARROW);
    const leaver = page.getByRole('article', { name: 'Демо Секретарь-Вторая' });
    await leaver.getByRole('button', { name: 'Передать дела' }).click();
    await leaver.getByText('Сейчас в руках: 1 открытая задача, 0 клиентов.').waitFor();
    await page.keyboard.type('Секретарь-Первая');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await leaver.getByLabel('Больше не работает').check();
    expect(await overflows(page)).toBe(false);
    await leaver.getByRole('button', { name: 'Передать дела и закрыть вход' }).click();
    await page.getByText('Передано: людям 1, группам 0').waitFor();
    await leaver.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    const receiver = await pageOf('secretary1', `/tasks/${task.id}`, NARROW);
    await receiver.page.getByText('Вам: передано от сотрудника Демо Секретарь-Вторая').waitFor();
    expect(await overflows(receiver.page)).toBe(false);
    expect(receiver.troubles).toEqual([]);
  });

  it('is not offered to those who do not manage people', async () => {
    const { page } = await pageOf('manager1', '/');
    await page.getByRole('link', { name: 'Дела', exact: true }).waitFor();
    await expect(page.getByRole('link', { name: 'Люди' }).count()).resolves.toBe(0);
  });
});
