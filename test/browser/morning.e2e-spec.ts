import type { Browser } from 'playwright-core';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import { openPage, signIn, startBrowser } from '../harness/browser.js';
import { CallDesk } from '../harness/call-desk.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const WIDE = { width: 1440, height: 900 };

/** A morning of calls. All of it is done by keyboard: the tests own no mouse. */
describe('a morning at the telephone', () => {
  let product: Product;
  let browser: Browser;
  let desk: CallDesk;
  let troubles: string[];
  let secretary: Person;
  let head: Person;

  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start(), startBrowser()]);
    [secretary, head] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'head')];
    const opened = await openPage(browser, WIDE);
    desk = new CallDesk(opened.page);
    opened.page.setDefaultTimeout(15_000);
    troubles = opened.troubles;
    await signIn(desk.page, product.url, 'secretary1');
  });
  afterEach(() => {
    const gone = troubles.splice(0);
    if (gone.length > 0) throw new Error(`Something went wrong in the page: ${gone.join('; ')}`);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const taskOf = async (id: string) => (await secretary.get<TaskPageDto>(`/tasks/${id}`)).body;
  /** What a call led to, as the head sees it. */
  const handedOver = async (id: string) => {
    const { caseId } = await taskOf(id);
    const open = await product.until('what comes next', async () => (await head.case(caseId!)).tasks.find(({ status }) => status === 'open'));
    return (await head.get<TaskPageDto>(`/tasks/${open.id}`)).body;
  };

  it('WT-1.1 WT-1.4 a call is recorded from its first word on, and is then its task; ALL-3 a closed page loses nothing and comes back to the same row', async () => {
    await desk.ring();
    await desk.type('До какого часа вы сегодня работаете');
    const id = await desk.task();
    await desk.at('question'); // the hand did not leave the row
    await desk.type(' в субботу');
    expect(await desk.value('Вопрос')).toBe('До какого часа вы сегодня работаете в субботу');
    await desk.sees(/Обращение З-\d+ записано/);
    await desk.press('Enter');
    await desk.type('8 900 000 21-0');
    await desk.page.reload();
    await desk.at('name');
    expect([await desk.value('Вопрос'), await desk.value('Телефон')]).toEqual(['До какого часа вы сегодня работаете в субботу', '8 900 000 21-0']);
    expect((await taskOf(id)).assignee?.name).toBe('Демо Секретарь-Первая');
    await desk.press('Shift+Enter');
    await desk.at('phone');
    await desk.type('1');
    await desk.press('Alt+Digit3');
    await desk.sees('Готово: Ответила сама');
    await desk.press('n');
    await desk.page.waitForURL(/\/call$/);
  });

  it('WT-1.5 puts the client through to a manager who is told everything in one sentence, and the matter is his', async () => {
    await desk.ring();
    await desk.say('Нужны два прожектора', '+7 900 000-22-01', 'Глеб Образцов', 'Тверь');
    const id = await desk.task();
    await desk.at('clientKind');
    await desk.press('Digit2');
    await desk.at('company');
    await desk.say('ООО «Громкий угол»', 'до пятницы');
    await desk.press('Digit1', 'Control+Enter');
    await desk.next(id);
    await desk.sees('на линии Глеб Образцов, организация, ООО «Громкий угол», Тверь. Нужны два прожектора');
    await desk.sees(/Клиент ждёт 0:0\d/);
    await desk.press('Alt+KeyM', 'Digit2');
    const wanted = await desk.manager();
    await desk.press('Control+Enter');
    await desk.sees('Готово: Менеджер взял трубку');
    await desk.sees(wanted);
    const { assignee, request, client } = await handedOver(id);
    expect([assignee?.name, client?.name, request?.neededBy]).toEqual([wanted, 'Глеб Образцов', 'до пятницы']);
  });

  it('WT-1.5 goes back to the client by Escape, with the hand and the words where they were', async () => {
    await desk.ring();
    await desk.say('Пульт на 16 каналов');
    const first = await desk.task();
    await desk.at('phone');
    await desk.press('Control+Enter');
    const transfer = await desk.next(first);
    await desk.at('phone');
    await desk.type('900 000 22-02');
    await desk.press('Escape');
    await desk.next(transfer);
    await desk.at('phone');
    expect([await desk.value('Вопрос'), await desk.value('Телефон')]).toEqual(['Пульт на 16 каналов', '900 000 22-02']);
    await desk.press('Alt+Digit3');
    await desk.sees('Готово: Ответила сама');
  });

  it('WT-1.5 WT-1.6 after 2 minutes the message opens by itself, at what lacks, and the wanted manager has it as urgent', async () => {
    await desk.ring();
    await desk.say('Срок на микшер');
    const call = await desk.task();
    await desk.at('phone');
    await desk.press('Control+Enter');
    const transfer = await desk.next(call);
    const wanted = await desk.manager();
    await desk.page.getByLabel('Город').focus();
    await desk.type('Вологда'); // while the client waits
    await secretary.post(`/cases/${(await taskOf(call)).caseId}/clock`, {});
    await desk.next(transfer);
    await desk.at('phone');
    expect(await desk.value('Город')).toBe('Вологда');
    await desk.sees('Спасибо, что подождали');
    await desk.press('Control+Enter');
    await desk.sees('Нужно для исхода'); // without a number nobody calls back
    await desk.type('8 (900) 000-22-03');
    await desk.press('Control+Enter');
    await desk.sees('Готово: Обещала перезвон');
    expect(await handedOver(call)).toMatchObject({
      title: 'Срочно перезвонить клиенту',
      wanted: { name: wanted },
      client: { phone: '+79000002203' },
    });
  });

  it('WT-1.5 a client who hangs up before that leaves no promise', async () => {
    await desk.ring();
    await desk.say('Не дождусь');
    const call = await desk.task();
    await desk.press('Control+Enter');
    const transfer = await desk.next(call);
    await secretary.post(`/cases/${(await taskOf(call)).caseId}/clock`, {});
    const message = await desk.next(transfer);
    await desk.press('Alt+Digit2');
    await desk.sees('Готово: Клиент положил трубку');
    await product.until('the case to end', async () => (await secretary.case((await taskOf(message)).caseId!)).status === 'closed');
  });

  it('WT-1.6 of a busy manager, or without asking one, a call within 10 minutes is promised; it is not sent without a number', async () => {
    await desk.ring();
    await desk.say('Занят менеджер', '8 900 000-22-04', 'Вера');
    const call = await desk.task();
    await desk.press('Control+Enter');
    await desk.next(call);
    await desk.press('Alt+Digit2');
    await desk.sees('Готово: Занят, перезвонит за 10 минут');
    expect(await handedOver(call)).toMatchObject({ title: 'Срочно перезвонить клиенту', urgent: true });

    await desk.ring();
    await desk.say('Сразу на перезвон');
    const other = await desk.task();
    await desk.press('Enter');
    await desk.at('name');
    await desk.press('Alt+Digit2');
    await desk.at('phone');
    await desk.type('8 900 000-22-05');
    await desk.press('Alt+Digit2');
    await desk.sees('Готово: На перезвон');
    expect(await handedOver(other)).toMatchObject({ title: 'Срочно перезвонить клиенту' });
  });

  it('WT-1.4 WT-1.7 a dropped call and one that is not ours end by one key, the latter with its reason in place', async () => {
    await desk.ring();
    await desk.type('Алло, вас не слы');
    await desk.task();
    await desk.press('Alt+Digit4');
    await desk.sees('Готово: Связь оборвалась');

    await desk.ring();
    await desk.type('Реклама окон');
    const id = await desk.task();
    await desk.press('Alt+Digit5');
    await desk.page.locator('[aria-label="Почему не к нам"] button:focus').waitFor();
    await desk.press('Digit1');
    await desk.sees('Готово: Не к нам');
    expect((await taskOf(id)).data).toHaveProperty('whyNotOurs');
  });

  it('WT-1.4 a known client is found while the number is typed, in whatever spelling, and is confirmed instead of asked', async () => {
    await siteRequest(product, { client: { name: 'Нина Знакомая', phone: '+7 900 000-23-01' }, city: 'Вологда' });
    await desk.ring();
    await desk.say('Где мой заказ');
    const id = await desk.task();
    await desk.type('8(900)000 23');
    await desk.sees('Нина Знакомая');
    await desk.press('Enter');
    await desk.at('name');
    await desk.sees('Известно');
    await desk.press('Enter');
    await desk.at('city');
    await desk.sees('подтвердил');
    await desk.press('Alt+KeyJ', 'Alt+Digit3');
    await desk.sees('Готово: Ответила сама');
    const { data } = await taskOf(id);
    expect(data).toMatchObject({ name: 'Нина Знакомая', phone: '+7 900 000-23-01', aboutCase: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  });

  it('WT-1.4 a company is found by its e-mail although it calls from a number that nobody knows, which is kept', async () => {
    await siteRequest(product, { client: { company: 'ООО «Известная»', email: 'zakaz@example.com', phone: '8 900 000-88-01' } });
    await desk.ring();
    await desk.say('Повторить заказ', '8 900 000-88-02');
    const id = await desk.task();
    await desk.page.getByLabel('Эл. почта').focus();
    await desk.type('zakaz@exa');
    await desk.sees('ООО «Известная»');
    await desk.press('ArrowDown', 'Enter');
    await desk.sees('Это клиент');
    expect([await desk.value('Телефон'), await desk.value('Эл. почта')]).toEqual(['8 900 000-88-02', 'zakaz@example.com']);
    await desk.press('Alt+Digit2');
    await desk.sees('Готово: На перезвон');
    expect((await handedOver(id)).client).toMatchObject({ company: 'ООО «Известная»', phone: '+79000008801' });
  });

  it('ALL-5 a colleague goes on with the call at the same row, with every word; who had it is told who has it now', async () => {
    await desk.ring();
    await desk.say('Перенять разговор', '8 900 000-24-01');
    await desk.type('Анна');
    const id = await desk.task();
    await product.until('the draft to be saved', async () => (await taskOf(id)).draft?.data['name'] === 'Анна');
    const opened = await openPage(browser, WIDE);
    const second = new CallDesk(opened.page);
    await signIn(second.page, product.url, 'secretary2');
    await second.page.goto(`${product.url}/tasks/${id}`);
    await second.sees('Разговор ведёт Демо Секретарь-Первая');
    await desk.sees('Смотрит Демо Секретарь-Вторая');
    await desk.type(' Петровна');
    await second.sees('Демо Секретарь-Первая сейчас пишет в этой же задаче');
    await product.until('the draft to be saved', async () => (await taskOf(id)).draft?.data['name'] === 'Анна Петровна');
    await second.press('c');
    await second.sees(/^Соединить: /);
    await second.at('city');
    expect([await second.value('Вопрос'), await second.value('Как обращаться')]).toEqual(['Перенять разговор', 'Анна Петровна']);
    await desk.sees('Разговор ведёт Демо Секретарь-Вторая');
    await second.type('Пермь');
    await second.press('Alt+Digit3');
    await second.sees('Готово: Ответила сама');
    expect((await taskOf(id)).data).toMatchObject({ name: 'Анна Петровна', city: 'Пермь', phone: '8 900 000-24-01' });
    expect(opened.troubles).toEqual([]);
  });

  it('ALL-3 without a connection a call is kept here, which the page says, and is recorded once when there is one', async () => {
    await desk.ring();
    await desk.page.context().setOffline(true);
    await desk.say('Связи нет');
    await desk.sees('Сервер не отвечает, обращение ещё не записано');
    await desk.type('8 900 000-25-01');
    troubles.length = 0; // the browser says on its own that it is offline
    await desk.page.context().setOffline(false);
    const { caseId } = await taskOf(await desk.task());
    await desk.at('phone');
    expect([await desk.value('Вопрос'), await desk.value('Телефон')]).toEqual(['Связи нет', '8 900 000-25-01']);
    expect((await secretary.cases()).items.filter(({ gist }) => gist === 'Связи нет').map(({ id }) => id)).toEqual([caseId]);
    await desk.press('Alt+Digit3');
    await desk.sees('Готово: Ответила сама');
    troubles.length = 0;
  });
});
