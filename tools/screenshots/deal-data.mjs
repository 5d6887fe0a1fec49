// @ts-check
// Deals for the pictures: one to be picked for on a call, one in the middle of its questions, one that is offered.
import { call, signIn, taskOf, until } from './data.mjs';

const HEAD = 'Артикул;Наименование;Цена;Наличие;Группа';
const LISTS = [
  {
    name: 'ООО «Пример поставщика сценического оборудования и коммутации»',
    email: 'sklad@example.com',
    rows: ['RX-20/4;Радиосистема двухканальная с поясными передатчиками;72000,50;12;Радиосистемы', 'HM-7;Микрофон головной;6100;5;Микрофоны'],
  },
  {
    name: 'Пример-Импорт',
    email: 'import@example.com',
    rows: ['RX-20/4;Радиосистема RX-20/4;69900;ожидается 12.12.2030;Радиосистемы', 'HM-7;Микрофон головной HM-7;5900;мало;Микрофоны'],
  },
];
const ITEMS = [
  { article: 'RX-20/4', name: 'Радиосистема двухканальная с поясными передатчиками', quantity: '4' },
  { article: 'HM-7', name: 'Микрофон головной', quantity: '8' },
];
const ASKED = { name: 'Стробоскоп световой с пультом управления', quantity: '2', ask: true };

/** @typedef {{ pick: string, offer: string, deal: string }} DealIds */

/** @param {string} url @returns {Promise<DealIds>} */
export async function makeDeals(url) {
  const [secretary, manager] = [await signIn(url, 'secretary1'), await signIn(url, 'manager1')];
  for (const { name, email, rows } of LISTS) {
    const { id } = await call(manager, '/suppliers', { name, email });
    const form = new FormData();
    form.append('file', new Blob([`\ufeff${[HEAD, ...rows].join('\r\n')}`]), 'прайс.csv');
    await call(manager, `/suppliers/${id}/price-lists`, form);
  }
  const begun = async (/** @type {string} */ name) => {
    const client = { name, company: 'ООО «Пример концертного агентства»', email: `${crypto.randomUUID()}@example.com` };
    const items = ITEMS.map(({ name: wanted, quantity }) => ({ name: wanted, quantity: Number(quantity) }));
    const { caseId } = await call(secretary, '/requests', { channel: 'site', kind: 'request', client, items });
    const first = await taskOf(secretary, caseId);
    await call(secretary, `/tasks/${first.id}/complete`, { outcome: 'confirmed', data: { city: 'Пермь', clientKind: 'legal' }, version: first.version });
    return { caseId, task: await taskOf(manager, caseId) };
  };
  const complete = (/** @type {any} */ task, /** @type {string} */ outcome, /** @type {object} */ data) =>
    call(manager, `/tasks/${task.id}/complete`, { outcome, data, version: task.version });
  const pick = await begun('Пример Выбирающий');
  const offered = await begun('Пример Согласный');
  await complete(offered.task, 'offer', { items: ITEMS });
  const offer = await taskOf(manager, offered.caseId);
  const asked = await begun('Пример Ожидающая');
  const callAt = new Date(Date.now() + 3_600_000).toISOString();
  await complete(asked.task, 'toAsk', { items: [...ITEMS, ASKED], callAt, channel: 'phone' });
  // More microphones than anybody lists: suppliers are asked at once.
  await until('The questions to suppliers', async () => ((await call(manager, `/cases/${asked.caseId}/deal`)).queries.length > 0 ? true : undefined));
  return { pick: pick.task.id, offer: offer.id, deal: asked.caseId };
}
