// @ts-check
// One sends as fast as he can, another works: how much slower is the other, and what is the first one told?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { latency, quantile, median, ratio } from './figures.mjs';
import { recordRequests, signIn } from './person.mjs';
import { startProduct } from './product.mjs';

/** What the one who floods has open at the same time. */
const AT_ONCE = 64;
/** Milliseconds between two looks of the one who works. */
const THINK = 80;
/** So many requests lie in the inbox that is read. */
const REQUESTS = 40;

/** The limits as they are without any setting. */
const AS_DELIVERED = { RATE_PER_MINUTE: '1200', CALLS_AT_ONCE: '40', CALLS_AT_ONCE_EACH: '6' };

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureFlood({ say, sizes }) {
  const { rounds, seconds } = sizes.flood;
  say('Starting the product for the measurement');
  const product = await startProduct({ env: AS_DELIVERED });
  try {
    await recordRequests(product.url, REQUESTS);
    const [quiet, loud] = [await signIn(product.url, 'secretary1'), await signIn(product.url, 'manager1')];
    const floods = [
      { by: 'one person', headers: loud.headers },
      { by: 'one address with many tokens', headers: { authorization: 'Bearer guess-{i}' } },
    ];
    await work(quiet, 2);
    for (const { by, headers } of floods) {
      /** Of each round. @type {number[][]} */
      const without = [];
      /** @type {number[][]} */
      const during = [];
      /** @type {Record<string, number>} */
      const told = {};
      for (let i = 0; i < rounds; i += 1) {
        say(`A flood by ${by}, ${i + 1} of ${rounds}`);
        without.push(await work(quiet, seconds));
        const flood = await send(`${product.url}/tasks?scope=mine`, headers);
        during.push(await work(quiet, seconds));
        for (const [status, n] of Object.entries(await flood.end())) told[status] = (told[status] ?? 0) + n;
      }
      const p95 = (/** @type {number[]} */ round) => quantile(round, 0.95);
      const slower = median(during.map((round, i) => ratio(p95(round), p95(without[i] ?? []))));
      // The same between two rounds without a flood: what of it is the machine's.
      const noise = median(without.slice(1).map((round, i) => ratio(p95(round), p95(without[i] ?? []))));
      yield {
        bench: 'a flood',
        by,
        n: during.flat().length,
        without: latency(without.flat()),
        during: latency(during.flat()),
        ratio: { p50: ratio(median(during.flat()), median(without.flat())), p95: slower },
        noise,
        told,
        target: 'p95 of another < 2 times',
        met: slower < 2,
      };
    }
  } finally {
    await product.stop();
  }
}

/** Looks into the inbox for so long, one look after the other. @param {import('./person.mjs').Person} person @param {number} seconds */
async function work(person, seconds) {
  /** @type {number[]} */
  const took = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await pause(THINK)) {
    const begun = performance.now();
    const { items } = await person.get('/tasks?scope=group');
    if (!items) throw new Error('The one who works was refused.');
    took.push(performance.now() - begun);
  }
  return took;
}

/** @param {string} url @param {Record<string, string>} headers */
async function send(url, headers) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'flood-sender.mjs'), url, String(AT_ONCE), JSON.stringify(headers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
  await pause(300); // until it has started
  return {
    /** How often each status came. @returns {Promise<Record<string, number>>} */
    end: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
      return JSON.parse(text);
    },
  };
}
