import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { demoPerson } from '../../apps/api/src/seed/demo.js';
import type { AccountListDto } from '../../apps/api/src/people/accounts.dto.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { call, Person } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;
const PASSWORD = 'четыре слова подряд здесь';

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
  opened.page.setDefaultTimeout(20_000);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(product.url + path);
  return opened;
}

const line = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

describe('the settings', () => {
  it('are a section of whoever may set something, and lead by words to what can be set', async () => {
    const { page, troubles } = await pageOf('admin', '/');
    await page.getByRole('link', { name: 'Настройки', exact: true }).click();
    await page.getByRole('link', { name: 'Доступ сотрудников' }).click();
    await line(page, 'Демо Водитель').waitFor();
    expect(troubles).toEqual([]);
    const other = await pageOf('manager1', '/');
    await other.page.getByRole('link', { name: 'Дела', exact: true }).waitFor();
    await expect(other.page.getByRole('link', { name: 'Настройки' }).count()).resolves.toBe(0);
  });

  it('invite somebody by keyboard, who comes in by the link shown once; closed with a way back, his page says that he is out', async () => {
    const { page, troubles } = await pageOf('admin', '/settings/people');
    await line(page, 'Демо Водитель').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#main').focus();
    await page.keyboard.press('KeyN');
    const form = page.getByRole('form', { name: 'Кого приглашаем' });
    await form.getByLabel('Имя').fill('Демо Новая-Сотрудница');
    await form.getByLabel('Логин').fill('nova');
    await form.getByLabel('секретарь').check();
    await page.keyboard.press('Control+Enter');
    const link = await page.getByRole('textbox', { name: 'Приглашение: Демо Новая-Сотрудница' }).inputValue();
    expect(link.startsWith(`${product.url}/welcome#`)).toBe(true);
    await page.getByRole('button', { name: 'Готово' }).click();
    await line(page, 'Демо Новая-Сотрудница').getByText('Ждёт первого входа').waitFor();
    const hers = await openPage(browser, WIDE);
    hers.page.setDefaultTimeout(20_000);
    await hers.page.goto(link);
    await hers.page.locator('input[type=password]').first().fill(PASSWORD);
    await hers.page.keyboard.press('Enter');
    await hers.page.getByRole('link', { name: 'Дела', exact: true }).waitFor();
    await page.reload();
    const row = line(page, 'Демо Новая-Сотрудница');
    await row.getByText('Открыт', { exact: true }).waitFor();
    // Taken back, nothing has happened.
    await row.getByRole('button', { name: 'Изменить' }).click();
    await row.getByText('Chrome').waitFor();
    await row.getByRole('button', { name: 'Закрыть доступ' }).click();
    await row.getByText('Закрывается…').waitFor();
    await page.keyboard.press('KeyZ');
    await row.getByText('Открыт', { exact: true }).waitFor();
    await hers.page.reload();
    await hers.page.getByRole('link', { name: 'Дела', exact: true }).waitFor();
    // Left alone, it is done.
    await row.getByRole('button', { name: 'Изменить' }).click();
    await row.getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByRole('button', { name: 'Скрыть' }).click();
    await page.getByText('Доступ закрыт: Демо Новая-Сотрудница').waitFor();
    await row.getByText('Закрыт', { exact: true }).waitFor();
    await hers.page.waitForURL(/\/login/);
    await hers.page.getByRole('status').or(hers.page.getByRole('alert')).first().waitFor();
    expect(troubles).toEqual([]);
  });

  it('show two administrators who edit one person at once who was first, and lose no word of the second', async () => {
    const { page } = await pageOf('admin', '/settings/people');
    const row = line(page, 'Демо Контроль-Качества');
    await row.getByRole('button', { name: 'Изменить' }).click();
    await row.getByLabel('Навыки').fill('voice');
    const other = await Person.signIn(product, 'admin');
    const id = demoPerson('quality');
    const { version } = (await other.get<AccountListDto>('/people/accounts?limit=100')).body.items.find((one) => one.id === id)!;
    await call(product, 'PATCH', `/people/${id}`, { body: { version, email: 'first@demo.example' }, headers: other.headers });
    await row.getByRole('button', { name: 'Сохранить' }).click();
    await row.getByRole('alert').getByText('Другой администратор изменил').waitFor();
    expect(await row.getByLabel('Навыки').inputValue()).toBe('voice');
    await row.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено: Демо Контроль-Качества').waitFor();
    const now = (await other.get<AccountListDto>('/people/accounts?limit=100')).body.items.find((one) => one.id === id)!;
    expect(now).toMatchObject({ skills: ['voice'], email: 'first@demo.example' });
  });

  it('make a token that is shown once and lets a program in until it is revoked, on a phone too', async () => {
    const { page, troubles } = await pageOf('admin', '/settings/tokens', NARROW);
    await page.getByRole('button', { name: 'Новый ключ' }).click();
    await page.getByLabel('Для какой программы').fill('Демо Почта');
    await page.getByLabel('Заявки').check();
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Выпустить ключ' }).click();
    const token = await page.getByRole('textbox', { name: 'Ключ: Демо Почта' }).inputValue();
    expect(token).toMatch(/^rgl_/);
    const record = () =>
      call(product, 'POST', '/requests', {
        body: { channel: 'mail', kind: 'request', client: { name: 'Демо Клиент', phone: '8 (900) 000-14-27' } },
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await record()).status).toBe(201);
    await page.getByRole('button', { name: 'Готово' }).click();
    await page.reload();
    await line(page, 'Демо Почта').getByText('Демо Администратор').waitFor();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('button', { name: 'Отозвать: Демо Почта' }).click();
    await page.getByRole('button', { name: 'Скрыть' }).click();
    await page.getByText('Ключ отозван: Демо Почта').waitFor();
    expect((await record()).status).toBe(401);
    expect(troubles).toEqual([]);
  });

  it('write down what somebody is good at, on the page of people, and take it back', async () => {
    const { page, troubles } = await pageOf('head', '/people');
    const row = line(page, 'Демо Менеджер-Третий');
    await row.getByRole('button', { name: 'Навыки' }).click();
    await row.getByRole('textbox', { name: 'Навыки' }).fill('stage, light');
    await page.keyboard.press('Control+Enter');
    await row.getByText('Умеет: stage, light').waitFor();
    await page.getByRole('button', { name: 'Вернуть' }).click();
    await page.getByText('Навыки как были: Демо Менеджер-Третий').waitFor();
    await row.getByText('Умеет: stage, light').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });

  it.each([
    ['light', WIDE],
    ['dark', NARROW],
  ] as const)('can be used by everybody, by the rules of WCAG 2.2 AA, with their forms open: %s', async (colours, size) => {
    const { page, troubles } = await pageOf('admin', '/settings', size);
    await page.emulateMedia({ colorScheme: colours });
    const look = async () => {
      await page.evaluate(axe.source);
      expect(await page.evaluate<string[]>(RUN)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    };
    await page.getByRole('link', { name: 'Ключи программ' }).waitFor();
    await look();
    await page.goto(`${product.url}/settings/people`);
    await line(page, 'Демо Водитель').getByRole('button', { name: 'Изменить' }).click();
    await page.getByRole('button', { name: 'Пригласить' }).click();
    await line(page, 'Демо Водитель').getByRole('button', { name: 'Сделать ссылку для нового пароля' }).click();
    await page.getByRole('textbox', { name: 'Новый пароль: Демо Водитель' }).waitFor();
    await look();
    await page.goto(`${product.url}/settings/tokens`);
    await page.getByRole('button', { name: 'Новый ключ' }).click();
    await page.getByLabel('Для какой программы').waitFor();
    await look();
    expect(troubles).toEqual([]);
  });
});
