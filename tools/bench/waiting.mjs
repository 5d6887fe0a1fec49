// @ts-check
// What thousands of waiting instances cost while nobody does anything: database calls, memory, processor time; and how fast they start.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openChains } from './chains.mjs';
import { perUnit } from './cpu.mjs';
import { round } from './figures.mjs';
import { cpuOf } from './processes-cpu.mjs';
import { startProduct } from './product.mjs';

/** PostgreSQL's own counts come a moment late. Milliseconds. */
const SETTLE = 5_000;
const PATIENCE = 30 * 60_000;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureWaiting({ say, sizes }) {
  const { instances, idleSeconds } = sizes.waiting;
  say('Starting the product for the measurement');
  const product = await startProduct({ shapes: true });
  const chains = await openChains(product);
  const superuser = new pg.Client({ connectionString: product.superuserUrl });
  try {
    await superuser.connect();
    await pause(SETTLE);
    yield { bench: 'waiting', instances: 0, ...(await idle(product, superuser, idleSeconds)) };
    say(`Starting ${instances} instances`);
    const { recorded, opened } = await chains.begin(instances, PATIENCE);
    yield { bench: 'start rate', n: instances, unit: 'per second', recorded: round(instances / recorded), started: round(instances / opened) };
    say(`${instances} instances wait, nothing happens`);
    await pause(SETTLE);
    yield { bench: 'waiting', instances, ...(await idle(product, superuser, idleSeconds)) };
  } finally {
    await superuser.end();
    await chains.close();
    await product.stop();
  }
}

/** @param {import('./product.mjs').BenchProduct} product @param {pg.Client} superuser of another database: its own calls are not counted @param {number} seconds */
async function idle(product, superuser, seconds) {
  const before = { calls: await calls(superuser), cpu: cpuOf(product.pids()) };
  await pause(seconds * 1_000);
  const after = { calls: await calls(superuser), cpu: cpuOf(product.pids()) };
  const perSecond = Object.entries(after.calls).map(([name, n]) => [name, round((n - (before.calls[name] ?? 0)) / seconds)]);
  return {
    seconds,
    transactionsPerSecond: Object.fromEntries(perSecond),
    cpuMillisecondsPerSecond: perUnit(before.cpu, after.cpu, seconds),
    memoryMegabytes: product.memory(),
  };
}

/** Transactions ended until now, by database. @param {pg.Client} superuser @returns {Promise<Record<string, number>>} */
async function calls(superuser) {
  const sql = `SELECT datname, (xact_commit + xact_rollback)::float8 AS calls FROM pg_stat_database WHERE datname NOT IN ('postgres', 'template0', 'template1')`;
  const { rows } = await superuser.query(sql);
  return Object.fromEntries(rows.map(({ datname, calls: n }) => [datname, n]));
}
