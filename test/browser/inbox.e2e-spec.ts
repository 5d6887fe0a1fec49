import type { Browser, Page } from 'playwright-core';
import type { Database } from '#domain/database/database.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { openDatabase } from '../harness/database.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const MIDDLE = { width: 1100, height: 800 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let database: Database;
let secretary: Person;
let second: Person;
let head: Person;
const NAMES = ['Анна Первая', 'Борис Второй', 'Вера Третья', 'Глеб Четвёртый'];
/** The open task of each client. */
const tasks: Record<string, TaskDetailDto> = {};

beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  database = await openDatabase(product.database);
  [secretary, second, head] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2'), await Person.signIn(product, 'head')];
  for (const [index, name] of NAMES.entries()) tasks[name] = await newTask(name, index);
});
afterAll(async () => {
  await database?.close();
  await browser?.close();
  await product?.stop();
});

async function newTask(name: string, index: number): Promise<TaskDetailDto> {
  const { caseId } = (await siteRequest(product, { client: { name, phone: `8 900 000-61-0${index}` } })).body;
  const task = await secretary.taskOf(caseId);
  // In the order in which they came, whatever the hour.
  const due = new Date(Date.now() + (40 + index) * 60_000);
  await database.asSystem((tx) => tx.change(`UPDATE task SET due_at = $2, warn_at = $2 WHERE id = $1`, [task.id, due]));
  await database.asSystem((tx) => tx.change(`UPDATE inbox SET due_at = $2 WHERE task = $1`, [task.id, due]));
  return { ...task, dueAt: due.toISOString() };
}

async function inboxOf(login: string, path = '/', size = WIDE): Promise<{ page: Page; troubles: string[] }> {
  const opened = await openPage(browser, size);
  opened.page.setDefaultTimeout(10_000);
  await signIn(opened.page, product.url, login);
  if (path !== '/') await opened.page.goto(product.url + path);
  await opened.page.locator('li[aria-posinset]').first().waitFor();
  return opened;
}

const row = (page: Page, name: string) => page.locator('li[aria-posinset]', { hasText: name });
const underHand = (page: Page) => page.locator('li[aria-posinset] a[tabindex="0"] b').first().innerText();
const shown = async (page: Page) => (await page.locator('li[aria-posinset] a b').allInnerTexts()).filter((name) => NAMES.includes(name));
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const holder = async (name: string) => (await secretary.get<TaskDetailDto>(`/tasks/${tasks[name]!.id}`)).body.assignee?.name ?? null;
const FIRST = 'Демо Секретарь-Первая';
const OTHER = 'Демо Секретарь-Вторая';
/** Whatever the test before left: each task lies with its group. */
beforeEach(async () => {
  for (const { id } of Object.values(tasks))
    await product.until('the task to be nobody’s', async () => {
      const { assignee, version } = (await head.get<TaskDetailDto>(`/tasks/${id}`)).body;
      return assignee === null || (await head.post(`/tasks/${id}/release`, { version }), undefined);
    });
});
const isHeld = (name: string, by: string | null) => product.until(`${name} to be held by ${by}`, async () => (await holder(name)) === by || undefined);

describe('the inbox', () => {
  it('takes the row under the hand by one key, and gives it back by another, without leaving the list', async () => {
    const { page, troubles } = await inboxOf('secretary1');
    expect(await shown(page)).toEqual(NAMES);
    await press(page, 'j', 'j', 'c'); // faster than the preview comes
    await page.getByText('Задача у вас').waitFor();
    expect([await underHand(page), await holder(NAMES[1]!)]).toEqual([NAMES[1], FIRST]);
    await press(page, 'z');
    await isHeld(NAMES[1]!, null);
    await press(page, 's');
    await page.getByRole('form', { name: 'Отложить задачу' }).waitFor();
    await page.keyboard.type('Обедает');
    await press(page, 'Control+Enter');
    await page.getByText('Отложено до').waitFor();
    await row(page, NAMES[1]!).getByText('ушла').waitFor();
    expect(await underHand(page)).toBe(NAMES[1]);
    await press(page, 'z');
    await row(page, NAMES[1]!).getByText('ушла').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/');
    expect(troubles).toEqual([]);
  });

  it('takes what is marked at once; what a colleague was faster with stays marked, with the reason in its row; one key takes all of it back', async () => {
    const { page, troubles } = await inboxOf('secretary1');
    await press(page, 'j', 'x', 'Shift+J', 'Shift+J');
    await page.getByText('Выбраны 3 задачи').waitFor();
    await page.route('**/api/v1/tasks/bulk', async (route) => {
      const task = (await second.get<TaskDetailDto>(`/tasks/${tasks[NAMES[1]!]!.id}`)).body;
      if (task.assignee === null) await second.post(`/tasks/${task.id}/claim`, { version: task.version });
      await route.continue();
    });
    await press(page, 'c');
    await page.getByText('Взято: 2, нет: 1 (у других 1)').waitFor();
    expect(await Promise.all(NAMES.slice(0, 3).map(holder))).toEqual([FIRST, OTHER, FIRST]);
    await page.getByText('Выбрана 1 задача').waitFor();
    await row(page, NAMES[1]!).getByText(`Уже у: ${OTHER}`).waitFor();
    await press(page, 'z');
    await page.getByText('Вернули как было: 2').waitFor();
    expect(await Promise.all(NAMES.slice(0, 3).map(holder))).toEqual([null, OTHER, null]);
    await press(page, 'Escape');
    await page.getByText('Выбрана').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('is passed on as a whole by the head, and every row goes back to whom it was with', async () => {
    const mine = (await secretary.get<TaskDetailDto>(`/tasks/${tasks[NAMES[0]!]!.id}`)).body;
    await secretary.post(`/tasks/${mine.id}/claim`, { version: mine.version });
    const { page, troubles } = await inboxOf('head', '/?scope=team');
    await press(page, 'j', 'Control+A');
    await page.getByText('Выбраны 4 задачи').waitFor();
    await press(page, 'a');
    await page.getByRole('form', { name: 'Передать 4 задачи' }).waitFor();
    await page.keyboard.type('Вторая');
    await page.getByRole('option', { name: OTHER }).waitFor();
    await press(page, 'ArrowDown', 'Enter', 'Control+Enter');
    await page.getByText('Передано: 4').waitFor();
    expect(await Promise.all(NAMES.map(holder))).toEqual([OTHER, OTHER, OTHER, OTHER]);
    await press(page, 'z');
    await page.getByText('Вернули как было: 4').waitFor();
    expect(await Promise.all(NAMES.map(holder))).toEqual([FIRST, null, null, null]);
    expect(troubles).toEqual([]);
  });

  it('shows to both who look at it what either does, in place, and never moves what is under the hand', async () => {
    const [one, other] = [await inboxOf('secretary1', '/?scope=group'), await inboxOf('secretary2', '/?scope=group')];
    await press(one.page, 'End', 'k');
    await press(other.page, 'End', 'k');
    expect([await underHand(one.page), await underHand(other.page)]).toEqual([NAMES[2], NAMES[2]]);
    const place = await row(one.page, NAMES[2]!).boundingBox();
    await press(other.page, 'c');
    await row(one.page, NAMES[2]!).getByTitle(`У: ${OTHER}`).waitFor();
    await newTask('Яна Новая', 9);
    await one.page.getByText('новая', { exact: false }).first().waitFor();
    await press(one.page, 'c'); // it is another's now: nothing is taken out of her hands
    expect([await underHand(one.page), await row(one.page, NAMES[2]!).boundingBox(), await holder(NAMES[2]!)]).toEqual([NAMES[2], place, OTHER]);
    await press(one.page, '.');
    await row(one.page, 'Яна Новая').waitFor();
    expect(await underHand(one.page)).toBe(NAMES[2]);
    await press(other.page, 'z');
    await isHeld(NAMES[2]!, null);
    expect([...one.troubles, ...other.troubles]).toEqual([]);
  });

  it('comes back from a task to the row that one left it from', async () => {
    const { page, troubles } = await inboxOf('secretary1', '/?scope=group&sort=client');
    await press(page, 'j', 'j', 'j', 'Enter');
    await page.waitForURL(/\/tasks\//);
    await page.goBack();
    await row(page, NAMES[2]!).waitFor();
    await page.locator('li[aria-posinset] a:focus', { hasText: NAMES[2]! }).waitFor();
    expect(await underHand(page)).toBe(NAMES[2]);
    expect(troubles).toEqual([]);
  });
});

describe('a search in the inbox', () => {
  it('begins with a slash, leads into the list by Enter, says what it looks by where nothing is found, and is an address', async () => {
    const { page, troubles } = await inboxOf('secretary1');
    await press(page, '/');
    await page.keyboard.type('61 02'); // a part of a telephone number
    await row(page, NAMES[0]!).waitFor({ state: 'detached' });
    expect(await shown(page)).toEqual([NAMES[2]]);
    await press(page, 'Enter');
    await page.locator('li[aria-posinset] a:focus').waitFor();
    await page.waitForURL(/q=/);
    await page.reload();
    await row(page, NAMES[2]!).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('61 02');
    await press(page, '/', 'Control+A');
    await page.keyboard.type('совсем никого');
    await page.getByText('По запросу «совсем никого» ничего нет').waitFor();
    await press(page, 'Escape');
    await row(page, NAMES[0]!).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe('a view of the inbox', () => {
  it('is made by keyboard, shared with the group, opened by a colleague at its address, deleted and brought back', async () => {
    const { page, troubles } = await inboxOf('secretary1', '/?q=61 01&sort=client');
    await press(page, 'Shift+V');
    await page.keyboard.type('Второй клиент');
    await page.getByLabel('Кто ещё видит').selectOption({ label: 'Секретари' });
    await page.getByLabel('Название').focus();
    await press(page, 'Enter');
    const tab = page.getByRole('link', { name: /Второй клиент\s*1/ });
    await tab.waitFor();
    await page.waitForURL(/view=/);
    expect(await tab.getAttribute('aria-current')).toBe('page');
    expect(await shown(page)).toEqual([NAMES[1]]);
    const other = await inboxOf('secretary2', new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await shown(other.page)).toEqual([NAMES[1]]);
    await press(other.page, 'f');
    await other.page.getByRole('group', { name: 'Отбор и порядок' }).waitFor();
    expect(await other.page.getByRole('button', { name: 'Удалить вид' }).count()).toBe(0);
    await press(page, 'f');
    await page.getByRole('button', { name: 'Удалить вид' }).click();
    await page.getByText('Вид удалён').waitFor();
    await tab.waitFor({ state: 'detached' });
    await press(page, 'z');
    await tab.waitFor();
    expect([...troubles, ...other.troubles]).toEqual([]);
  });
});

describe('the preview', () => {
  it('folds where there is no room beside the list, and opens by a key, or by itself when an act in it asks for something', async () => {
    const { page, troubles } = await inboxOf('secretary2', '/', MIDDLE);
    const peek = page.getByRole('complementary', { name: 'О выбранной задаче' });
    expect(await peek.isVisible()).toBe(false);
    await press(page, 'p');
    await peek.waitFor();
    await press(page, 'p');
    await peek.waitFor({ state: 'hidden' });
    await press(page, 'j', 's');
    await page.getByRole('form', { name: 'Отложить задачу' }).waitFor();
    await page.locator('input:focus').waitFor();
    await press(page, 'Escape');
    await peek.waitFor({ state: 'hidden' });
    expect([await overflows(page), troubles]).toEqual([false, []]);
  });
});

describe('on a telephone', () => {
  it('rows are marked by thumb and acted on together; nothing is wider than the screen', async () => {
    const { page, troubles } = await inboxOf('secretary2', '/', NARROW);
    await page.getByRole('button', { name: 'Выбрать', exact: true }).click();
    await page.getByRole('checkbox').nth(1).click();
    await page.getByRole('checkbox').nth(2).click();
    await page.getByText('Выбраны 2 задачи').waitFor();
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Отложить' }).click();
    await page.getByRole('form', { name: 'Отложить 2 задачи' }).waitFor();
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Свернуть' }).click();
    await page.getByRole('button', { name: 'Снять выбор' }).click();
    await page.getByRole('button', { name: 'Отбор и порядок' }).click();
    await page.getByRole('searchbox').waitFor();
    expect([await overflows(page), troubles]).toEqual([false, []]);
  });
});

describe('a list of ten thousand rows', () => {
  beforeAll(async () => {
    // As the first one, each with an id of its own and due a second after the other.
    await database.asSystem((tx) =>
      tx.change(
        `INSERT INTO task SELECT (jsonb_populate_record(t, jsonb_build_object('id', md5('row' || n)::uuid, 'due_at', now() + interval '1 day' + make_interval(secs => n), 'warn_at', null, 'assignee', null))).*
           FROM task t, generate_series(1, 10000) n WHERE t.id = $1`,
        [tasks[NAMES[3]!]!.id],
      ),
    );
    await database.asSystem((tx) =>
      tx.change(
        `INSERT INTO inbox (task, principal, organisation, due_at) SELECT id, 'role:' || role, organisation, due_at FROM task WHERE due_at > now() + interval '1 day'`,
      ),
    );
  });

  it('has only what is in sight in the page, is walked by keys with the hand always in sight, and is fetched as one goes', async () => {
    const { page, troubles } = await inboxOf('secretary1', '/?scope=group');
    const rows = page.locator('li[aria-posinset]');
    for (let ends = 0; ends < 12; ends += 1) {
      await press(page, 'End');
      await page.waitForTimeout(60);
    }
    await product.until(
      'further pages',
      async () =>
        Number(await page.locator('li[aria-posinset] a[tabindex="0"]').locator('..').getAttribute('aria-posinset')) > 300 ||
        (await press(page, 'End'), undefined),
    );
    expect(await rows.count()).toBeLessThan(80);
    const focused = page.locator('li[aria-posinset] a:focus');
    await press(page, 'j', 'PageUp', 'PageUp');
    expect(await focused.isVisible()).toBe(true);
    const box = await focused.boundingBox();
    expect(box!.y).toBeGreaterThan(100);
    expect(box!.y + box!.height).toBeLessThan(WIDE.height);
    await press(page, 'Home');
    expect(await underHand(page)).toBe(NAMES[0]);
    expect(troubles).toEqual([]);
  });

  it('asks again for what is in sight alone when something changes, however much was fetched', async () => {
    const { page, troubles } = await inboxOf('secretary1', '/?scope=group');
    for (let ends = 0; ends < 8; ends += 1) {
      await press(page, 'End');
      await page.waitForTimeout(250);
    }
    const asked: string[] = [];
    page.on('request', (request) => /\/api\/v1\/tasks\?/.test(request.url()) && asked.push(request.url()));
    const { id, version } = (await second.get<TaskDetailDto>(`/tasks/${tasks[NAMES[0]!]!.id}`)).body;
    await second.post(`/tasks/${id}/claim`, { version });
    await product.until('the list to ask again', () => Promise.resolve(asked.length > 0 || undefined));
    await page.waitForTimeout(500);
    expect(asked.length).toBeLessThan(5);
    expect(troubles).toEqual([]);
  });
});
