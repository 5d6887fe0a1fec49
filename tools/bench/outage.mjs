// @ts-check
// Temporal is away while people go on clicking: is every completion accepted, is every one applied soon after, is the inbox as quick?
import { setTimeout as pause } from 'node:timers/promises';
import { latency, round } from './figures.mjs';

/** @typedef {import('./chains.mjs').Chains} Chains */
/** @typedef {import('./product.mjs').BenchProduct} BenchProduct */

/** Seconds before the outage in which the same is measured. */
const BEFORE = 5;
/** How long what was accepted may take to be applied, seconds; watched for twice as long. */
const DRAIN = 30;

/**
 * @param {BenchProduct} product
 * @param {Chains} chains
 * @param {{ say: import('../servers/say.mjs').Say, outageSeconds: number, clicksPerSecond: number }} load
 * @returns {AsyncGenerator<object>}
 */
export async function* measureOutage(product, chains, { say, outageSeconds, clicksPerSecond }) {
  chains.tasks.length = 0;
  await chains.begin(clicksPerSecond * (BEFORE + outageSeconds + DRAIN));
  const people = work(chains, clicksPerSecond);
  await pause(BEFORE * 1_000);
  say(`Temporal is away for ${outageSeconds} s`);
  const before = people.since();
  await product.stopTemporal();
  await pause(outageSeconds * 1_000);
  const during = people.since();
  await product.startTemporal();
  const back = performance.now();
  const until = new Date();
  const drained = await drain(chains, until, back);
  people.end();
  const after = people.since();
  await people.ended();
  const { rows } = await chains.database.query(`SELECT status, count(*)::integer AS n FROM command WHERE decided_at <= $1 GROUP BY status`, [until]);
  const accepted = Object.entries(during.statuses).every(([status]) => status === '200' || status === '202');
  yield {
    bench: 'Temporal away',
    seconds: outageSeconds,
    clicksPerSecond,
    clicks: { before: before.statuses, during: during.statuses, after: after.statuses },
    clickMilliseconds: { before: latency(before.clicks), during: latency(during.clicks), after: latency(after.clicks) },
    inboxMilliseconds: { before: latency(before.inbox), during: latency(during.inbox), after: latency(after.inbox) },
    commands: Object.fromEntries(rows.map(({ status, n }) => [status, n])),
    drainSeconds: drained,
    target: `every completion 200 or 202, all applied within ${DRAIN} s`,
    met: accepted && drained !== null && drained <= DRAIN,
  };
}

/** Seconds until nothing of what was accepted by then waits any more; null if that took twice as long as it may. @param {Chains} chains @param {Date} until @param {number} back */
async function drain(chains, until, back) {
  for (;;) {
    const { rows } = await chains.database.query(`SELECT count(*)::integer AS n FROM command WHERE status = 'accepted' AND decided_at <= $1`, [until]);
    const seconds = (performance.now() - back) / 1_000;
    if (rows[0].n === 0) return round(seconds);
    if (seconds > 2 * DRAIN) return null;
    await pause(100);
  }
}

/** So many clicks and looks into the inbox a second, whether or not the ones before were answered. @param {Chains} chains @param {number} perSecond */
function work(chains, perSecond) {
  /** @typedef {{ statuses: Record<string, number>, clicks: number[], inbox: number[] }} Seen */
  const nothing = () => /** @type {Seen} */ ({ statuses: {}, clicks: [], inbox: [] });
  let seen = nothing();
  /** @type {Set<Promise<void>>} */
  const going = new Set();
  const follow = (/** @type {Promise<void>} */ one) => {
    going.add(one);
    void one.finally(() => going.delete(one));
  };
  const click = async (/** @type {import('./chains.mjs').OpenTask} */ task) => {
    const to = seen; // an answer belongs to the time of its click
    const { took, status } = await chains.click(task);
    to.clicks.push(took);
    to.statuses[status] = (to.statuses[status] ?? 0) + 1;
  };
  const look = async () => {
    const to = seen;
    const begun = performance.now();
    await chains.secretary.get('/tasks?scope=group');
    to.inbox.push(performance.now() - begun);
  };
  const timer = setInterval(() => {
    const task = chains.tasks.shift();
    if (task) follow(click(task));
    follow(look());
  }, 1_000 / perSecond);
  return {
    /** What was seen since the last call; answers that come later are still added. */
    since() {
      const until = seen;
      seen = nothing();
      return until;
    },
    end: () => clearInterval(timer),
    ended: () => Promise.all(going),
  };
}
