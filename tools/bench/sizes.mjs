// @ts-check
// How large each measurement is: in earnest, and to try whether it works.
import { Stop } from '../servers/stop.mjs';

/** @typedef {typeof earnest} Sizes */
/** @typedef {{ say: import('../servers/say.mjs').Say, sizes: Sizes }} Bench */

const earnest = {
  calendar: { computations: 1_000_000 },
  clicks: { alone: 60, together: 240 },
  control: { pairs: 100, rounds: 6, batch: 96, coldInstances: 400, coldCache: 50 },
  cpu: { rounds: 4, batch: 100 },
  cost: { clicks: 10 },
  restart: { kills: 5, outageSeconds: 30, clicksPerSecond: 5 },
  flood: { rounds: 5, seconds: 6 },
  waiting: { instances: 5_000, idleSeconds: 30 },
  inbox: { tasks: [10_000, 1_000_000] },
  screens: { tasks: 1_000_000, visits: 15, keys: 100 },
  stock: { items: 1_000_000, rows: 30_000 },
};

/** @type {Sizes} */
const quick = {
  calendar: { computations: 100_000 },
  clicks: { alone: 10, together: 32 },
  control: { pairs: 20, rounds: 2, batch: 48, coldInstances: 96, coldCache: 20 },
  cpu: { rounds: 2, batch: 40 },
  cost: { clicks: 4 },
  restart: { kills: 2, outageSeconds: 8, clicksPerSecond: 5 },
  flood: { rounds: 2, seconds: 3 },
  waiting: { instances: 200, idleSeconds: 6 },
  inbox: { tasks: [10_000, 100_000] },
  screens: { tasks: 20_000, visits: 4, keys: 30 },
  stock: { items: 50_000, rows: 3_000 },
};

/**
 * Takes `--quick`, `--instances 5000` (of `waiting`) and `--outage 30` (seconds, of `restart`) out of the words of the command.
 * @param {string[]} words
 * @returns {{ sizes: Sizes, rest: string[] }}
 */
export function takeSizes(words) {
  const rest = [...words];
  const takeNumber = (/** @type {string} */ word) => {
    const at = rest.indexOf(word);
    if (at < 0) return undefined;
    const [, value] = rest.splice(at, 2);
    if (!/^[1-9]\d*$/.test(value ?? '')) throw new Stop(`${word} is followed by "${value ?? ''}": give it a whole number, such as ${word} 30.`);
    return Number(value);
  };
  const isQuick = rest.includes('--quick');
  if (isQuick) rest.splice(rest.indexOf('--quick'), 1);
  const sizes = structuredClone(isQuick ? quick : earnest);
  sizes.waiting.instances = takeNumber('--instances') ?? sizes.waiting.instances;
  sizes.restart.outageSeconds = takeNumber('--outage') ?? sizes.restart.outageSeconds;
  return { sizes, rest };
}
