import type { Browser, Page } from 'playwright-core';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import { PICTURE } from '../harness/attach.js';
import { openPage, overflows, signIn, startBrowser } from '../harness/browser.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const MOSCOW = 'Europe/Moscow';

let product: Product;
let browser: Browser;
let secretary: Person;
beforeAll(async () => {
  [product, browser] = await Promise.all([Product.start({ REGLAMENT_DEMO_ROUND_THE_CLOCK: '1' }), startBrowser()]);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function newTask({ city = 'Пермь' } = {}) {
  const client = { name: 'Марина Ветрова', phone: `+7900${String(Math.random()).slice(2, 9)}` };
  const { caseId } = (await siteRequest(product, { client, city })).body;
  return secretary.taskOf(caseId);
}

async function pageOf(path: string, { login = 'secretary1', size = WIDE } = {}) {
  const opened = await openPage(browser, size);
  opened.page.setDefaultTimeout(15_000);
  await signIn(opened.page, product.url, login);
  await opened.page.goto(`${product.url}${path}`);
  return opened;
}

const read = async (id: string) => (await secretary.get<TaskPageDto>(`/tasks/${id}`)).body;
/** The wall time of an instant in Perm. */
const inPerm = (at: unknown) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Yekaterinburg' }).format(new Date(at as string | number));
/** After his midnight and before ours his tomorrow is the day after ours: our clock is told with its day then. */
const ourDay = () => (inPerm(Date.now()).slice(0, 10) === inPerm(Date.now() - 2 * 3_600_000).slice(0, 10) ? '' : '.*, ');
const tomorrowInPerm = () => inPerm(Date.now() + 24 * 3_600_000).slice(0, 10);

async function callLater(page: Page) {
  await page.getByRole('button', { name: /Перезвонить/ }).waitFor();
  await page.keyboard.press('Alt+Digit2');
  const field = page.getByRole('textbox', { name: /Когда перезвонить/ });
  await field.waitFor();
  return field;
}

describe('"call back at"', () => {
  it('WT-1.3 understands words by the client’s clock, says at once what it understood, and keeps it as an instant', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`);
    await page
      .getByText(/\d\d:\d\d у клиента/)
      .first()
      .waitFor(); // what his clock shows now
    const field = await callLater(page);
    await field.pressSequentially('завтра в 12');
    await page.getByText(/^Завтра, .*, 12:00 у клиента$/).waitFor();
    await page.getByText(new RegExp(`= ${ourDay()}10:00 у нас`)).waitFor();
    await page.getByRole('button', { name: /^Перезвонить завтра 12:00/ }).waitFor();
    const day = tomorrowInPerm();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Перезвонить').waitFor();
    await page.getByText(new RegExp(`завтра 12:00 у клиента = ${ourDay() || 'завтра '}10:00 у нас`)).waitFor();
    expect(inPerm((await read(task.id)).data['callAt'])).toBe(`${day} 12:00`);
    // Whoever has the next task reads what the client was promised, beside the request (ALL-2).
    const next = await product.until('the promised call', async () => (await secretary.case(task.caseId!)).tasks.find(({ status }) => status === 'open'));
    await page.goto(`${product.url}/tasks/${next.id}`);
    await page.getByRole('complementary', { name: 'Заявка' }).getByRole('heading', { name: 'Обещано клиенту' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('asks where it is not certain: nothing is sent before one has chosen, all of it by keyboard', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`);
    const field = await callLater(page);
    await field.pressSequentially('завтра или послезавтра в 11');
    await page.getByText('Когда именно:').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Выберите время под полем').waitFor();
    expect((await read(task.id)).status).toBe('open');
    await field.focus();
    await page.keyboard.press('Enter'); // to the answers
    await page.keyboard.press('Enter'); // the first of them
    await page.getByText(/^Завтра, .*, 11:00 у клиента$/).waitFor();
    expect(await field.evaluate('document.activeElement === document.querySelector("[data-field=callAt] input")')).toBe(true);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Готово: Перезвонить').waitFor();
    expect(inPerm((await read(task.id)).data['callAt'])).toBe(`${tomorrowInPerm()} 11:00`);
    expect(troubles).toEqual([]);
  });

  it('says in red what is no time, and keeps the words over a reload', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`);
    const field = await callLater(page);
    await field.pressSequentially('как вернётся из отпуска');
    await page.getByText('Даты не нашли.').waitFor();
    await product.until('the words to arrive', async () => (await read(task.id)).draft?.data['callAt'] === 'как вернётся из отпуска');
    await page.reload();
    expect(await page.getByRole('textbox', { name: /Когда перезвонить/ }).inputValue()).toBe('как вернётся из отпуска');
    await page.getByText('Даты не нашли.').waitFor();
    await page.getByRole('textbox', { name: /Когда перезвонить/ }).fill('послезавтра после обеда');
    await page.getByRole('button', { name: '15', exact: true }).click();
    await page.getByText(/, 15:00 у клиента/).waitFor();
    await page.reload();
    await page.getByText(/, 15:00 у клиента/).waitFor();
    expect(troubles).toEqual([]);
  });

  it('serves the form that puts a task aside, by our clock, and nothing is wider than a telephone', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`, { size: NARROW });
    await page.getByRole('button', { name: /Отложить/ }).click();
    await page.getByRole('textbox', { name: 'До какого времени' }).fill('через 7 минут');
    await page
      .getByText(/^(Сегодня|Завтра, .*), \d\d:\d\d$/)
      .first()
      .waitFor();
    expect(await overflows(page)).toBe(false);
    const until = new Intl.DateTimeFormat('ru', { timeStyle: 'short', timeZone: MOSCOW });
    await page.getByRole('textbox', { name: /причин/i }).fill('Клиент на совещании');
    const before = Date.now();
    await page
      .getByRole('button', { name: /^Отложить/ })
      .last()
      .click();
    await page
      .getByText(/Отложена до/)
      .first()
      .waitFor();
    const { snoozedUntil } = await read(task.id);
    expect(Math.abs(Date.parse(snoozedUntil!) - before - 7 * 60_000)).toBeLessThan(90_000);
    await page
      .getByText(until.format(new Date(snoozedUntil!)))
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
  });
});

describe('who else looks', () => {
  it('is there within two seconds, warns while a colleague types in the same form, and is gone when his page is closed', async () => {
    const task = await newTask();
    const mine = await pageOf(`/tasks/${task.id}`);
    const head = await pageOf(`/cases/${task.caseId}`, { login: 'head' });
    await mine.page.getByText('Смотрит Демо Руководитель').waitFor();
    await head.page.getByText('Смотрит Демо Секретарь-Первая').waitFor({ timeout: 2_000 });
    const colleague = await pageOf(`/tasks/${task.id}`, { login: 'secretary2' });
    await mine.page.getByText(/Смотрят .*Секретарь-Вторая/).waitFor({ timeout: 2_000 });
    await colleague.page.getByRole('textbox', { name: 'Город' }).pressSequentially('Кун');
    await mine.page.getByText('Демо Секретарь-Вторая сейчас пишет в этой же задаче').waitFor({ timeout: 2_000 });
    await colleague.page.close();
    await mine.page.getByText('Смотрит Демо Руководитель').waitFor({ timeout: 30_000 });
    expect([...mine.troubles, ...head.troubles]).toEqual([]);
  });
});

describe('files', () => {
  it('are added by button, dropped and pasted, are listed with the case, and are taken away with a way back', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`);
    const card = page.getByRole('region', { name: 'Файлы' });
    await page.locator('input[type=file]').setInputFiles([
      { name: 'Зал.png', mimeType: 'image/png', buffer: PICTURE },
      { name: 'страница.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
    ]);
    await card.getByRole('link', { name: 'Зал.png' }).waitFor();
    await card.getByText('Такие файлы не принимаем').waitFor();
    const bring = (how: 'drop' | 'paste', name: string) =>
      page.evaluate(
        `(() => {
          const data = new DataTransfer();
          data.items.add(new File([new TextEncoder().encode('Пульт;1')], ${JSON.stringify(name)}));
          document.dispatchEvent(${how === 'drop' ? `new DragEvent('drop', { dataTransfer: data, cancelable: true })` : `new ClipboardEvent('paste', { clipboardData: data })`});
        })()`,
      );
    await bring('drop', 'брошен.csv');
    await card.getByRole('link', { name: 'брошен.csv' }).waitFor();
    await bring('paste', 'вставлен.txt');
    await card.getByRole('link', { name: 'вставлен.txt' }).waitFor();
    const saved = page.waitForEvent('download');
    await card.getByRole('link', { name: 'Зал.png' }).click();
    expect((await saved).suggestedFilename()).toBe('Зал.png');
    await card.getByRole('button', { name: 'Убрать брошен.csv' }).click();
    await card.getByRole('link', { name: 'брошен.csv' }).waitFor({ state: 'detached' });
    await page.locator('body').press('z');
    await card.getByRole('link', { name: 'брошен.csv' }).waitFor();

    const { page: driver, troubles: others } = await pageOf(`/cases/${task.caseId}`, { login: 'driver', size: NARROW });
    await driver.getByRole('link', { name: 'вставлен.txt', exact: true }).waitFor();
    await driver.getByText('Файл: Зал.png').first().waitFor();
    expect(await driver.getByRole('button', { name: /Убрать/ }).count()).toBe(0);
    expect(await overflows(driver)).toBe(false);
    expect([...troubles, ...others]).toEqual([]);
  });
});

describe('the form', () => {
  it('is emptied by one press, and comes back as it was', async () => {
    const task = await newTask();
    const { page, troubles } = await pageOf(`/tasks/${task.id}`);
    const town = page.getByRole('textbox', { name: 'Город' });
    await town.fill('Кунгур');
    await page.getByRole('radio', { name: 'Организация' }).check();
    await page.getByRole('button', { name: 'Очистить' }).click();
    expect([await town.inputValue(), await page.getByRole('radio', { name: 'Организация' }).isChecked()]).toEqual(['Пермь', false]);
    await page.getByRole('button', { name: /Вернуть/ }).click();
    expect([await town.inputValue(), await page.getByRole('radio', { name: 'Организация' }).isChecked()]).toEqual(['Кунгур', true]);
    await product.until('the form to be kept again', async () => (await read(task.id)).draft?.data['clientKind'] === 'legal');
    expect((await read(task.id)).draft?.data).toMatchObject({ city: 'Кунгур', clientKind: 'legal' });
    await page.getByText('История задачи').click();
    await page.getByText('Задача: Позвонить клиенту').waitFor();
    expect(troubles).toEqual([]);
  });
});
