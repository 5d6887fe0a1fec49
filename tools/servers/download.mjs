// @ts-check
// Downloads a Temporal program the way the Temporal SDK does: the host says where the archive lies,
// the archive is unpacked by the system's tar.
import { createWriteStream } from 'node:fs';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { run } from './processes.mjs';
import { codeOf, reason } from './stop.mjs';
import { keepSaying } from './say.mjs';

const host = 'https://temporal.download';
const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * @typedef {object} Wanted
 * @property {'cli' | 'temporal-test-server'} artifact
 * @property {string} version
 * @property {Record<string, string>} [query]
 * @property {string} target where the program shall lie
 * @property {(file: string) => string | undefined} check says what is wrong with the unpacked program, if anything
 * @property {import('./say.mjs').Say} say
 * @property {AbortSignal} [signal]
 * @property {string} [from] another host
 */

/**
 * @param {Wanted} wanted
 * @returns {Promise<string | undefined>} undefined when it is there; else why it could not be had
 */
export async function download({ artifact, version, query, target, check, say, signal, from = host }) {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[/** @type {string} */ (process.platform)];
  const arch = { x64: 'amd64', arm64: 'arm64' }[/** @type {string} */ (process.arch)];
  if (!system || !arch) return `there is no download for ${process.platform}-${process.arch}`;
  const parts = `${target}.${process.pid}.parts`;
  /** @type {() => void} */
  let quiet = () => undefined;
  try {
    const address = new URL(`${from}/${artifact}/${version}`);
    address.search = new URLSearchParams({ arch, platform: system, format: 'tar.gz', ...query }).toString();
    // A closed network must cost no time: the other ways are waiting.
    const answer = await fetch(address, { signal: limit(1500, signal) });
    if (!answer.ok) return `${address.host} answered ${answer.status}`;
    const place = /** @type {{ archiveUrl?: unknown, fileToExtract?: unknown }} */ (await answer.json());
    if (typeof place.archiveUrl !== 'string' || typeof place.fileToExtract !== 'string') return `${address.host} did not say where the archive lies`;

    say(`Downloading ${artifact} ${version}`);
    quiet = keepSaying(say, (elapsed) => `downloading ${artifact}, ${elapsed} so far`);
    rmSync(parts, { recursive: true, force: true });
    mkdirSync(parts, { recursive: true });
    const archive = join(parts, 'archive');
    const body = await fetch(place.archiveUrl, { signal: limit(600_000, signal) });
    if (!body.ok || !body.body) return `${new URL(place.archiveUrl).host} answered ${body.status}`;
    await pipeline(Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (body.body)), createWriteStream(archive));
    const unpacked = await run('tar', ['-xf', archive, '-C', parts], { ...(signal ? { signal } : {}) });
    if (unpacked.code !== 0) return `the archive could not be unpacked (${unpacked.output.trim()})`;
    const program = join(parts, place.fileToExtract);
    chmodSync(program, 0o755);
    const wrong = check(program);
    if (wrong) return wrong;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(program, target);
    return undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    const cause = error instanceof Error && error.cause ? error.cause : error;
    return `the download failed (${codeOf(cause) ?? reason(cause)})`;
  } finally {
    quiet();
    rmSync(parts, { recursive: true, force: true });
  }
}

/** @param {number} milliseconds @param {AbortSignal} [signal] */
function limit(milliseconds, signal) {
  const time = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([time, signal]) : time;
}

export { exe };
