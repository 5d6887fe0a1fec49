import type { Browser, Page } from 'playwright-core';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let product: Product;
let browser: Browser;
let secretary: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start(), startBrowser()]);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The first call of a new request, open before somebody. */
async function callOf(name: string, { size = WIDE, login = 'secretary1', change = {} } = {}) {
  const { caseId } = (await siteRequest(product, { client: { name, phone: `+7900${String(Math.random()).slice(2, 9)}` }, ...change })).body;
  const { id } = await secretary.taskOf(caseId);
  return { caseId, id, ...(await pageOf(id, { size, login })) };
}

async function pageOf(id: string, { size = WIDE, login = 'secretary1' } = {}) {
  const opened = await openPage(browser, size);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(`${product.url}/tasks/${id}`);
  await opened.page.getByRole('region', { name: 'Звонок по заявке' }).waitFor();
  return opened;
}

const stepNow = (page: Page) => page.locator('[aria-current="step"] h3');
const waitForStep = (page: Page, title: string) => stepNow(page).filter({ hasText: title }).waitFor();

describe('the script beside the form', () => {
  it('WT-S1 WT-1.3 ALL-3 leads a call from the greeting to the manager by keyboard; a reload and a colleague go on at the same step', async () => {
    const { page, id, troubles } = await callOf('Ольга Сценариева');
    await waitForStep(page, 'Поздоровались');
    await page.keyboard.press('1');
    await waitForStep(page, 'Удобно ли говорить');
    await page.keyboard.press('2');
    await waitForStep(page, 'Когда перезвонить');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    await waitForStep(page, 'Удобно ли говорить');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await waitForStep(page, 'Чего не хватает в заявке');
    await page.locator('[aria-current="step"] input:focus').waitFor(); // one types at once
    await page.keyboard.type('Пермь');
    const saved = page.waitForResponse((answer) => answer.url().includes('/draft') && answer.request().postData()!.includes('Пермь'));
    await page.getByText('Сохранено').waitFor();
    await saved;
    await page.reload();
    await waitForStep(page, 'Чего не хватает в заявке');
    const colleague = await pageOf(id, { login: 'secretary2' });
    await waitForStep(colleague.page, 'Чего не хватает в заявке');
    await expect(colleague.page.locator('[aria-current="step"]').getByLabel('Город').inputValue()).resolves.toBe('Пермь');

    await page.locator('[aria-current="step"]').getByLabel('Город').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('к 5 декабря');
    await page.keyboard.press('Enter');
    await page.keyboard.press('2'); // Организация
    await page.locator('[aria-current="step"]').getByRole('button', { name: 'Организация', pressed: true }).waitFor();
    await expect(page.getByRole('radio', { name: 'Организация' }).isChecked()).resolves.toBe(true); // the form has it at once
    await page.keyboard.press('Space');
    await waitForStep(page, 'Спасибо и до звонка');
    await page.keyboard.press('Space');
    await page.getByText('Разговор окончен').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Подтверждена').waitFor();
    const { body } = await secretary.get<{ data: Record<string, unknown> }>(`/tasks/${id}`);
    expect(body.data).toMatchObject({ city: 'Пермь', clientKind: 'legal', neededBy: 'к 5 декабря' });
    expect(body.data).not.toHaveProperty('$script');
    expect([...troubles, ...colleague.troubles]).toEqual([]);
  });

  it('WT-S1 WT-1.7 takes a reason of the pack’s list, and asks for a note where the reason says too little', async () => {
    const { page, caseId, troubles } = await callOf('Павел Передумов');
    for (const digit of ['1', '1', '3']) await page.keyboard.press(digit);
    await waitForStep(page, 'Почему не нужно');
    await page.locator('[aria-current="step"]').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Другое' }).click();
    await page.keyboard.press('Escape');
    await page
      .locator('[aria-current="step"]')
      .getByRole('button', { name: /К исходу/ })
      .click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Заполните это поле').first().waitFor();
    await page.locator('[aria-current="step"], [class*="card"]').getByLabel('Заметка').last().fill('Переехали в другой город');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Уже не нужно').waitFor();
    await page.getByText('Другое').first().waitFor(); // the label, not the code
    expect((await secretary.case(caseId)).status).toBe('closed');
    expect(troubles.filter((trouble) => !trouble.includes('422'))).toEqual([]);
  });

  it('ALL-3 finds an answer and an objection by typing, and how to talk', async () => {
    const { page, troubles } = await callOf('Инна Вопросова');
    await page.getByRole('combobox', { name: 'Клиент спрашивает' }).waitFor();
    await page.keyboard.press('Slash');
    await page.keyboard.type('гарантию');
    await page.getByRole('option', { name: 'Какая гарантия?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Менеджер назовёт их по вашей модели до оплаты').waitFor();
    await page.keyboard.type('дорого');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('больше, чем вы планировали?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('больше, чем вы планировали?').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Как говорить' }).click();
    await page.getByText('Не придумывайте причин задержки').waitFor();
    expect(troubles).toEqual([]);
  });

  it('fits 390 pixels, above the form, and can be folded', async () => {
    const { page, troubles } = await callOf('Константин Длиннофамильный-Переславский', { size: NARROW });
    await page.getByRole('button', { name: 'Клиент у телефона' }).click();
    await page.getByRole('button', { name: 'Да, удобно' }).click();
    await page.getByRole('button', { name: 'Да, подойдёт' }).click();
    await waitForStep(page, 'Чего не хватает в заявке');
    expect(await overflows(page)).toBe(false);
    await page.locator('summary', { hasText: 'Звонок по заявке' }).click();
    await stepNow(page).waitFor({ state: 'hidden' });
    expect(troubles).toEqual([]);
  });
});
