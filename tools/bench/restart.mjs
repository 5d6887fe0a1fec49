// @ts-check
// What people notice when a part is gone: a worker that was killed, Temporal away for half a minute.
import { setTimeout as pause } from 'node:timers/promises';
import { openChains } from './chains.mjs';
import { median, round } from './figures.mjs';
import { measureOutage } from './outage.mjs';
import { startProduct } from './product.mjs';

/** @typedef {import('./chains.mjs').Chains} Chains */
/** @typedef {import('./product.mjs').BenchProduct} BenchProduct */
/** @typedef {{ begun: number, ended: number, status: number }} Answer */

const PEOPLE = 4;
/** What the launcher waits before it starts a part again that was well. Milliseconds. */
const LAUNCHER = 250;
/** Milliseconds between two clicks of one person. */
const THINK = 100;
/** People click on after the kill for so long, and until somebody was answered, at most the second. Milliseconds. */
const WATCH = 4_000;
const LONGEST = 30_000;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureRestart({ say, sizes }) {
  const { kills } = sizes.restart;
  say('Starting the product for the measurement');
  const product = await startProduct({ shapes: true });
  const chains = await openChains(product);
  try {
    await chains.begin(60);
    await chains.clicks(40, 4);
    /** @type {Awaited<ReturnType<typeof killWorker>>[]} */
    const seen = [];
    for (let i = 0; i < kills; i += 1) {
      say(`Killing the worker, ${i + 1} of ${kills}`);
      chains.tasks.length = 0;
      await chains.begin(200);
      seen.push(await killWorker(product, chains));
    }
    const found = median(seen.map(({ seconds }) => seconds));
    yield {
      bench: 'worker killed',
      n: kills,
      unit: 's until the next completion is answered 200',
      median: found,
      each: seen.map(({ seconds }) => seconds),
      underWay: seen.map(({ underWay }) => underWay),
      statuses: seen.map(({ statuses }) => statuses),
      target: '<= 2.5',
      met: found <= 2.5,
    };
    yield* measureOutage(product, chains, { say, ...sizes.restart });
  } finally {
    await chains.close();
    await product.stop();
  }
}

/** @param {BenchProduct} product @param {Chains} chains */
async function killWorker(product, chains) {
  /** @type {Answer[]} */
  const answers = [];
  let over = false;
  const person = async () => {
    while (!over) {
      const task = chains.tasks.shift();
      if (!task) return;
      const begun = performance.now();
      const { status } = await chains.click(task);
      answers.push({ begun, ended: performance.now(), status });
      await pause(THINK);
    }
  };
  const people = Array.from({ length: PEOPLE }, person);
  await pause(2_000);
  const killed = performance.now();
  await product.end('worker', 'SIGKILL');
  await pause(LAUNCHER);
  product.run('worker');
  /** Answered 200 after the kill; what came within 100 ms was only on its way back. */
  const good = () => answers.filter(({ status, ended }) => status === 200 && ended - killed > 100);
  const since = () => performance.now() - killed;
  while (since() < WATCH || (good().length === 0 && since() < LONGEST)) await pause(50);
  over = true;
  await Promise.all(people);
  /** @type {Record<string, number>} */
  const statuses = {};
  for (const { status } of answers.filter(({ ended }) => ended >= killed)) statuses[status] = (statuses[status] ?? 0) + 1;
  const during = answers.filter(({ begun, ended }) => begun < killed && ended >= killed);
  const seconds = (/** @type {Answer} */ { ended }) => round((ended - killed) / 1_000, 2);
  return { seconds: good().length > 0 ? Math.min(...good().map(seconds)) : LONGEST / 1_000, underWay: during.map(seconds), statuses };
}
