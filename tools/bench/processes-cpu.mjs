// @ts-check
// How much processor time processes have used, as Linux counts it.
import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts in hundredths of a second whatever its own clock is (USER_HZ). */
const TICK = 10;

/** @typedef {{ pid: number, parent: number, milliseconds: number }} Used */

/**
 * Milliseconds of each named process, with all that descend from it: those that run, and those that have ended and were waited for
 * (PostgreSQL's backends).
 * @template {string} Name
 * @param {Record<Name, number>} pids
 * @returns {Record<Name, number>}
 */
export function cpuOf(pids) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => usedBy(Number(name)));
  /** @param {number} pid @returns {number} */
  const withChildren = (pid) =>
    all.filter((one) => one.pid === pid).reduce((sum, one) => sum + one.milliseconds, 0) +
    all.filter((one) => one.parent === pid).reduce((sum, one) => sum + withChildren(one.pid), 0);
  const entries = /** @type {[Name, number][]} */ (Object.entries(pids));
  return /** @type {Record<Name, number>} */ (Object.fromEntries(entries.map(([name, pid]) => [name, withChildren(pid)])));
}

/** @param {number} pid @returns {Used[]} nothing where it has ended meanwhile */
function usedBy(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // After state and parent: utime, stime, cutime and cstime are fields 14 to 17 of proc(5).
    const ticks = rest.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(parent), milliseconds: ticks * TICK }];
  } catch {
    return []; // it has ended since the folder was read
  }
}
