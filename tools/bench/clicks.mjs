// @ts-check
// What a completed task costs: time from the click to the answer, statements and writing transactions, events in Temporal's histories, memory.
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { countStatements } from './statements.mjs';
import { signIn, startProduct, until } from './product.mjs';

/** @typedef {import('../servers/say.mjs').Say} Say */

const confirmed = { outcome: 'confirmed', data: { city: 'Пермь', clientKind: 'legal' }, version: 1 };
const misdirected = { outcome: 'notOurs', data: { reason: 'Реклама' }, version: 1 };

/** @param {Say} say @returns {AsyncGenerator<object>} */
export async function* measureClicks(say) {
  say('Starting the product for the measurement');
  const product = await startProduct();
  const database = new pg.Client({ connectionString: product.databaseUrl });
  try {
    await database.connect();
    const secretary = await signIn(product.url, 'secretary1');
    const bench = { url: product.url, database, secretary };
    await clicks(bench, { count: 20, atOnce: 4, body: confirmed }); // warms up
    for (const atOnce of [1, 16]) {
      for (const [next, body] of Object.entries({ 'in another instance': confirmed, none: misdirected })) {
        say(`Clicks, ${atOnce} at a time, next task ${next}`);
        const count = atOnce === 1 ? 60 : 240;
        yield { bench: 'click to answer', next, atOnce, count, ...(await clicks(bench, { count, atOnce, body })) };
      }
    }
    say('Counting statements, transactions and events');
    yield* countStatements(
      product.superuserUrl,
      (/** @type {object} */ body) => clicks(bench, { count: 10, atOnce: 1, body: /** @type {typeof confirmed} */ (body) }),
      { confirmed, misdirected },
    );
    yield* countEvents(product.temporalAddress, database);
    yield { bench: 'resident memory', unit: 'MB', ...product.memory() };
  } finally {
    await database.end();
    await product.stop();
  }
}

/**
 * @param {{ url: string, database: pg.Client, secretary: Awaited<ReturnType<typeof signIn>> }} bench
 * @param {{ count: number, atOnce: number, body: { outcome: string, data: object, version: number } }} load
 */
async function clicks({ url, database, secretary }, { count, atOnce, body }) {
  const site = { authorization: 'Bearer reglament-demo-site-form', 'content-type': 'application/json' };
  /** @type {string[]} */
  const cases = [];
  for (let i = 0; i < count; i += 1) {
    const request = {
      channel: 'site',
      kind: 'request',
      client: { phone: `+7900${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}` },
      items: [{ name: 'Пульт', quantity: 1 }],
    };
    const answer = await fetch(`${url}/requests`, { method: 'POST', headers: site, body: JSON.stringify(request) });
    cases.push(/** @type {{ caseId: string }} */ (await answer.json()).caseId);
  }
  const opened = async () =>
    (
      await database.query(
        `SELECT t.id FROM task t JOIN process_instance i ON i.case = t.case AND i.parent IS NULL WHERE t.case = ANY($1) AND t.status = 'open' AND i.started_run IS NOT NULL`,
        [cases],
      )
    ).rows;
  await until(async () => (await opened()).length === count);
  const tasks = (await opened()).map((row) => row.id);
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
  took.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Math.round((took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), unit: 'ms', perSecond: Math.round(count / seconds), statuses };
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
