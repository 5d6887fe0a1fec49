// @ts-check
// Ctrl-C: the first one ends everything in order, the second one at once.
import { killRunning } from '../servers/processes.mjs';

/** Thrown through whatever is under way when the person wants to stop. */
export class Interrupted extends Error {
  name = 'Interrupted';
}

/**
 * @param {{ say: import('../servers/say.mjs').Say, kill: () => void }} options `kill` ends by force what is still there
 * @returns {AbortSignal}
 */
export function listenForStop({ say, kill }) {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort(new Interrupted('stopped by the person'));
      return;
    }
    // One Ctrl-C can arrive twice: from the terminal, and handed on by npm.
    if (Date.now() - first < 150) return;
    say('Stopping by force');
    killRunning();
    kill();
    process.exit(130);
  };
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, stop);
  return controller.signal;
}

/**
 * Works side by side; the first failure ends the others, and nothing is left running when this returns.
 * @template {readonly unknown[]} T
 * @param {AbortSignal} signal
 * @param {{ [K in keyof T]: (signal: AbortSignal) => Promise<T[K]> }} works
 * @returns {Promise<T>}
 */
export async function together(signal, works) {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  /** @type {unknown} */
  let first;
  const ends = await Promise.allSettled(
    works.map(async (work) => {
      try {
        return await work(either);
      } catch (error) {
        first ??= error;
        failed.abort(error);
        throw error;
      }
    }),
  );
  if (first !== undefined) throw first;
  return /** @type {any} */ (ends.map((end) => (end.status === 'fulfilled' ? end.value : undefined)));
}
