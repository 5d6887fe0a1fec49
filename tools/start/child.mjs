// @ts-check
// One of our own programs (api, worker): started, restarted when it dies, ended. Its output goes to a log.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../servers/files.mjs';
import { end, forget, isAlive, remember, remembered, signalGroup } from '../servers/processes.mjs';
import { Stop } from '../servers/stop.mjs';

/** @typedef {import('../servers/say.mjs').Say} Say */

/** A program that ends with this code says that its configuration is wrong: trying again is of no use. */
const badConfiguration = 78;
const tries = 5;
/** Who has lived this long was well; an end after that starts the count anew. */
const healthy = 30_000;
const largestLog = 20_000_000;

export class Child {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #stopping = false;
  #deaths = 0;
  /** @type {(reason: unknown) => void} */
  #fail = () => undefined;

  /**
   * @param {{ name: string, file: string, data: string, env: () => NodeJS.ProcessEnv, say: Say, patient?: boolean }} options
   *   `env` is asked at each start: an address can change; a `patient` one that will not live waits for `restart`
   */
  constructor({ name, file, data, env, say, patient = false }) {
    this.name = name;
    this.file = file;
    this.env = env;
    this.say = say;
    this.patient = patient;
    // Not read by the program: it tells, in the process table, whose it is.
    this.mark = `--data=${data}`;
    this.pidFile = join(data, 'run', `${name}.json`);
    this.log = join(data, 'logs', `${name}.log`);
    /** Fails when the program will not live. @type {Promise<never>} */
    this.failed = new Promise((_, fail) => (this.#fail = fail));
    this.failed.catch(() => undefined); // whoever waits for it hears of it; nobody waits before the start
  }

  get alive() {
    return this.#process?.pid !== undefined && isAlive(this.#process.pid);
  }

  /** Ends one that a killed launcher left behind. */
  async endOrphan() {
    const pid = remembered(this.pidFile, [this.file, this.mark]);
    if (pid === undefined) return;
    this.say(`Ending the ${this.name} that an earlier launcher left behind`);
    await end(pid, { grace: 10_000, group: true });
  }

  start() {
    makeFolder(join(this.log, '..'));
    if (existsSync(this.log) && statSync(this.log).size > largestLog) renameSync(this.log, `${this.log}.old`);
    const from = existsSync(this.log) ? statSync(this.log).size : 0;
    const out = openSync(this.log, 'a', 0o600);
    const began = Date.now();
    // A process group of its own: Ctrl-C in the terminal must reach the launcher only, which ends things in order.
    const child = spawn(process.execPath, [this.file, this.mark], { env: this.env(), detached: process.platform !== 'win32', stdio: ['ignore', out, out] });
    closeSync(out);
    this.#process = child;
    if (child.pid !== undefined) remember(this.pidFile, child.pid);
    child.once('error', (error) => this.#fail(new Stop(`The ${this.name} could not be started (${error.message}): start again.`)));
    child.once('exit', (code, signal) => {
      if (this.#stopping || this.#process !== child) return;
      this.#died(code, signal, { began, from }).catch((error) => {
        if (this.patient && error instanceof Stop) this.say(`${error.message}\nIt is started again with the next change.`);
        else this.#fail(error);
      });
    });
  }

  /** @param {number | null} code @param {NodeJS.Signals | null} signal @param {{ began: number, from: number }} life */
  async #died(code, signal, { began, from }) {
    this.#deaths = Date.now() - began > healthy ? 1 : this.#deaths + 1;
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    if (code === badConfiguration) throw new Stop(`The ${this.name} does not accept its configuration: ${this.#lastWords(from)} (log: ${this.log})`);
    if (this.#deaths >= tries)
      throw new Stop(`The ${this.name} ${how}, ${tries} times in a row: look into ${this.log}. Its last words: ${this.#lastWords(from)}`);
    const pause = 250 * 2 ** (this.#deaths - 1);
    this.say(`The ${this.name} ${how}; starting it again (log: ${this.log})`);
    const dead = this.#process;
    await sleep(pause);
    if (!this.#stopping && this.#process === dead) this.start();
  }

  /** @param {number} from @returns {string} */
  #lastWords(from) {
    const lines = readFileSync(this.log)
      .subarray(from)
      .toString()
      .split('\n')
      .map((line) => line.trim());
    // Of an uncaught error the message is worth more than the last line of the stack.
    const line = lines.find((text) => /^\w*Error\b.*: /.test(text)) ?? lines.filter(Boolean).at(-1) ?? '(none)';
    return line.slice(0, 300);
  }

  /** Ends it and starts it anew, with the environment of now. */
  async restart() {
    const old = this.#process;
    this.#process = undefined;
    this.#deaths = 0;
    if (old?.pid !== undefined) await end(old.pid, { grace: 10_000, group: true });
    if (!this.#stopping) this.start();
  }

  async stop() {
    this.#stopping = true;
    const pid = this.#process?.pid;
    if (pid !== undefined) await end(pid, { grace: 10_000, group: true });
    if (pid !== undefined) forget(this.pidFile);
  }

  kill() {
    this.#stopping = true;
    const pid = this.#process?.pid;
    if (pid !== undefined && isAlive(pid)) signalGroup(pid, 'SIGKILL');
  }
}
