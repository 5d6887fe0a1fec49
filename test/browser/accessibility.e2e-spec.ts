import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import type { SupplierListDto } from '../../apps/api/src/suppliers/suppliers.dto.js';
import { Product } from '../harness/product.js';

const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;

let product: Product;
let browser: Browser;
let pages: Record<string, string>;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  const secretary = await Person.signIn(product, 'secretary1');
  const { caseId } = (await siteRequest(product)).body;
  const task = await secretary.taskOf(caseId);
  const { client } = await secretary.case(caseId);
  const call = await secretary.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client: {}, text: 'Пульт' });
  const live = await secretary.taskOf(call.body.caseId);
  const { items: suppliers } = (await secretary.get<SupplierListDto>('/suppliers')).body;
  const old = suppliers.find(({ list }) => list?.counts === false)!;
  pages = {
    'the inbox': '/',
    'a call on a request': `/tasks/${task.id}`,
    'a case': `/cases/${caseId}`,
    'the list of cases': '/cases',
    'the clients': '/clients',
    'a client': `/clients/${client!.id}`,
    'the suppliers and their goods': '/suppliers?q=DM',
    'a supplier': `/suppliers/${old.id}`,
    'a new call': '/call',
    'a call that goes on': `/tasks/${live.id}`,
    'what one may start': '/start',
    'the design system': '/design',
    'an address that leads nowhere': '/nowhere',
  };
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(product.url + path);
  await page.waitForLoadState('networkidle').catch(() => undefined); // the stream of events never ends
  await page.locator('h1, h2').first().waitFor();
}

/** `npm test` looks at one of them, `npm run e2e:full` at both. */
const LOOKS = [
  ['light', 'wide', { width: 1440, height: 900 }],
  ['dark', 'narrow', { width: 390, height: 844 }],
] as const;

describe.each(process.env['REGLAMENT_FULL'] === '1' ? LOOKS : LOOKS.slice(0, 1))('every page in its %s colours, %s', (colours, _name, size) => {
  let page: Page;
  beforeAll(async () => {
    page = (await openPage(browser, size)).page;
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ colorScheme: colours });
    await signIn(page, product.url, 'secretary1');
  });

  it.each([
    'the inbox',
    'a call on a request',
    'a case',
    'the list of cases',
    'the clients',
    'a client',
    'the suppliers and their goods',
    'a supplier',
    'a new call',
    'a call that goes on',
    'what one may start',
    'the design system',
    'an address that leads nowhere',
  ])('can be used by everybody, by the rules of WCAG 2.2 AA, and is not wider than its window: %s', async (name) => {
    await settled(page, pages[name]!);
    await page.evaluate(axe.source);
    expect(await page.evaluate<string[]>(RUN)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });

  it.each([
    ...['/people', '/incidents', '/processes', '/processes/intake', '/?scope=team', '/suppliers'].map((path) => [path, 'head']),
    ...['/settings/deadlines', '/settings/hours', '/settings/audit'].map((path) => [path, 'admin']),
  ] as [string, string][])('can be used by everybody who looks after others: %s', async (path, login) => {
    const others = (await openPage(browser, size)).page;
    others.setDefaultTimeout(10_000);
    await others.emulateMedia({ colorScheme: colours });
    await signIn(others, product.url, login);
    await settled(others, path);
    await others.evaluate(axe.source);
    expect(await others.evaluate<string[]>(RUN)).toEqual([]);
    expect(await overflows(others)).toBe(false);
    await others.context().close();
  });

  it('can be used by everybody: a supplier whose list is loaded, and the columns of his file', async () => {
    const others = (await openPage(browser, size)).page;
    others.setDefaultTimeout(10_000);
    await others.emulateMedia({ colorScheme: colours });
    await signIn(others, product.url, 'manager1');
    await settled(others, '/suppliers');
    await others.getByRole('link', { name: 'Демо-поставщик Юг' }).click();
    await others.getByRole('button', { name: 'Столбцы файла' }).click();
    await others.getByRole('region', { name: 'Так поймём первые строки' }).waitFor();
    await others.evaluate(axe.source);
    expect(await others.evaluate<string[]>(RUN)).toEqual([]);
    expect(await overflows(others)).toBe(false);
    await others.context().close();
  });

  it('can be used by everybody: the search with what it found, and the sheet of keys', async () => {
    await settled(page, '/');
    await page.keyboard.press('Shift+Slash');
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('900');
    await page.getByRole('option').first().waitFor();
    await page.evaluate(axe.source);
    expect(await page.evaluate<string[]>(RUN)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });
});
