// @ts-check
// The product and the control on the same servers, that they may be measured by turns.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openChains } from './chains.mjs';
import { CONTROL_TABLE } from './control-names.mjs';
import { startProduct, until } from './product.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ took: number[], seconds: number }} Measured */
/** @typedef {{ product: Measured & { statuses: Record<string, number> }, control: Measured }} Both */
/** @typedef {Awaited<ReturnType<typeof startDuel>>} Duel */

/** @param {{ cache: number }} options runs that each worker keeps in memory */
export async function startDuel({ cache }) {
  const product = await startProduct({ shapes: true, env: { WORKER_CACHE: String(cache) } });
  await makeTable(product.wholeUrl);
  const chains = await openChains(product);
  let worker = await startWorker(product, cache);
  const caller = fork(join(import.meta.dirname, 'control-caller.mjs'), { env: { ...process.env, TEMPORAL_ADDRESS: product.temporalAddress } });
  await once(caller, 'message');
  /** @param {import('./control-caller.mjs').Wanted} wanted @returns {Promise<Measured>} */
  const call = async (wanted) => {
    caller.send(wanted);
    const [answer] = await once(caller, 'message');
    if ('error' in answer) throw new Error(`The control failed: ${answer.error}`);
    return answer;
  };
  return {
    product: (/** @type {number} */ count, /** @type {number} */ atOnce) => chains.clicks(count, atOnce),
    control: (/** @type {number} */ count, /** @type {number} */ atOnce) => call({ clicks: count, atOnce }),
    /** @param {number} instances of each */
    async begin(instances) {
      await chains.begin(instances);
      await call({ begin: instances });
    },
    /** The same load for both, one after the other. @param {{ count: number, atOnce: number, productFirst?: boolean }} load @returns {Promise<Both>} */
    async turn({ count, atOnce, productFirst = true }) {
      if (productFirst) return { product: await chains.clicks(count, atOnce), control: await call({ clicks: count, atOnce }) };
      const control = await call({ clicks: count, atOnce });
      return { product: await chains.clicks(count, atOnce), control };
    },
    /** @param {{ cache: number }} options */
    async restartWorkers(options) {
      await product.end('worker', 'SIGTERM');
      await endChild(worker);
      product.run('worker', { WORKER_CACHE: String(options.cache) });
      worker = await startWorker(product, options.cache);
      await until(async () => (await fetch(`${product.url}/health/ready`)).ok);
    },
    pids: () => ({ ...product.pids(), controlWorker: worker.pid ?? 0, controlCaller: caller.pid ?? 0 }),
    async stop() {
      caller.disconnect();
      await endChild(worker);
      await chains.close();
      await product.stop();
    },
  };
}

/** @param {import('./product.mjs').BenchProduct} product @param {number} cache */
async function startWorker({ temporalAddress, wholeUrl }, cache) {
  const env = { ...process.env, TEMPORAL_ADDRESS: temporalAddress, CONTROL_DATABASE: wholeUrl, WORKER_CACHE: String(cache) };
  const worker = fork(join(import.meta.dirname, 'control-worker.mjs'), { env });
  await once(worker, 'message');
  await pause(500); // its first polls are on their way
  return worker;
}

/** @param {ChildProcess} child */
async function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** @param {string} url */
async function makeTable(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE TABLE ${CONTROL_TABLE} (id uuid PRIMARY KEY, instance uuid NOT NULL, at timestamptz NOT NULL)`);
  await client.end();
}
