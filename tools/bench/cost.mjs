// @ts-check
// What one completed task costs inside: events in Temporal's history, statements and transactions in PostgreSQL.
import { Client, Connection } from '@temporalio/client';
import { openChains } from './chains.mjs';
import { startProduct } from './product.mjs';
import { openStatementLog } from './statements.mjs';

/** `prepare` is due before `check` would be otherwise; `check` earlier still: its timer has to be moved. `send` comes after it. */
const deadline = (/** @type {number} */ due) => ({ warn: `${due - 1} minutes`, due: `${due} minutes`, escalateTo: 'head', source: 'bench' });
const DEADLINES = { 'chain.prepare': deadline(60), 'chain.check': deadline(30), 'chain.send': deadline(120) };
const TARGETS = { prepare: { events: 8, timer: 'moved' }, check: { events: 6, timer: 'left alone' } };

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureCost({ say, sizes }) {
  const { clicks } = sizes.cost;
  say('Starting the product for the measurement');
  const product = await startProduct({ shapes: true, deadlines: DEADLINES });
  const chains = await openChains(product);
  const connection = await Connection.connect({ address: product.temporalAddress });
  const log = await openStatementLog(product.superuserUrl, product.pids().postgres);
  try {
    await chains.begin(clicks);
    await chains.clicks(clicks * 2, 1); // warms up: plans, sessions, the compiler of JavaScript
    await chains.begin(clicks);
    say('Counting statements and transactions');
    for (const task of /** @type {const} */ (['prepare', 'check'])) {
      const counted = await log.during(clicks, () => chains.clicks(clicks, 1));
      yield { bench: 'cost', of: 'PostgreSQL', task, n: clicks, ...counted, targets: { statements: 12, writingTransactions: 3 } };
    }
    await chains.begin(clicks);
    say('Counting events');
    for (const task of /** @type {const} */ (['prepare', 'check']))
      yield { bench: 'cost', of: 'Temporal', ...(await events(chains, new Client({ connection }), { clicks, task })) };
  } finally {
    await log.close();
    await connection.close();
    await chains.close();
    await product.stop();
  }
}

/** @param {import('./chains.mjs').Chains} chains @param {Client} client @param {{ clicks: number, task: 'prepare' | 'check' }} what */
async function events(chains, client, { clicks, task }) {
  /** @type {Record<string, number>} */
  const seen = {};
  for (let i = 0; i < clicks; i += 1) {
    const { rows } = await chains.database.query(`SELECT process || ':' || instance AS workflow FROM task WHERE id = $1`, [chains.tasks[0]?.id]);
    const handle = client.workflow.getHandle(rows[0].workflow);
    const before = (await handle.fetchHistory()).events?.length ?? 0;
    await chains.clicks(1, 1);
    for (const event of (await handle.fetchHistory()).events?.slice(before) ?? []) {
      const kind = Object.keys(event).find((key) => key.endsWith('EventAttributes') && event[/** @type {keyof typeof event} */ (key)]) ?? 'unknown';
      seen[kind.replace('EventAttributes', '')] = (seen[kind.replace('EventAttributes', '')] ?? 0) + 1 / clicks;
    }
  }
  const all = Object.values(seen).reduce((sum, n) => sum + n, 0);
  const rounded = Object.fromEntries(Object.entries(seen).map(([kind, n]) => [kind, Math.round(n * 100) / 100]));
  const { events: target, timer } = TARGETS[task];
  return {
    task,
    timer,
    n: clicks,
    events: Math.round(all * 100) / 100,
    workflowTasks: rounded['workflowTaskCompleted'] ?? 0,
    kinds: rounded,
    targets: { events: target, workflowTasks: 1 },
  };
}
