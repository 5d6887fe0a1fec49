import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mentionOf } from '#domain/tasks/comment-text.rule.js';
import type { NoticeWishesDto } from '../../apps/api/src/notices/notices.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { call, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const AXE = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;
const WISHES: NoticeWishesDto = { off: [], quiet: 'never', from: '20:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7], urgentAlways: true, sound: false };

let product: Product;
let browser: Browser;
let first: Person;
let second: Person;
let secondId: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  [first, second] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2')];
  secondId = (await second.get<{ user: { id: string } }>('/auth/me')).body.user.id;
  await wish({});
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const wish = (change: Partial<NoticeWishesDto>) => call(product, 'PUT', '/notices/wishes', { body: { ...WISHES, ...change }, headers: second.headers });
const newTask = async (): Promise<TaskDetailDto> => first.taskOf((await siteRequest(product, { client: { name: 'Вера Образцова' } })).body.caseId);
const mention = (task: { id: string }, words: string) => first.post(`/tasks/${task.id}/comment`, { text: `${mentionOf(secondId)} ${words}` });
const bell = (page: Page) => page.locator('button[aria-keyshortcuts="Alt+U"]');
const panel = (page: Page) => page.getByRole('dialog', { name: 'Уведомления' });
const readAll = () => second.post('/notices/read', { until: new Date().toISOString() });

async function good(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  expect(await page.evaluate<string[]>(AXE)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

describe('a mention', () => {
  it('goes from one person to the other by keyboard alone: named in Cyrillic, seen at the bell, opened, and read', async () => {
    const task = await newTask();
    const reader = await openPage(browser, WIDE);
    await signIn(reader.page, product.url, 'secretary2');
    await reader.page.goto(`${product.url}/cases`);
    await bell(reader.page).waitFor();

    const writer = await openPage(browser, WIDE);
    await signIn(writer.page, product.url, 'secretary1');
    await writer.page.goto(`${product.url}/tasks/${task.id}`);
    const field = writer.page.getByRole('textbox', { name: 'Написать коллегам' });
    await field.waitFor();
    await writer.page.keyboard.press('m');
    await writer.page.keyboard.type('Спросите @секретарь-вт');
    await writer.page.getByRole('option', { name: 'Секретарь-Вторая' }).waitFor();
    await good(writer.page);
    await writer.page.keyboard.press('Enter');
    await expect(field.inputValue()).resolves.toBe('Спросите @Демо Секретарь-Вторая ');
    await writer.page.keyboard.press('Alt+KeyA'); // the Russian keyboard has no such sign
    await writer.page.keyboard.type('менеджер-п');
    await writer.page.getByRole('option', { name: 'не видит эту задачу' }).waitFor();
    await writer.page.keyboard.press('Enter');
    await writer.page.getByText('Демо Менеджер-Первый не видит эту задачу').waitFor(); // said before it is sent
    await writer.page.keyboard.type('про склад');
    await writer.page.keyboard.press('Enter');
    await writer.page.getByRole('listitem').getByText('@Демо Секретарь-Вторая').waitFor();
    await expect(field.inputValue()).resolves.toBe('');
    expect(writer.troubles).toEqual([]);

    await reader.page.getByRole('button', { name: '1 непрочитанное уведомление' }).waitFor();
    await reader.page.keyboard.press('Alt+KeyU');
    const notice = panel(reader.page).getByRole('link').first();
    await notice.getByText('Демо Секретарь-Первая обращается к вам').waitFor();
    await reader.page.keyboard.press('Escape');
    await expect(reader.page.evaluate('document.activeElement.getAttribute("aria-keyshortcuts")')).resolves.toBe('Alt+U'); // the focus is back
    await reader.page.keyboard.press('Enter');
    await notice.waitFor();
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(new RegExp(`/tasks/${task.id}$`));
    await reader.page.getByRole('listitem').getByText('@Демо Секретарь-Вторая').waitFor();
    await expect(panel(reader.page).count()).resolves.toBe(0);
    await product.until('the notice to be read', async () => (await bell(reader.page).getAttribute('aria-label')) === 'Уведомления');
    expect(reader.troubles).toEqual([]);
  });
});

describe.each([
  ['light', WIDE],
  ['dark', NARROW],
] as const)('the panel of notices in its %s colours', (colours, size) => {
  it('can be used by everybody, by the rules of WCAG 2.2 AA: full, empty, and what one wants to be told', async () => {
    const task = await newTask();
    await readAll();
    for (const words of ['первое', 'второе', 'третье, которое намного длиннее и рассказывает всё по порядку']) await mention(task, words);
    const { page, troubles } = await openPage(browser, size);
    await page.emulateMedia({ colorScheme: colours });
    await signIn(page, product.url, 'secretary2');
    await page.getByRole('button', { name: '3 непрочитанных уведомления' }).click();
    await panel(page).getByText('«второе»').first().waitFor();
    await good(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(page.evaluate('document.activeElement.textContent')).resolves.toContain('третье');
    await panel(page).getByRole('button', { name: 'Прочитать все' }).click();
    await page.getByText('Прочитано 3 уведомления').waitFor();
    await page.keyboard.press('z'); // and takes it back
    await panel(page).getByRole('button', { name: 'Прочитать все' }).waitFor();
    await panel(page).getByRole('button', { name: 'Настройка уведомлений' }).click();
    await panel(page).getByLabel('В мои часы').check();
    await panel(page).getByLabel('до', { exact: true }).fill('930');
    await panel(page).getByRole('button', { name: 'воскресенье' }).click();
    await panel(page).getByLabel('Срок или обещание скоро').uncheck();
    await good(page);
    const wished = () => second.get<NoticeWishesDto>('/notices/wishes').then(({ body }) => body);
    await product.until('the wishes to be kept', async () => (await wished()).off.includes('soon'));
    expect(await wished()).toMatchObject({ quiet: 'own', from: '20:00', to: '09:30', days: [1, 2, 3, 4, 5, 6], off: ['soon'] });
    await page.keyboard.press('Escape');
    await panel(page).getByText('«второе»').first().waitFor();
    await page.keyboard.press('Escape');
    await expect(panel(page).count()).resolves.toBe(0);
    expect(troubles).toEqual([]);
    await wish({});
    await page.context().close();
  });
});

/** Stands where the browser's own notices do, and writes down what they would show. */
const RECORDER = `
  window.shown = [];
  window.Notification = class extends EventTarget {
    static permission = 'default';
    static requestPermission() { this.permission = 'granted'; return Promise.resolve('granted'); }
    constructor(title, options) { super(); window.shown.push({ title, body: options.body, silent: options.silent }); window.last = this; }
    close() {}
  };
  if (localStorage.getItem('asked')) window.Notification.permission = 'granted';
  window.hide = (hidden) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  };`;

interface Shown {
  title: string;
  body: string;
  silent: boolean;
}

describe('a notice of the browser', () => {
  const tabs: Page[] = [];
  let context: BrowserContext;
  const shown = async () => (await Promise.all(tabs.map((tab) => tab.evaluate<Shown[]>('window.shown.splice(0)')))).flat();
  const hide = (hidden: boolean) => Promise.all(tabs.map((tab) => tab.evaluate(`window.hide(${hidden})`)));
  const came = async (n: number) => {
    for (const tab of tabs) await tab.getByRole('button', { name: `${n} непрочитанн` }).waitFor({ state: 'attached' });
    await new Promise((done) => setTimeout(done, 500)); // another tab may still be about to tell it
    return shown();
  };

  beforeAll(async () => {
    const opened = await openPage(browser, WIDE);
    context = opened.page.context();
    await context.addInitScript(RECORDER);
    await signIn(opened.page, product.url, 'secretary2');
    await readAll();
    tabs.push(opened.page);
  });
  afterAll(() => context.close());

  it('is asked for only when it is turned on, and not before', async () => {
    const [page] = tabs;
    await expect(page!.evaluate('Notification.permission')).resolves.toBe('default');
    await bell(page!).click();
    await panel(page!).getByRole('button', { name: 'Настройка уведомлений' }).click();
    await panel(page!).getByLabel('Показывать в браузере').check();
    await panel(page!).getByText('Включено в этом браузере').waitFor();
    await page!.evaluate(`localStorage.setItem('asked', 'yes')`);
    await page!.keyboard.press('Escape');
    for (let i = 0; i < 3; i += 1) {
      const tab = await context.newPage();
      await tab.goto(`${product.url}/cases`);
      await bell(tab).waitFor();
      tabs.push(tab);
    }
  });

  it('is shown once in four tabs, while none of them is on the screen; a press on it opens the task', async () => {
    const task = await newTask();
    await mention(task, 'на виду');
    expect(await came(1)).toEqual([]);
    await hide(true);
    await new Promise((done) => setTimeout(done, 300));
    expect(await shown()).toEqual([]); // it was seen
    await mention(task, 'не на виду');
    expect(await came(2)).toEqual([
      { title: 'Демо Секретарь-Первая обращается к вам', body: expect.stringContaining('Вера Образцова · «не на виду»') as string, silent: true },
    ]);
    const [teller] = (await Promise.all(tabs.map(async (tab) => ((await tab.evaluate('Boolean(window.last)')) ? tab : null)))).filter((tab) => tab !== null);
    await teller!.evaluate(`window.last.dispatchEvent(new Event('click'))`);
    await teller!.waitForURL(new RegExp(`/tasks/${task.id}$`));
    await teller!.goto(`${product.url}/cases`);
    await hide(true);
    await product.until('the notice to be read', async () => (await second.get<{ unread: number }>('/notices')).body.unread < 2);
  });

  it('is not shown in quiet hours, and at their end what came is one line', async () => {
    await readAll();
    const task = await newTask();
    await wish({ quiet: 'own', from: '00:00', to: '00:00' });
    for (const words of ['раз', 'два', 'три', 'четыре']) await mention(task, words);
    expect(await came(4)).toEqual([]);
    await wish({});
    await product.until('the end of quiet', async () => (await Promise.all(tabs.map((tab) => tab.evaluate<number>('window.shown.length')))).some(Boolean));
    expect(await came(4)).toEqual([{ title: '4 новых уведомления', body: 'Ко мне обратились: 4', silent: true }]);
  });
});
