import type { Browser } from 'playwright-core';
import type { Database } from '#domain/database/database.js';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import { openPage, signIn, startBrowser } from '../harness/browser.js';
import { openDatabase } from '../harness/database.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };

let product: Product;
let browser: Browser;
let database: Database;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  database = await openDatabase(product.database);
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await product?.stop();
});

/** A call's form with a town typed into it and whose request it is chosen, before anything went wrong. */
async function halfFilled(name: string) {
  const secretary = await Person.signIn(product, 'secretary1');
  const { caseId } = (await siteRequest(product, { client: { name, phone: `+7900${String(Math.random()).slice(2, 9)}` }, city: undefined })).body;
  const { id } = await secretary.taskOf(caseId);
  const { page, troubles } = await openPage(browser, WIDE);
  page.setDefaultTimeout(20_000);
  await signIn(page, product.url, 'secretary1');
  await page.goto(`${product.url}/tasks/${id}`);
  await page.getByLabel('Город').fill('Тверь');
  await page.getByText('Частное лицо', { exact: true }).click();
  await page.getByText('Сохранено').waitFor();
  return { id, page, troubles };
}

const task = async (id: string) => (await (await Person.signIn(product, 'secretary1')).get<TaskPageDto>(`/tasks/${id}`)).body;
/** How often the story of a task's case tells that it was completed. */
const completions = async (id: string) =>
  (await (await Person.signIn(product, 'secretary1')).timeline((await task(id)).caseId!)).items.filter(
    ({ kind, taskId }) => kind === 'task.completed' && taskId === id,
  ).length;

describe('in the middle of a form', () => {
  it('a lost connection loses no word: all of it is there after, arrives by itself, and the outcome goes out', async () => {
    const { id, page } = await halfFilled('Потеряна Связь');
    await page.context().setOffline(true);
    await page.getByLabel('К какому числу').fill('к пятому декабря');
    await page.getByText('Нет связи с').waitFor();
    await page.getByText('Набранное сохранено здесь').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Не отправлено: сервер не ответил').waitFor();
    expect(await page.getByText('Готово:').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('Нет связи с').waitFor({ state: 'detached' });
    await product.until('the words to arrive', async () => (await task(id)).draft?.data['neededBy'] === 'к пятому декабря');
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await page.getByText('Готово: Подтверждена').waitFor();
    expect((await task(id)).data).toMatchObject({ city: 'Тверь', clientKind: 'private', neededBy: 'к пятому декабря' });
    expect(await completions(id)).toBe(1);
  });

  it('a session that has ended says so; after signing in one is back in the form, and nothing is lost', async () => {
    const { id, page } = await halfFilled('Конец Сеанса');
    await page.context().setOffline(true); // what is typed now reaches nobody
    await page.getByLabel('К какому числу').fill('до конца месяца');
    await database.asSystem((tx) => tx.change(`DELETE FROM session WHERE sess->>'person' IS NOT NULL`));
    await page.context().setOffline(false);
    await page.getByText('Сеанс закончился.').waitFor();
    await page.fill('input[name=login]', 'secretary1');
    await page.fill('input[name=password]', 'reglament-demo');
    await page.keyboard.press('Enter');
    await page.getByLabel('К какому числу').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tasks/${id}`);
    expect([await page.getByLabel('Город').inputValue(), await page.getByLabel('К какому числу').inputValue()]).toEqual(['Тверь', 'до конца месяца']);
    await product.until('the words to arrive', async () => (await task(id)).draft?.data['neededBy'] === 'до конца месяца');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Подтверждена').waitFor();
  });

  it('says nothing of a session where one has signed out oneself', async () => {
    const { page } = await halfFilled('Сам Ушёл');
    await page.goto(`${product.url}/`);
    await page.getByRole('button', { name: /вид и выход/ }).click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.locator('input[name=login]').waitFor();
    await page.goto(`${product.url}/cases`);
    await page.locator('input[name=login]').waitFor();
    expect(await page.getByText('Сеанс закончился.').count()).toBe(0);
  });

  it('a server that dies in the middle of a click has taken it or not: sent again it is taken once', async () => {
    const { id, page } = await halfFilled('Сервер Упал');
    await product.end('api');
    product.run('api', 'command-committed:1:kill9'); // the click is a fact, and its answer never comes
    await product.ready();
    await page.getByText('Нет связи с').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await product.until('the server to die', () => Promise.resolve(!product.runs('api')));
    await page.getByText('Не отправлено: сервер не ответил').waitFor();
    expect(await page.getByLabel('Город').inputValue()).toBe('Тверь');
    product.run('api');
    await product.ready();
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await page
      .getByText(/^Готово: Подтверждена|^Принято, передаётся/)
      .first()
      .waitFor();
    await page.getByText('Готово: Подтверждена').waitFor();
    expect(await completions(id)).toBe(1);
  }, 120_000);

  it('what is accepted is never called done: not on the page, not after a reload, not in the list, until it is', async () => {
    const { id, page } = await halfFilled('Движок Молчит');
    await product.stopTemporal();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Принято, передаётся').waitFor();
    const done = page.getByText(/^Готово/);
    const early = [await done.count()];
    await page.reload();
    await page.getByText('Принято, передаётся').waitFor();
    early.push(await done.count());
    await page.goto(`${product.url}/`);
    await page.getByText('Движок Молчит').first().waitFor();
    await page.getByText('передаётся').first().waitFor();
    early.push(await done.count());
    await page.goto(`${product.url}/tasks/${id}`);
    await page.getByText('Принято, передаётся').waitFor();
    await product.startTemporal();
    expect(early).toEqual([0, 0, 0]);
    // Whoever delivers waits longer from try to try.
    await product.until('the outcome to be a fact', async () => (await task(id)).closed?.outcome === 'confirmed', 90_000);
    await page.getByText('Принято, передаётся').waitFor({ state: 'detached' });
  }, 150_000);
});
