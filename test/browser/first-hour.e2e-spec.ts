import type { Browser, Page } from 'playwright-core';
import { openPage, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
/** So often one presses Tab, and no more, until one is at a field. */
const MOST_TABS = 40;

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A request that a secretary has confirmed: the manager is to call its client. */
async function confirmed(secretary: Person, name: string): Promise<string> {
  const { caseId } = (await siteRequest(product, { client: { name, phone: `+7900${String(Math.random()).slice(2, 9)}` } })).body;
  const call = await secretary.taskOf(caseId);
  await secretary.post(`/tasks/${call.id}/complete`, { outcome: 'confirmed', version: call.version, data: { city: 'Пермь', clientKind: 'legal' } });
  return caseId;
}

/** Goes to a field as one does without a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  await page.locator(`#field_${name}`).waitFor();
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if ((await page.locator(`#field_${name}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} times Tab did not lead to the field ${name}.`);
}

describe('a manager’s first hour', () => {
  it('WT-2.3 WT-2.8 goes by keyboard alone: the tasks in turn, an agreement, a call put off in words, a client found, the story read', async () => {
    const secretary = await Person.signIn(product, 'secretary1');
    const cases = [
      await confirmed(secretary, 'Анна Первочасова'),
      await confirmed(secretary, 'Борис Второчасов'),
      await confirmed(secretary, 'Вера Третьечасова'),
    ];
    const { page, troubles } = await openPage(browser, WIDE);
    await signIn(page, product.url, 'manager1');
    for (const name of ['Анна Первочасова', 'Борис Второчасов', 'Вера Третьечасова']) await page.getByText(name).first().waitFor();

    // One looks down the list and back, and takes the first.
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('n');
    await page.waitForURL(/\/tasks\//);
    await page.getByRole('button', { name: /Договорились/ }).waitFor();
    await page.keyboard.press('Alt+Digit4'); // settled without an offer
    await tabTo(page, 'agreed');
    await page.keyboard.type('Счёт завтра');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Договорились').waitFor();

    // The next one asks to be called another time.
    const done = page.url();
    await page.keyboard.press('n');
    await page.waitForURL((url) => /\/tasks\//.test(url.pathname) && url.href !== done);
    await page.getByRole('button', { name: /Перезвонить позже/ }).waitFor();
    await page.keyboard.press('Alt+Digit5');
    await page.locator('input:focus').waitFor(); // what the outcome needs
    await page.keyboard.type('завтра в 11');
    await page.getByText(/11:00/).first().waitFor(); // how it was understood
    // What there is next comes late: it must not take the hand from what one has gone on to.
    let letGo: (() => void) | undefined;
    const typed = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/v1/tasks?scope=mine*', async (route) => {
      await typed;
      await route.continue();
    });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Перезвонить позже').waitFor();

    // Somebody calls: his case is found by his name, and its story read.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Третье');
    letGo?.();
    await page.getByRole('button', { name: /Следующ/ }).waitFor();
    await page.keyboard.type('час');
    await page
      .getByRole('option', { name: /Вера Третьечасова/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\//);
    await page.getByText('Вера Третьечасова').first().waitFor();

    // The keys of a page are told by a key.
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('complementary', { name: 'Клавиши' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Клавиши' }).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    const statuses = await Promise.all(cases.map(async (id) => (await secretary.case(id)).status));
    expect(statuses.filter((status) => status === 'closed')).toHaveLength(1); // what was agreed is, for now, the end
  });
});
