// @ts-check
// Progress for the person who waits. Goes to standard error, so that standard output holds results only.

/**
 * Says one line. `say.progress` says a line that the next one may replace on a terminal
 * (in a log file it is a line like any other).
 * @typedef {((line: string) => void) & { progress: (line: string) => void }} Say
 */

/**
 * @param {NodeJS.WriteStream} [stream]
 * @returns {Say}
 */
export function createSay(stream = process.stderr) {
  // A closed terminal or pipe must not end a launcher that still has servers to stop.
  for (const each of [process.stdout, process.stderr]) {
    if (each.listenerCount('error') === 0) each.on('error', () => undefined);
  }
  let replaceable = false;
  /** @param {string} line @param {boolean} progress */
  const write = (line, progress) => {
    if (!stream.isTTY) {
      stream.write(`${line}\n`);
      return;
    }
    const start = replaceable ? '\r\x1b[K' : '';
    stream.write(progress ? `${start}${line.slice(0, stream.columns - 1)}` : `${start}${line}\n`);
    replaceable = progress;
  };
  return Object.assign((/** @type {string} */ line) => write(line, false), {
    progress: (/** @type {string} */ line) => write(line, true),
  });
}

/** @type {Say} For callers that want no words. */
export const silent = Object.assign(() => undefined, { progress: () => undefined });

/**
 * "1 min 20 s", for progress lines.
 * @param {number} milliseconds
 * @returns {string}
 */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Repeats a progress line every ten seconds until the returned function is called.
 * @param {Say} say
 * @param {(elapsed: string) => string} line
 * @returns {() => void}
 */
export function keepSaying(say, line) {
  const start = Date.now();
  const timer = setInterval(() => say.progress(line(duration(Date.now() - start))), 10_000);
  timer.unref();
  return () => clearInterval(timer);
}
