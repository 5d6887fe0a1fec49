// @ts-check
// Free TCP ports on the loopback interface, and the question "does somebody listen there?".
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop, codeOf } from './stop.mjs';

/**
 * Whether somebody answers at this port.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function answers(port, host = '127.0.0.1') {
  return new Promise((done) => {
    const socket = connect({ port, host });
    const end = (/** @type {boolean} */ result) => {
      socket.destroy();
      done(result);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * Why a port cannot be listened on, as the code of the system's error; undefined when it is free.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<string | undefined>}
 */
export async function whyNotFree(port, host = '127.0.0.1') {
  /** @type {string | undefined} */
  const problem = await new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(codeOf(error) ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)));
  });
  if (problem !== undefined) return problem;
  // A listener of another program on every address is seen by connecting (macOS lets both bind).
  return (await answers(port, host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)) ? 'EADDRINUSE' : undefined;
}

/** @param {number} port @returns {Promise<boolean>} */
const isFree = async (port) => (await whyNotFree(port)) === undefined;

/**
 * A free port, the remembered one if possible. Taken from 20000-29999: below the range that
 * systems use for outgoing connections, so that it is still free at the next start.
 * @param {unknown} remembered
 * @param {number[]} [others] ports already given to a sibling
 * @returns {Promise<number>}
 */
export async function choosePort(remembered, others = []) {
  if (typeof remembered === 'number' && !others.includes(remembered) && (await isFree(remembered))) return remembered;
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (!others.includes(port) && (await isFree(port))) return port;
  }
  throw new Stop('No free port was found between 20000 and 29999 on 127.0.0.1: end some programs and start again.');
}

/**
 * Waits until a condition holds.
 * @param {() => Promise<boolean> | boolean} condition
 * @param {{ timeout: number, every?: number }} options milliseconds
 * @returns {Promise<boolean>} false when the time ran out
 */
export async function waitUntil(condition, { timeout, every = 50 }) {
  const end = Date.now() + timeout;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() > end) return false;
    await sleep(every);
  }
}
