// @ts-check
// The product beside a bare control, in one run and by turns: what people get, against what Temporal and PostgreSQL alone would take.
import { setTimeout as pause } from 'node:timers/promises';
import { startDuel } from './duel.mjs';
import { latency, median, quantile, ratio, round } from './figures.mjs';

/** @typedef {import('./duel.mjs').Duel} Duel */

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureControl({ say, sizes }) {
  const { pairs, rounds, batch, coldInstances, coldCache } = sizes.control;
  const warmUp = 40;
  say('Starting the product and the control');
  const duel = await startDuel({ cache: 2_000 });
  try {
    await duel.begin(Math.ceil((warmUp + pairs + rounds * batch) / 2) + 10);
    await duel.turn({ count: warmUp, atOnce: 4 });
    say('One click at a time');
    yield { bench: 'control', state: 'warm', ...(await oneAtATime(duel, pairs)) };
    say('16 clicks at a time');
    yield { bench: 'control', state: 'warm', ...(await many(duel, { rounds, batch })) };
    say(`16 clicks at a time, ${coldInstances} instances, ${coldCache} kept in memory`);
    await duel.restartWorkers({ cache: coldCache });
    await duel.begin(coldInstances);
    await pause(2_000);
    const coldRounds = Math.max(2, Math.floor((coldInstances * 2) / batch));
    yield {
      bench: 'control',
      state: 'cold',
      cache: coldCache,
      ...(await many(duel, { rounds: coldRounds, batch: Math.floor((coldInstances * 2) / coldRounds) })),
    };
  } finally {
    await duel.stop();
  }
}

/** Pair by pair, so that whatever else the machine does meets both. @param {Duel} duel @param {number} pairs */
async function oneAtATime(duel, pairs) {
  /** @type {number[]} */
  const product = [];
  /** @type {number[]} */
  const control = [];
  for (let i = 0; i < pairs; i += 1) {
    const both = await duel.turn({ count: 1, atOnce: 1, productFirst: i % 2 === 0 });
    product.push(...both.product.took);
    control.push(...both.control.took);
  }
  const found = ratio(median(product), median(control));
  return { atOnce: 1, n: pairs, unit: 'ms', product: latency(product), control: latency(control), ratio: found, target: '<= 2', met: found <= 2 };
}

/** @param {Duel} duel @param {{ rounds: number, batch: number }} size */
async function many(duel, { rounds, batch }) {
  /** @type {{ product: number[], control: number[], rates: { product: number, control: number }[] }} */
  const seen = { product: [], control: [], rates: [] };
  /** @type {Record<string, number>} */
  const statuses = {};
  for (let i = 0; i < rounds; i += 1) {
    const { product, control } = await duel.turn({ count: batch, atOnce: 16, productFirst: i % 2 === 0 });
    seen.product.push(...product.took);
    seen.control.push(...control.took);
    seen.rates.push({ product: batch / product.seconds, control: batch / control.seconds });
    for (const [status, count] of Object.entries(product.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  }
  const shares = seen.rates.map(({ product, control }) => product / control);
  const found = round(median(shares), 2);
  const perSecond = (/** @type {'product' | 'control'} */ of) => round(median(seen.rates.map((rate) => rate[of])));
  return {
    atOnce: 16,
    n: rounds * batch,
    unit: 'per second',
    product: { perSecond: perSecond('product'), ...latency(seen.product), statuses },
    control: { perSecond: perSecond('control'), ...latency(seen.control) },
    ratio: found,
    ratios: [round(quantile(shares, 0), 2), round(quantile(shares, 1), 2)],
    target: '>= 0.6',
    met: found >= 0.6,
  };
}
