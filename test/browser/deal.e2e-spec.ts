import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { DealPageDto } from '../../apps/api/src/deals/deal.dto.js';
import type { SupplierListDto } from '../../apps/api/src/suppliers/suppliers.dto.js';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;
const HEAD = 'Артикул;Наименование;Цена;Наличие;Группа';

let product: Product;
let browser: Browser;
let secretary: Person;
let manager: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start({ REGLAMENT_DEMO_ROUND_THE_CLOCK: '1' }), startBrowser()]);
  [secretary, manager] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'manager1')];
  await list('Проба-Склад', 'sklad@example.com', ['SM-58;Микрофон SM-58;6100,50;5;Микрофоны', 'ST-1;Стойка микрофонная ST-1;950;30;Стойки']);
  await list('Проба-Звук', 'zvuk@example.com', ['SM-58;Микрофон SM-58;5990;2;Микрофоны', 'RX-20/4;Ревербератор RX-20/4;7200;ожидается 12.12.2030;Обработка']);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function list(name: string, email: string, rows: string[]): Promise<void> {
  const { id } = (await manager.post<{ id: string }>('/suppliers', { name, email })).body;
  const form = new FormData();
  form.append('file', new Blob([`\ufeff${[HEAD, ...rows].join('\r\n')}`]), 'прайс.csv');
  const sent = await fetch(`${product.url}/api/v1/suppliers/${id}/price-lists`, { method: 'POST', headers: manager.headers, body: form });
  if (sent.status !== 201) throw new Error(await sent.text());
}

/** A company's request, confirmed: the manager is to call. */
async function toCall(): Promise<{ caseId: string; task: TaskPageDto }> {
  const client = { name: 'Проба Пробная', phone: `+7900${String(Math.random()).slice(2, 9)}`, email: `${Math.random()}@example.com` };
  const { caseId } = (await siteRequest(product, { client, city: 'Пермь', items: [{ name: 'Микрофон SM-58', quantity: 4 }] })).body;
  const first = await secretary.taskOf(caseId);
  await secretary.complete(first, 'confirmed', CONFIRMED);
  return { caseId, task: (await openTask(caseId, 'contactClient')) as TaskPageDto };
}

const openTask = (caseId: string, name: string) =>
  product.until(`the task ${name}`, async () => {
    const row = (await manager.case(caseId)).tasks.find((one) => one.name === name && one.status === 'open');
    return row && (await manager.get<TaskPageDto>(`/tasks/${row.id}`)).body;
  });
const dealOf = async (caseId: string) => (await manager.get<DealPageDto>(`/cases/${caseId}/deal`)).body;

async function at(path: string, size = WIDE) {
  const opened = await openPage(browser, size);
  opened.page.setDefaultTimeout(15_000);
  await signIn(opened.page, product.url, 'manager1');
  await opened.page.goto(`${product.url}${path}`);
  return opened;
}

async function forEverybody(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  expect(await page.evaluate<string[]>(RUN)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}
const focused = (page: Page) => page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');

describe('search and pick while talking', () => {
  it('WT-2.1 WT-3.1 goes by the keyboard alone: any spelling, Enter, quantity, Enter, next; what nobody lists is taken as it was said', async () => {
    const { caseId, task } = await toCall();
    const { page, troubles } = await at(`/tasks/${task.id}`);
    const search = page.getByRole('combobox', { name: /^Добавить: Что нужно клиенту/ });
    await search.focus();
    await page.keyboard.type('sm 58');
    await page.getByRole('option', { name: /Микрофон SM-58.*есть 2 Проба-Звук.*5 990 ₽.*есть 5 Проба-Склад/ }).waitFor();
    await page.keyboard.press('Enter');
    await product.until('the quantity to be under the hand', async () => (await focused(page)) === 'Количество: Микрофон SM-58');
    await page.keyboard.type('4'); // instead of the one that stands there
    // Who has all four goes before who has a cheaper two (WT-3.2).
    await page.getByText('есть 5').waitFor();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Добавить: Что нужно клиенту');
    await page.keyboard.type('ревербератор');
    await page.getByRole('option', { name: /ожидается 12 дек/ }).waitFor(); // WT-3.3
    await page.keyboard.press('ArrowDown'); // past it: the client wants another one
    await page.keyboard.press('Enter');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Стробоскоп');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('Нет в прайсах: спросим у поставщиков').nth(1).waitFor();
    await page.getByRole('button', { name: /^Клиент берёт: Стойка микрофонная/ }).press('Enter'); // what goes with a microphone
    const draft = await product.until('the draft', async () => {
      const data = (await manager.get<TaskPageDto>(`/tasks/${task.id}`)).body.draft?.data;
      return (data?.['accessories'] as unknown[] | undefined)?.length === 1 ? data : undefined;
    });
    expect(draft).toMatchObject({
      items: [
        { article: 'SM-58', name: 'Микрофон SM-58', quantity: '4' },
        { name: 'ревербератор', quantity: '2', ask: true },
        { name: 'Стробоскоп', quantity: '1', ask: true },
      ],
      accessories: [{ name: expect.stringContaining('Стойка микрофонная') as string, answer: 'taken' }],
    });
    await page.reload(); // nothing of it is lost
    await page.getByRole('textbox', { name: 'Количество: Стробоскоп' }).waitFor();
    await forEverybody(page);
    await page.getByRole('button', { name: 'Убрать: Стробоскоп' }).click();
    await page.getByRole('button', { name: 'Вернуть', exact: true }).click();
    await page.getByRole('textbox', { name: 'Количество: Стробоскоп' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await openTask(caseId, 'makeOffer');
    expect((await dealOf(caseId)).lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Микрофон SM-58', '4'],
      ['ревербератор', '2'],
      ['Стробоскоп', '1'],
    ]);
    expect(troubles).toEqual([]);
  });

  it('WT-2.1 takes what the request names by a press, with its quantity, on a telephone, too', async () => {
    const { task } = await toCall();
    const { page, troubles } = await at(`/tasks/${task.id}`, NARROW);
    await page.getByRole('button', { name: 'Микрофон SM-58 × 4' }).click();
    await page.getByRole('option', { name: /есть 2/ }).click();
    expect(await page.getByRole('textbox', { name: 'Количество: Микрофон SM-58' }).inputValue()).toBe('4');
    await page.getByText('есть 5').waitFor();
    await forEverybody(page);
    expect(troubles).toEqual([]);
  });
});

describe('an offer on the telephone', () => {
  it('WT-2.4 sums exactly, says itself in a sentence, tells the margin to who may see it, and counts three objections', async () => {
    const { caseId, task } = await toCall();
    const items = [
      { article: 'SM-58', name: 'Микрофон SM-58', quantity: '4' },
      { article: 'ST-1', name: 'Стойка микрофонная', quantity: '3' },
    ];
    await manager.complete(task, 'offer', { items });
    const offer = await openTask(caseId, 'makeOffer');
    const { page, troubles } = await at(`/tasks/${offer.id}`);
    const lines = page.locator('[data-field=lines]').last();
    await lines.getByText('2 позиции без цены').waitFor();
    await lines.getByRole('textbox', { name: 'Цена: Микрофон SM-58' }).focus();
    await page.keyboard.type('7 990,55');
    await page.keyboard.press('Enter'); // to the next price
    await page.keyboard.type('1200');
    await lines.getByText('35 562,20 ₽', { exact: true }).waitFor(); // 4 × 7990.55 + 3 × 1200
    await lines.getByText('маржа 7 560,20 ₽ (24 %)').first().waitFor(); // 4 × (7990.55 − 6100.50)
    await lines.getByText('«Предлагаем: Микрофон SM-58, 4 шт. по 7 990,55 ₽ и Стойка микрофонная, 3 шт. по 1 200 ₽. Всего 35 562,20 ₽.').waitFor();
    const objections = page.locator('[data-field=objections]').last();
    for (const [index, kind] of ['«Дорого»', '«Я подумаю»', '«Дорого»'].entries()) {
      await objections.getByRole('button', { name: kind, exact: true }).press('Enter');
      await page.keyboard.press('Enter'); // the first argument of the library
      await page.keyboard.press('Space'); // it goes on
      await objections.getByText(`Возражение ${index + 1} из 3`).waitFor();
    }
    await objections.getByText('Дальше только «да» или вежливое завершение').waitFor();
    expect(await objections.getByRole('group', { name: /возражает/ }).count()).toBe(0);
    await forEverybody(page);
    const { draft } = await product.until('the draft', async () => {
      const found = (await manager.get<TaskPageDto>(`/tasks/${offer.id}`)).body;
      return (found.draft?.data['objections'] as { result?: string }[] | undefined)?.[2]?.result === 'goesOn' ? found : undefined;
    });
    await manager.complete(offer, 'lost', { ...draft!.data, whyLost: 'tooExpensive' });
    const deal = await product.until('the offer in the deal', async () => {
      const found = await dealOf(caseId);
      return found.offers.length > 0 ? found : undefined;
    });
    expect(deal.offers[0]).toMatchObject({ version: 1, total: { amount: '35562.20', currency: 'RUB' } });
    expect(deal.objections.map(({ kind, result }) => [kind, result])).toEqual([
      ['expensive', 'goesOn'],
      ['willThink', 'goesOn'],
      ['expensive', 'goesOn'],
    ]);
    expect(troubles).toEqual([]);
  });
});

describe('the deal on the page of its case', () => {
  it('WT-3.4 WT-3.6 WT-2.9 says what is known of each thing, takes a supplier’s answer, and a refusal with its reason', async () => {
    const { caseId, task } = await toCall();
    const callAt = new Date(Date.now() + 3_600_000).toISOString();
    await manager.complete(task, 'toAsk', { items: [{ name: 'Стробоскоп', quantity: '2', ask: true }], callAt, channel: 'phone' });
    const choice = await openTask(caseId, 'chooseSuppliers');
    const suppliers = (await manager.get<SupplierListDto>('/suppliers')).body.items
      .filter(({ name }) => name.startsWith('Проба'))
      .map(({ id }) => ({ supplier: id }));
    await manager.complete(choice, 'chosen', { suppliers });
    await product.until('both to be asked', async () => (await dealOf(caseId)).queries.filter(({ state }) => state === 'asked').length === 2);
    const { page, troubles } = await at(`/cases/${caseId}`);
    const panel = page.getByRole('region', { name: /^Сделка/ });
    await panel.getByText('спросили 2 поставщиков').waitFor();
    await forEverybody(page);
    await panel.getByRole('button', { name: 'Записать ответ' }).first().press('Enter');
    await panel.getByRole('radio', { name: 'часть' }).check();
    await panel.getByRole('textbox', { name: 'Количество: Стробоскоп' }).fill('1');
    await panel.getByRole('textbox', { name: 'Цена закупки: Стробоскоп' }).fill('12 400,50');
    await forEverybody(page);
    await panel.getByRole('button', { name: /^Сохранить ответ/ }).click();
    await product.until('the answer', async () => (await dealOf(caseId)).queries.find(({ state }) => state === 'answered')?.lines[0]?.answer);
    await panel.getByText('часть 1').waitFor();
    const told = (await dealOf(caseId)).queries.find(({ state }) => state === 'answered')!.lines[0]!.answer;
    expect(told).toMatchObject({ has: 'part', quantity: '1', purchasePrice: { amount: '12400.50', currency: 'RUB' } });
    await panel.getByRole('button', { name: 'Записать резерв' }).press('Enter');
    expect(await panel.getByRole('combobox', { name: 'Что' }).inputValue()).toBe('Стробоскоп');
    expect(await panel.getByRole('textbox', { name: 'Сколько' }).inputValue()).toBe('2');
    await panel.getByRole('textbox', { name: 'Сколько' }).fill('1');
    await panel.getByRole('combobox', { name: 'Кто держит' }).fill('звук');
    await page.locator('[role=option][data-combobox-selected]', { hasText: 'Проба-Звук' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await panel.getByText('Укажите день').waitFor();
    await panel.getByRole('textbox', { name: 'Держит до вечера' }).fill(new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('ru'));
    await forEverybody(page);
    await panel.getByRole('button', { name: /^Записать резерв/ }).click();
    await panel.getByRole('button', { name: 'Снять резерв' }).waitFor();
    expect((await dealOf(caseId)).reservations).toMatchObject([{ name: 'Стробоскоп', quantity: '1', supplier: { name: 'Проба-Звук' }, state: 'held' }]);
    await panel.getByRole('button', { name: 'Клиент отказался' }).press('Enter');
    await panel.getByRole('radio', { name: 'Дорого' }).focus();
    await page.keyboard.press('Control+Enter');
    await panel.getByText('Выберите причину').waitFor();
    await panel.getByRole('radio', { name: 'Долго ждать' }).check();
    await page.keyboard.press('Control+Enter');
    await product.until('the deal to be lost', async () => (await dealOf(caseId)).status === 'lost');
    await product.until('the case to be closed', async () => (await manager.case(caseId)).status === 'closed');
    expect(troubles).toEqual([]);
  });
});
