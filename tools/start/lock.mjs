// @ts-check
// One launcher per data folder, one setup per project. A lock is a file that names a living process;
// the file of a dead one is no lock.
import { linkSync, rmSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder, readIfThere, readState } from '../servers/files.mjs';
import { forget, remember, remembered } from '../servers/processes.mjs';
import { codeOf } from '../servers/stop.mjs';

/**
 * Tries to take the lock for this process.
 * @param {string} file
 * @param {Record<string, unknown>} [about] told to whoever finds the lock taken
 * @returns {Promise<{ release: () => void } | { holder: number, about: Record<string, unknown> }>}
 */
export async function takeLock(file, about = {}) {
  makeFolder(dirname(file));
  const mine = `${file}.${process.pid}`;
  remember(mine, process.pid, about);
  try {
    for (;;) {
      try {
        linkSync(mine, file); // fails when there is one: the only step that decides
        // Two that removed the same dead lock can both come here; the file names the one who holds it.
        await sleep(50);
        if (readState(file)['pid'] === process.pid) return { release: () => release(file) };
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const found = readIfThere(file);
      const holder = remembered(file, []);
      if (holder !== undefined && holder !== process.pid) return { holder, about: readState(file) };
      if (found !== undefined && readIfThere(file) === found) rmSync(file, { force: true });
      await sleep(Math.random() * 50);
    }
  } finally {
    unlinkSync(mine);
  }
}

/** @param {string} file */
function release(file) {
  if (readState(file)['pid'] === process.pid) forget(file);
}

/**
 * Does the work while no other launcher or test run does such work in this project.
 * @template T
 * @param {string} file
 * @param {{ say: import('../servers/say.mjs').Say, signal?: AbortSignal }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, { say, signal }, work) {
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const lock = await takeLock(file);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) say(`Waiting for another start in this folder (process ${lock.holder}) to finish its setup`);
    told = true;
    await sleep(500);
  }
}
