// @ts-check
// A click that ends its process, so that the next task is in another one: time to the answer, statements, events of Temporal's histories.
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { latency } from './figures.mjs';
import { recordRequests, signIn } from './person.mjs';
import { startProduct, until } from './product.mjs';
import { openStatementLog } from './statements.mjs';

/** @typedef {{ outcome: string, data: object, version: number }} Body */
/** @typedef {{ url: string, database: pg.Client, secretary: import('./person.mjs').Person }} Office */

/** @type {Record<string, Body>} */
const bodies = {
  'in another instance': { outcome: 'confirmed', data: { city: 'Пермь', clientKind: 'legal' }, version: 1 },
  none: { outcome: 'notOurs', data: { whyNotOurs: 'spam' }, version: 1 },
};
const COUNTED = 10;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureClicks({ say, sizes }) {
  say('Starting the product for the measurement');
  const product = await startProduct();
  const database = new pg.Client({ connectionString: product.databaseUrl });
  try {
    await database.connect();
    const office = { url: product.url, database, secretary: await signIn(product.url, 'secretary1') };
    const first = /** @type {Body} */ (bodies['in another instance']);
    await clicks(office, await openTasks(office, 20), { atOnce: 4, body: first }); // warms up
    for (const atOnce of [1, 16]) {
      for (const [next, body] of Object.entries(bodies)) {
        say(`Clicks, ${atOnce} at a time, next task ${next}`);
        const count = atOnce === 1 ? sizes.clicks.alone : sizes.clicks.together;
        const figures = await clicks(office, await openTasks(office, count), { atOnce, body });
        yield { bench: 'click to answer', next, atOnce, n: count, ...figures };
      }
    }
    say('Counting statements, transactions and events');
    const log = await openStatementLog(product.superuserUrl, product.pids().postgres);
    for (const [next, body] of Object.entries(bodies)) {
      const tasks = await openTasks(office, COUNTED);
      const counted = await log.during(COUNTED, () => clicks(office, tasks, { atOnce: 1, body }));
      yield { bench: 'statements of a completed task', next, n: COUNTED, ...counted };
    }
    await log.close();
    yield* countEvents(product.temporalAddress, database);
    yield { bench: 'resident memory', unit: 'MB', ...product.memory() };
  } finally {
    await database.end();
    await product.stop();
  }
}

/** Records requests, and waits until the first task of each is open. @param {Office} office @param {number} count @returns {Promise<string[]>} */
async function openTasks({ url, database }, count) {
  const cases = await recordRequests(url, count);
  const sql = `SELECT t.id FROM task t JOIN process_instance i ON i.case = t.case AND i.parent IS NULL WHERE t.case = ANY($1) AND t.status = 'open' AND i.started_run IS NOT NULL`;
  const opened = async () => (await database.query(sql, [cases])).rows;
  await until(async () => (await opened()).length === count);
  return (await opened()).map((row) => row.id);
}

/** @param {Office} office @param {string[]} tasks @param {{ atOnce: number, body: Body }} load */
async function clicks({ secretary }, tasks, { atOnce, body }) {
  const count = tasks.length;
  /** @type {number[]} */
  const took = [];
  /** @type {Record<string, number>} */
  const statuses = {};
  const begun = performance.now();
  const one = async () => {
    for (let id = tasks.pop(); id; id = tasks.pop()) {
      const start = performance.now();
      const { status } = await secretary.post(`/tasks/${id}/complete`, body);
      took.push(performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - begun) / 1_000;
  return { ...latency(took), unit: 'ms', perSecond: Math.round(count / seconds), statuses };
}

/** @param {string} address @param {pg.Client} database @returns {AsyncGenerator<object>} */
async function* countEvents(address, database) {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const { rows } = await database.query(
    `SELECT i.process, i.id FROM process_instance i WHERE i."case" = (SELECT "case" FROM task WHERE process = 'contact' AND status = 'open' ORDER BY opened_at DESC LIMIT 1) ORDER BY created_at`,
  );
  for (const { process, id } of rows) {
    const { events = [] } = await client.workflow.getHandle(`${process}:${id}`).fetchHistory();
    const kinds = (events ?? []).map(
      (event) => Object.keys(event).find((key) => key.endsWith('EventAttributes') && event[/** @type {keyof typeof event} */ (key)]) ?? '',
    );
    const accepted = kinds.indexOf('workflowExecutionUpdateAcceptedEventAttributes');
    yield {
      bench: 'history',
      process,
      events: kinds.length,
      workflowTasks: kinds.filter((kind) => kind === 'workflowTaskCompletedEventAttributes').length,
      ...(accepted < 0 ? {} : { eventsOfTheClick: kinds.lastIndexOf('workflowExecutionUpdateCompletedEventAttributes') - accepted + 4 }),
    };
  }
  await connection.close();
}
