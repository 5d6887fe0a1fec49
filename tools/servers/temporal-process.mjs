// @ts-check
// A Temporal server as a process, whichever it is: started on free ports, recognised after a crash of the launcher, ended.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readState } from './files.mjs';
import { end, forget, isAlive, remember, remembered } from './processes.mjs';
import { Stop } from './stop.mjs';

/** @typedef {import('./say.mjs').Say} Say */
/**
 * @typedef {object} Temporal
 * @property {string} address host and port of the gRPC service
 * @property {string | undefined} uiUrl
 * @property {number} pid
 * @property {string} log
 * @property {() => boolean} alive
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} destroy ends it and removes what it keeps outside of its folder
 */
/**
 * @typedef {object} Attempt
 * @property {string[]} args
 * @property {number} port of the gRPC service
 * @property {string} [uiUrl]
 */
/**
 * @typedef {object} ProcessOptions
 * @property {string} binary
 * @property {string} dir
 * @property {string[]} mark words of the command line by which the process is known again
 * @property {() => Promise<Attempt>} prepare chooses ports; asked anew when one was taken meanwhile
 * @property {(server: { address: string, port: number, pid: number }) => Promise<boolean>} isUp waits; false when it has ended
 * @property {NodeJS.ProcessEnv} [env]
 * @property {Say} say
 */

export const host = '127.0.0.1';
const largestLog = 20_000_000;

/**
 * @param {ProcessOptions} options
 * @returns {Promise<Omit<Temporal, 'destroy'>>}
 */
export async function runTemporal({ binary, dir, mark, prepare, isUp, env = process.env, say }) {
  makeFolder(dir);
  const pidFile = join(dir, 'server.json');
  const log = join(dir, 'temporal.log');
  await endOrphan(pidFile, mark, say);
  if (existsSync(log) && statSync(log).size > largestLog) renameSync(log, `${log}.old`);
  let problem = '';
  // Ports are chosen before the server binds them, so another program can be quicker.
  for (let attempt = 0; attempt < 5; attempt++) {
    const { args, port, uiUrl } = await prepare();
    const from = existsSync(log) ? statSync(log).size : 0;
    const pid = spawnServer({ binary, args, log, env });
    remember(pidFile, pid);
    const stop = async () => {
      await end(pid);
      if (readState(pidFile)['pid'] === pid) forget(pidFile);
    };
    const address = `${host}:${port}`;
    try {
      if (await isUp({ address, port, pid })) return { address, uiUrl, pid, log, alive: () => isAlive(pid), stop };
    } catch (error) {
      await stop();
      throw error;
    }
    await stop();
    problem = readFileSync(log).subarray(from).toString().trim();
    if (!/address already in use|can't set up|bind/i.test(problem)) break;
  }
  throw new Stop(`The Temporal server did not start: ${problem.split('\n').slice(-1)[0] || 'it said nothing'} Its log is ${log}.`);
}

/**
 * A server left by a launcher that was killed is ended, not adopted: it may be of another version, and
 * the new one is up in a moment without losing anything.
 * @param {string} pidFile
 * @param {string[]} mark
 * @param {Say} say
 */
async function endOrphan(pidFile, mark, say) {
  const orphan = remembered(pidFile, mark);
  if (orphan === undefined) return;
  say('Ending a Temporal server that an earlier launcher left behind');
  await end(orphan);
}

/** @param {{ binary: string, args: string[], log: string, env: NodeJS.ProcessEnv }} options @returns {number} */
function spawnServer({ binary, args, log, env }) {
  const out = openSync(log, 'a', 0o600);
  // Its own session: Ctrl-C in the terminal must not reach it before the programs that use it are gone.
  const child = spawn(binary, args, { detached: true, env, stdio: ['ignore', out, out] });
  closeSync(out);
  child.unref();
  child.once('error', () => undefined); // told by the missing pid; without a listener it would end this process
  if (child.pid === undefined) throw new Stop(`The Temporal server ${binary} could not be started: check that the file may be run.`);
  return child.pid;
}
