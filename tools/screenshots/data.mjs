// @ts-check
// What the pictures show: a company's morning, made through the API as people and the site make it.
import { setTimeout as pause } from 'node:timers/promises';

const PASSWORD = 'reglament-demo';
/** A task comes a moment after its request, ms. */
const PATIENCE = 60_000;

/** @typedef {{ cookie: string, csrf: string, url: string }} Session */
/** @typedef {{ task: string, live: string, case: string, client: string, supplier: string, asking: string }} Ids */

/** @param {string} url @param {string} login @returns {Promise<Session>} */
export async function signIn(url, login) {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`${login} could not sign in: ${await response.text()}`);
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await response.json());
  return { url, csrf: csrfToken, cookie: String(response.headers.getSetCookie()[0]).split(';')[0] ?? '' };
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {unknown} [body] makes it a POST
 * @returns {Promise<any>}
 */
export async function call({ url, cookie, csrf }, path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrf,
      'accept-language': 'ru',
      'idempotency-key': crypto.randomUUID(),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

/** Names, companies and words as long as they come. */
const REQUESTS = [
  { client: { name: 'Пример Короткий', phone: '8 900 000-14-27' }, text: 'Сколько стоит стойка?', kind: 'question' },
  {
    client: {
      name: 'Пример-Двойнофамильский Константин Всеволодович',
      company: 'Государственное бюджетное учреждение культуры «Пример областного театра драмы»',
      phone: '8 900 000-14-28',
    },
    text: 'Нужны четыре радиосистемы с поясными передатчиками и головными микрофонами телесного цвета. Интересует цена для организации, доставка до театра и можно ли к началу декабря',
    items: [
      { name: 'Радиосистема двухканальная с поясными передатчиками', quantity: 4 },
      { name: 'Микрофон головной', quantity: 8 },
    ],
    kind: 'request',
  },
  { client: { company: 'ООО «Пример»', email: 'zakupki@example.com' }, text: 'Пришлите прайс на коммутацию', kind: 'request' },
  { client: { phone: '8 900 000-14-30' }, text: 'Перезвоните', kind: 'urgent', urgent: true },
  {
    client: { name: 'Пример Закупкина', company: 'ООО «Примерный зал»', phone: '8 900 000-14-31', email: 'zal@example.com' },
    items: [{ name: 'Пульт микшерный', quantity: 1 }],
    kind: 'request',
  },
  { client: { name: '样例客户', company: '云帆舞台设备', phone: '8 900 000-14-32' }, text: '请报价', kind: 'request' },
];

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} look
 * @returns {Promise<T>}
 */
export async function until(what, look) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(250)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`${what} did not come within ${PATIENCE / 1000} s.`);
}

/** @param {Session} session @param {string} caseId @returns {Promise<any>} */
export function taskOf(session, caseId) {
  return until('A task', async () => {
    const { items } = await call(session, '/tasks?scope=mine&limit=100');
    const row = items.find((/** @type {{ caseId: string, status: string }} */ one) => one.caseId === caseId && one.status === 'open');
    return row ? call(session, `/tasks/${row.id}`) : undefined;
  });
}

/** Columns that nobody can tell apart, and stock that nobody understands. */
const UNCLEAR = [
  'Артикул;Наименование товара;Цена;Цена;Остаток на складе',
  'DM-5001;Кабель микрофонный Демо-Провод, 10 м, разъёмы позолоченные;1 250,00 руб.;1 100,00 руб.;+++',
  'DM-5002;Кабель акустический Демо-Провод;$ 12.50;11;спросите у кладовщика',
  'DM-5003;Коммутация Демо-Провод;сто рублей;90;ожидается 12.12.2027',
];

/** Suppliers come with the demo; one more has a file whose columns are asked about. @param {string} url @returns {Promise<{ supplier: string, asking: string }>} */
async function makeSuppliers(url) {
  const manager = await signIn(url, 'manager1');
  const { id } = await call(manager, '/suppliers', { name: 'Демо-поставщик «Примерное театральное снабжение Запада»', contact: 'Демо Менеджер Запада' });
  const form = new FormData();
  form.append('file', new Blob([UNCLEAR.join('\n')]), 'Прайс Запада.csv');
  const sent = await fetch(`${url}/api/v1/suppliers/${id}/price-lists`, {
    method: 'POST',
    headers: { cookie: manager.cookie, 'x-csrf-token': manager.csrf, 'idempotency-key': crypto.randomUUID() },
    body: form,
  });
  if (!sent.ok) throw new Error(`The price list was answered with ${sent.status}: ${await sent.text()}`);
  const { items } = await call(manager, '/suppliers');
  const south = items.find((/** @type {{ name: string }} */ one) => one.name === 'Демо-поставщик Юг');
  return { supplier: south.id, asking: id };
}

/** Makes the data; answers with what the pages are about. @param {string} url @returns {Promise<Ids>} */
export async function makeData(url) {
  const secretary = await signIn(url, 'secretary1');
  const cases = [];
  for (const request of REQUESTS) cases.push(/** @type {string} */ ((await call(secretary, '/requests', { channel: 'site', ...request })).caseId));
  const [, long, , , told] = cases;
  const task = await taskOf(secretary, String(long));
  const done = await taskOf(secretary, String(told));
  await call(secretary, `/tasks/${done.id}/complete`, { outcome: 'confirmed', data: { city: 'Пермь', clientKind: 'legal' }, version: done.version });
  const spoken = await call(secretary, '/requests', { channel: 'call', kind: 'call', client: { name: 'Пример Звонящий' }, text: 'Пульт на восемь каналов' });
  const live = await taskOf(secretary, spoken.caseId);
  const driver = await signIn(url, 'driver');
  await call(driver, '/processes/leave-request', { from: '2027-02-01', to: '2027-02-14', kind: 'vacation', note: 'Хочу поехать к родителям' });
  const { client } = await call(secretary, `/cases/${told}`);
  return { task: task.id, live: live.id, case: String(told), client: client.id, ...(await makeSuppliers(url)) };
}
