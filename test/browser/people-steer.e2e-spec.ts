import type { Browser, Page } from 'playwright-core';
import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { openDatabase } from '../harness/database.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let database: Database;
let secretary: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await product?.stop();
});

/** A request with its first task, which nobody holds yet. */
async function newTask(name: string): Promise<{ caseId: string; taskId: string }> {
  const { caseId } = (await siteRequest(product, { client: { name, phone: `+7900${String(Math.random()).slice(2, 9)}` } })).body;
  return { caseId, taskId: (await secretary.taskOf(caseId)).id };
}

/** Somebody's page at a path. */
async function pageOf(login: string, path: string, size = WIDE): Promise<{ page: Page; troubles: string[] }> {
  const opened = await openPage(browser, size);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}

const incidentOf = (caseId: string) =>
  database.asSystem((tx) =>
    tx.rows(
      `INSERT INTO incident (id, organisation, instance, kind, since, tried) SELECT $1, organisation, id, 'nobody-holds', now() - interval '2 hours', '{"попытки": 3}' FROM process_instance WHERE "case" = $2 AND parent IS NULL`,
      [randomUUID(), caseId],
    ),
  );

describe('incidents', () => {
  it('are counted in the menu, say what happened, and are closed with a reason by keyboard', async () => {
    const { page, troubles } = await pageOf('head', '/incidents');
    await page.getByText('Всё идёт само').waitFor();
    const { caseId } = await newTask('Инна Сбойкина');
    await incidentOf(caseId);
    await page.reload();
    await page.getByText('Дело никто не держит').waitFor();
    await page.getByText('1 открытый сбой').waitFor({ state: 'attached' });
    await page.getByText('2 часа назад').waitFor();
    await page.getByRole('button', { name: 'Закрыть с причиной' }).click();
    await page.keyboard.type('Позвонили клиенту, дело живо');
    await page.keyboard.press('Enter');
    await page.getByText('Всё идёт само').waitFor();
    await page.getByRole('link', { name: 'Закрытые' }).click();
    await page.getByText('Позвонили клиенту, дело живо').waitFor();
    expect(troubles).toEqual([]);
  });

  it('are not shown to those who cannot mend them', async () => {
    const { page } = await pageOf('secretary1', '/');
    await page.getByRole('link', { name: 'Дела' }).waitFor();
    await expect(page.getByRole('link', { name: 'Сбои' }).count()).resolves.toBe(0);
  });
});

describe('a case', () => {
  it('is put on hold with a reason and resumed, by keyboard', async () => {
    const { caseId } = await newTask('Павел Паузин');
    const { page, troubles } = await pageOf('manager1', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Поставить на паузу' }).waitFor();
    await page.keyboard.press('h');
    await page.keyboard.type('Клиент в отпуске');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Дело на паузе' }).getByText('Клиент в отпуске').waitFor();
    expect((await secretary.case(caseId)).held?.reason).toBe('Клиент в отпуске');
    await page.keyboard.press('h');
    await page.getByText('Пауза снята, дело снова в работе').waitFor();
    await page.getByRole('region', { name: 'Дело на паузе' }).waitFor({ state: 'detached' });
    expect((await secretary.case(caseId)).held).toBe(null);
    expect(troubles).toEqual([]);
  });

  it('in the demo lets its time pass up to the next deadline', async () => {
    const { caseId } = await newTask('Тимур Часовщиков');
    const { page, troubles } = await pageOf('secretary1', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Перевести часы' }).click();
    await page.getByText('Часы дела переведены').waitFor();
    await page.getByText('Срок был').first().waitFor();
    expect(troubles).toEqual([]);
  });

  it('is corrected in place, and the correction is taken back by a key', async () => {
    const { caseId } = await newTask('Кира Правкина');
    const { page, troubles } = await pageOf('secretary1', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Исправить данные' }).click();
    await page.getByLabel('Адрес доставки').fill('Пермь, Сценическая, 5');
    await page.keyboard.press('Enter');
    await page.getByText('Пермь, Сценическая, 5').waitFor();
    await page.getByText('Данные дела исправлены').waitFor();
    await page.keyboard.press('z');
    await page.getByText('Пермь, Сценическая, 5').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('is cancelled with a reason and tells what became of that', async () => {
    const { caseId } = await newTask('Глеб Отменин');
    const { page, troubles } = await pageOf('manager1', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Отменить дело' }).click();
    await page.keyboard.type('Купил в другом месте');
    await page.keyboard.press('Enter');
    await page.getByText('Все его задачи закрыты').waitFor();
    expect((await secretary.case(caseId)).status).toBe('closed');
    expect(troubles).toEqual([]);
  });
});

describe('a task', () => {
  it('is taken and given back by a key, and put aside with a reason', async () => {
    const { taskId } = await newTask('Вера Беркина');
    const { page, troubles } = await pageOf('secretary1', `/tasks/${taskId}`);
    await page.getByText('ещё не взята').waitFor();
    await page.keyboard.press('c');
    await page.getByText('У вас', { exact: true }).waitFor();
    await page.keyboard.press('z');
    await page.getByText('ещё не взята').waitFor();
    await page.keyboard.press('s');
    await page.keyboard.type('Просил перезвонить');
    await page.keyboard.press('Enter');
    await page.getByText('Отложена до').waitFor();
    await page.getByText('Просил перезвонить').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Отложена до').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it('is handed out by the next key, or it is said that there is none', async () => {
    const { page, troubles } = await pageOf('secretary2', '/');
    await product.until('no free task', async () => {
      const free = (await secretary.tasks()).items.filter(({ assignee }) => assignee === null);
      await Promise.all(free.map(({ id, version }) => secretary.post(`/tasks/${id}/claim`, { version })));
      return free.length === 0;
    });
    await page.keyboard.press('n');
    await page.getByText('Свободных задач сейчас нет').waitFor();
    const { taskId } = await newTask('Ольга Следующая');
    await page.keyboard.press('n');
    await page.waitForURL(`**/tasks/${taskId}`);
    await page.getByText('У вас', { exact: true }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('keeps what was typed, also for another device, and what was said about it', async () => {
    const { taskId } = await newTask('Нина Черновикова');
    const first = await pageOf('secretary1', `/tasks/${taskId}`);
    await first.page.getByLabel('Город').fill('Череповец');
    await first.page.getByText('Сохранено', { exact: true }).waitFor();
    await first.page.getByLabel('Написать коллегам').fill('Лучше звонить после обеда');
    await first.page.keyboard.press('Enter');
    await first.page.getByRole('region', { name: 'Разговор о задаче' }).getByText('Лучше звонить после обеда').first().waitFor();
    const second = await pageOf('secretary1', `/tasks/${taskId}`, NARROW);
    await second.page.getByLabel('Город').waitFor();
    await expect(second.page.getByLabel('Город').inputValue()).resolves.toBe('Череповец');
    await second.page.getByText('Лучше звонить после обеда').first().waitFor();
    expect([...first.troubles, ...second.troubles]).toEqual([]);
  });

  it('is passed on by the head to somebody of its group', async () => {
    const { taskId } = await newTask('Фёдор Передачин');
    const { page, troubles } = await pageOf('head', `/tasks/${taskId}`);
    await page.getByRole('button', { name: 'Передать' }).click();
    await page.getByLabel('Кому', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Демо Секретарь-Вторая' }).click();
    await page.getByLabel('Что важно знать').fill('Вы её знаете');
    await page.keyboard.press('Enter');
    await page.getByText('У: Демо Секретарь-Вторая').waitFor();
    expect(troubles).toEqual([]);
  });

  it('tells whoever clicked that the click was refused afterwards, and keeps what was typed', async () => {
    const { caseId, taskId } = await newTask('Роман Отказов');
    const { page } = await pageOf('secretary1', `/tasks/${taskId}`);
    await page.getByLabel('Город').fill('Тула');
    await page.getByText('Частное лицо', { exact: true }).click();
    await product.kill('worker');
    const accepted = page.waitForResponse((response) => response.url().endsWith('/complete') && response.status() === 202);
    await page.keyboard.press('Control+Enter');
    await accepted;
    await page.getByText('Принято, передаётся').waitFor();
    const connection = await Connection.connect({ address: product.temporalAddress });
    try {
      const child = await database.asSystem((tx) =>
        tx.row<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND process = 'intake'`, [caseId]),
      );
      await new Client({ connection }).workflow.getHandle(`intake:${child!.id}`).terminate('by the test');
      product.run('worker');
      await page.getByText('Исход не принят: задача закрылась раньше').waitFor({ timeout: 45_000 });
      await page.getByRole('link', { name: 'Посмотреть дело' }).waitFor();
      await page.getByText('Набрано вами').waitFor();
      await page.getByText('Тула').first().waitFor();
    } finally {
      await connection.close();
    }
  });
});

it.each([
  ['1440×900', WIDE],
  ['390×844', NARROW],
])('every new form fits into %s', async (_size, size) => {
  const { caseId, taskId } = await newTask('Константин Константинович Длиннофамильный-Переславский');
  await incidentOf(caseId);
  const { page, troubles } = await pageOf('head', '/incidents', size);
  await page.getByText('Дело никто не держит').first().waitFor();
  await page.getByRole('button', { name: 'Закрыть с причиной' }).first().click();
  expect(await overflows(page)).toBe(false);
  await page.goto(`${product.url}/cases/${caseId}`);
  await page.getByRole('button', { name: 'Исправить данные' }).click();
  await page.getByRole('button', { name: 'Поставить на паузу' }).click();
  await page.getByLabel('Причина').fill('Клиент в отпуске до конца месяца');
  expect(await overflows(page)).toBe(false);
  await page.goto(`${product.url}/tasks/${taskId}`);
  await page.getByRole('button', { name: 'Передать' }).click();
  await page.getByLabel('Что важно знать').waitFor();
  expect(await overflows(page)).toBe(false);
  expect(troubles).toEqual([]);
});
