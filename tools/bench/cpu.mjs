// @ts-check
// Processor time of each part for one completed task, for the product and for the bare control, by turns on the same servers.
import { setTimeout as pause } from 'node:timers/promises';
import { startDuel } from './duel.mjs';
import { ratio, round } from './figures.mjs';
import { cpuOf } from './processes-cpu.mjs';

/** @typedef {import('./duel.mjs').Duel} Duel */

/** Whose time it is: the people's browsers are nobody's, but the control's caller does what the API does beside its other work. */
const PARTS = {
  product: ['api', 'worker', 'temporal', 'postgres'],
  control: ['controlCaller', 'controlWorker', 'temporal', 'postgres'],
};
const IDLE = 5_000;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureCpu({ say, sizes }) {
  const { rounds, batch } = sizes.cpu;
  const warmUp = 100;
  say('Starting the product and the control');
  const duel = await startDuel({ cache: 2_000 });
  try {
    await duel.begin(Math.ceil((warmUp + rounds * batch * 2) / 2) + 20);
    await duel.turn({ count: warmUp, atOnce: 8 });
    for (const atOnce of [1, 16]) {
      say(`Processor time, ${atOnce} at a time`);
      const product = meter(duel, 'product');
      const control = meter(duel, 'control');
      for (let i = 0; i < rounds; i += 1) for (const one of i % 2 === 0 ? [product, control] : [control, product]) await one.measure(batch, atOnce);
      const [ours, bare] = [product.perTask(), control.perTask()];
      const found = ratio(ours.all, bare.all);
      yield {
        bench: 'cpu',
        atOnce,
        n: rounds * batch,
        unit: 'ms of CPU per task',
        product: ours,
        control: bare,
        ratio: found,
        target: '<= 2',
        met: found <= 2,
      };
    }
    say('Processor time while nothing happens');
    await pause(2_000);
    const before = cpuOf(duel.pids());
    await pause(IDLE);
    yield { bench: 'cpu while nothing happens', unit: 'ms of CPU per second', ...perUnit(before, cpuOf(duel.pids()), IDLE / 1_000) };
  } finally {
    await duel.stop();
  }
}

/** @param {Duel} duel @param {'product' | 'control'} who */
function meter(duel, who) {
  /** @type {Record<string, number>} */
  const used = {};
  let tasks = 0;
  return {
    /** @param {number} count @param {number} atOnce */
    async measure(count, atOnce) {
      await pause(300); // what the one before has left behind is done
      const before = cpuOf(duel.pids());
      await duel[who](count, atOnce);
      await pause(300);
      const after = /** @type {Record<string, number>} */ (cpuOf(duel.pids()));
      for (const [name, ms] of Object.entries(before)) used[name] = (used[name] ?? 0) + (after[name] ?? 0) - ms;
      tasks += count;
    },
    perTask() {
      const mine = PARTS[who].map((name) => /** @type {[string, number]} */ ([name, (used[name] ?? 0) / tasks]));
      const all = round(
        mine.reduce((sum, [, ms]) => sum + ms, 0),
        2,
      );
      return { ...Object.fromEntries(mine.map(([name, ms]) => [name, round(ms, 2)])), all };
    },
  };
}

/** @param {Record<string, number>} before @param {Record<string, number>} after @param {number} units */
export function perUnit(before, after, units) {
  return Object.fromEntries(Object.entries(before).map(([name, ms]) => [name, round(((after[name] ?? 0) - ms) / units)]));
}
