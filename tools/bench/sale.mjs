// @ts-check
// A whole case: two things asked for, one in a price list and one at two suppliers, a call in between, an offer with an objection, a yes. What it costs in Temporal's histories.
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import pg from 'pg';
import { recordRequests, signIn } from './person.mjs';
import { startProduct, until } from './product.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The design's limit for stories that do not continue as new. */
const MOST_EVENTS = 400;

/** @param {string} rows */
const list = (rows) => Buffer.from(`Артикул;Наименование;Цена, руб.;Наличие\n${rows}\n`, 'utf8');

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureSale({ say }) {
  say('Starting the product for the measurement');
  const product = await startProduct();
  const database = new pg.Client({ connectionString: product.databaseUrl });
  const connection = await Connection.connect({ address: product.temporalAddress });
  try {
    await database.connect();
    say('Leading a case from the request to the yes');
    const [secretary, manager] = [await signIn(product.url, 'secretary1'), await signIn(product.url, 'manager1')];
    await suppliersFor(manager);
    const [caseId] = /** @type {[string]} */ (await recordRequests(product.url, 1));
    const clicks = await lead({ database, caseId, secretary, manager });
    await until(async () => (await database.query(`SELECT 1 FROM case_file WHERE id = $1 AND status = 'closed'`, [caseId])).rows.length > 0);
    yield* histories(new Client({ connection }), database, { caseId, clicks });
  } finally {
    await connection.close();
    await database.end();
    await product.stop();
  }
}

/** Three suppliers: the first has one of the two things, the others have neither, and can be asked for the second. @param {import('./person.mjs').Person} manager */
async function suppliersFor(manager) {
  for (const [name, rows] of [
    ['Проба Первый', 'BN-1;Пульт пробный;1000;10'],
    ['Проба Второй', 'BN-2;Микрофон пробный;500;нет'],
    ['Проба Третий', 'BN-2;Микрофон пробный;510;нет'],
  ]) {
    const { status, body } = await manager.post('/suppliers', { name, currency: 'RUB' });
    if (status !== 201) throw new Error(`A supplier was answered ${status}: ${JSON.stringify(body)}`);
    const read = await manager.upload(`/suppliers/${body.id}/price-lists`, list(String(rows)), 'price.csv');
    if (read.accepted !== 1) throw new Error(`A price list was read otherwise than meant: ${JSON.stringify(read)}`);
  }
}

/** @typedef {{ database: pg.Client, caseId: string, secretary: import('./person.mjs').Person, manager: import('./person.mjs').Person }} Matter */

/** Does what people do, one task after the other. Returns how many clicks it took. @param {Matter} matter */
async function lead({ database, caseId, secretary, manager }) {
  let clicks = 0;
  /** @param {string} name @param {string} outcome @param {object} data */
  const click = async (name, outcome, data = {}) => {
    const open = async () =>
      (await database.query(`SELECT id, version FROM task WHERE "case" = $1 AND name = $2 AND status = 'open' ORDER BY opened_at, id`, [caseId, name])).rows;
    await until(async () => (await open()).length > 0);
    const [{ id, version }] = await open();
    const { status, body } = await (name === 'confirmRequest' ? secretary : manager).post(`/tasks/${id}/complete`, { outcome, data, version });
    if (status !== 200 && status !== 202) throw new Error(`${name} was answered ${status}: ${JSON.stringify(body)}`);
    clicks += 1;
  };
  const later = (/** @type {number} */ ms) => new Date(Date.now() + ms).toISOString();
  const items = [
    { article: 'BN-1', name: 'Пульт пробный', quantity: '1' },
    { article: 'BN-2', name: 'Микрофон пробный', quantity: '2' },
  ];
  const lines = items.map((item, i) => ({ ...item, line: i + 1, price: i === 0 ? '1200.00' : '650.00' }));
  await click('confirmRequest', 'confirmed', { city: 'Пермь', clientKind: 'legal' });
  await click('contactClient', 'toAsk', { items, callAt: later(HOUR), channel: 'phone' });
  for (let asked = 0; asked < 2; asked += 1) await click('askSupplier', 'asked', { channel: 'phone' });
  await click('interimCall', 'waits', { callAt: later(2 * HOUR) });
  await click('typeAnswer', 'answered', { answers: [{ line: 2, has: 'yes', quantity: '2', price: '520.00', currency: 'RUB' }], channel: 'phone' });
  await click('makeOffer', 'callLater', {
    lines,
    objections: [{ kind: 'expensive', argument: 'Сравнили с ценой ремонта', result: 'stands' }],
    callAt: later(DAY),
  });
  await click('makeOffer', 'agreed', { lines, complete: 'complete', payment: 'transfer', email: 'proba@example.com', dataBy: later(DAY) });
  await click('prepareDeal', 'prepared');
  return clicks;
}

/** @param {Client} client @param {pg.Client} database @param {{ caseId: string, clicks: number }} matter @returns {AsyncGenerator<object>} */
async function* histories(client, database, { caseId, clicks }) {
  const { rows } = await database.query(`SELECT process, id FROM process_instance WHERE "case" = $1 ORDER BY created_at, id`, [caseId]);
  const whole = { events: 0, workflowTasks: 0, bytes: 0 };
  for (const { process, id } of rows) {
    const history = await client.workflow.getHandle(`${process}:${id}`).fetchHistory();
    const events = history.events ?? [];
    const figures = {
      events: events.length,
      workflowTasks: events.filter((event) => event.workflowTaskCompletedEventAttributes).length,
      bytes: proto.temporal.api.history.v1.History.encode(history).finish().length,
    };
    for (const key of /** @type {const} */ (['events', 'workflowTasks', 'bytes'])) whole[key] += figures[key];
    yield { bench: 'history of a whole case', process, ...figures, targets: { events: MOST_EVENTS } };
  }
  yield { bench: 'history of a whole case', process: 'all', instances: rows.length, clicks, ...whole };
}
