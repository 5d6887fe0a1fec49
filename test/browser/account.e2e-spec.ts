import type { Browser } from 'playwright-core';
import type { MadeLinkDto } from '../../apps/api/src/auth/account.dto.js';
import { demoPerson } from '../../apps/api/src/seed/demo.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const PASSWORD = 'четыре слова подряд здесь';

let browser: Browser;
beforeAll(async () => (browser = await startBrowser()));
afterAll(() => browser?.close());

describe('the ways in', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start()));
  afterAll(() => product?.stop());

  it('lead through a one-time link by keyboard: for whom it is, at once why a password is refused, and in', async () => {
    const admin = await Person.signIn(product, 'admin');
    const { body } = await admin.post<MadeLinkDto>(`/people/${demoPerson('quality')}/sign-in-links`, undefined);
    const asked: string[] = [];
    const { page, troubles } = await openPage(browser, NARROW);
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(product.url + body.path);
    await page.getByRole('heading', { name: 'Демо Контроль-Качества' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Регламент');
    const password = page.getByLabel('Новый пароль');
    await password.fill('Password1');
    await page.getByText('из тех, что пробуют первыми').waitFor();
    await password.fill('Quality-1');
    await page.getByText('Это логин, ваше имя или название компании').waitFor();
    expect(await overflows(page)).toBe(false);
    await password.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname !== '/welcome');
    // Browsers send nothing that stands behind `#`: no log of a server or a proxy has the token.
    const token = body.path.split('#')[1]!;
    expect(asked.filter((url) => url.includes(token) && !url.includes('#'))).toEqual([]);
    expect(troubles).toEqual([]);
    const again = await openPage(browser, NARROW);
    await again.page.goto(product.url + body.path);
    await again.page.getByText('Эта ссылка больше не действует').waitFor();
  });

  it('are looked after on one’s own page: other sessions end one by one, and all with a new password', async () => {
    const { page, troubles } = await openPage(browser, WIDE);
    await signIn(page, product.url, 'manager1');
    const others = [await Person.signIn(product, 'manager1'), await Person.signIn(product, 'manager1')];
    await page.getByRole('button', { name: /вид и выход/ }).click();
    await page.getByRole('menuitem', { name: 'Учётная запись' }).click();
    const end = page.getByRole('button', { name: /^Закончить сеанс/ });
    await end.first().waitFor();
    expect(await end.count()).toBe(2);
    await end.first().click();
    await product.until('one of the two to go', async () => (await end.count()) === 1);
    const statuses = async () => (await Promise.all(others.map((one) => one.get('/auth/me')))).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(await statuses()).toEqual([200, 401]);
    await page.getByLabel('Нынешний пароль').fill('wrong');
    await page.getByLabel('Новый пароль').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Это не нынешний пароль').waitFor();
    expect(await page.getByLabel('Новый пароль').inputValue()).toBe(PASSWORD);
    await page.getByLabel('Нынешний пароль').fill('reglament-demo');
    await page.keyboard.press('Enter');
    await page.getByText('Пароль сменён, остальные сеансы закончены.').waitFor();
    expect(await statuses()).toEqual([401, 401]);
    await page.goto(`${product.url}/cases`);
    await page.getByRole('heading', { name: 'Дела' }).waitFor();
    expect(troubles.filter((trouble) => !trouble.includes('422'))).toEqual([]);
  });

  it('keep what was typed after a wrong password, and say in words how long to wait after too many', async () => {
    const { page } = await openPage(browser, NARROW);
    await page.goto(`${product.url}/login`);
    await page.fill('input[name=login]', 'director2');
    for (let i = 0; i < 6; i += 1) {
      await page.fill('input[name=password]', `guess ${i}`);
      await page.keyboard.press('Enter');
      await page
        .getByText(i < 5 ? 'Имя или пароль не подходят' : 'Слишком много неверных попыток')
        .first()
        .waitFor();
      await product.until('the answer', async () => (await page.getAttribute('button[type=submit]', 'aria-busy')) === 'false');
    }
    await page
      .getByText(/Попробуйте снова через \d секунд/)
      .first()
      .waitFor();
    expect(await page.inputValue('input[name=login]')).toBe('director2');
    await page.getByText('Теперь можно попробовать снова.').waitFor();
    await page.fill('input[name=password]', 'reglament-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname !== '/login');
  });
});

describe('an empty installation', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start({ REGLAMENT_DEMO: '0' })));
  afterAll(() => product?.stop());

  const linkOf = (told: string) => /^For you: .* (http\S+)$/m.exec(told)?.[1];

  it('is given its company and first administrator on one page, by the link of the latest start; then no start tells a link any more', async () => {
    const old = linkOf(await product.migrate())!;
    const fresh = linkOf(await product.migrate())!;
    expect(fresh).toMatch(/^http:\/\/127\.0\.0\.1:3000\/welcome#[\w-]{43}$/);
    const { page, troubles } = await openPage(browser, NARROW);
    const open = (link: string) => page.goto(link.replace('http://127.0.0.1:3000', product.url));
    await open(old);
    await page.getByText('Эта ссылка больше не действует').waitFor();
    await page.goto('about:blank');
    await open(fresh);
    await page.getByLabel('Название компании').fill('Проба и Ко');
    await page.getByLabel('Часовой пояс').fill('Asia/Yekaterinburg');
    await page.getByLabel('Ваше имя').fill('Проба Первая');
    await page.getByLabel('Логин').fill('Boss');
    await page.getByLabel('Новый пароль').fill(PASSWORD);
    expect(await overflows(page)).toBe(false);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname !== '/welcome');
    await page.getByRole('button', { name: /вид и выход/ }).click();
    await page.getByText('Проба и Ко').waitFor();
    expect(linkOf(await product.migrate())).toBeUndefined();
    expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  });
});
