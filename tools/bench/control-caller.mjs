// @ts-check
// The control's caller, a process of its own as the API is: a plain client of Temporal. Told by messages what to do; measures here, so
// that no message between processes is in the figures.
import { Client, Connection } from '@temporalio/client';
import { CONTROL_QUEUE } from './control-names.mjs';

/** @typedef {{ handle: import('@temporalio/client').WorkflowHandle, left: number }} Instance */
/** @typedef {{ begin: number } | { clicks: number, atOnce: number }} Wanted */

/** Clicks of one instance that are measured: as many as of a chain. */
const MEASURED = 2;

const client = new Client({ connection: await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' }) });
/** The oldest first. @type {Instance[]} */
const line = [];

/** @param {Instance} instance */
async function click({ handle }) {
  const updateId = crypto.randomUUID();
  await handle.executeUpdate('click', { updateId, args: [updateId] });
}

/** A product's instance has written once when its first task is open; so has the control's. @param {number} count */
async function begin(count) {
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const id = crypto.randomUUID();
      const options = { workflowId: `control:${id}`, taskQueue: CONTROL_QUEUE, args: [id, MEASURED + 2], workflowTaskTimeout: '2s' };
      const instance = { handle: await client.workflow.start('control', options), left: MEASURED };
      await click(instance);
      line.push(instance);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { took: [], seconds: 0 };
}

/** @param {number} count @param {number} atOnce */
async function clicks(count, atOnce) {
  /** @type {number[]} */
  const took = [];
  let left = count;
  const begun = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const instance = line.shift();
      if (!instance) throw new Error('There are not enough instances for this measurement.');
      const start = performance.now();
      await click(instance);
      took.push(performance.now() - start);
      instance.left -= 1;
      if (instance.left > 0) line.push(instance);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { took, seconds: (performance.now() - begun) / 1_000 };
}

process.on('message', (/** @type {Wanted} */ wanted) => {
  const work = 'begin' in wanted ? begin(wanted.begin) : clicks(wanted.clicks, wanted.atOnce);
  work.then(
    (answer) => process.send?.(answer),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
