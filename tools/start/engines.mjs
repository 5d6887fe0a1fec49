// @ts-check
// PostgreSQL and Temporal of one data folder: started unless the environment names others, watched,
// and started again when they die.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine } from '../servers/engine.mjs';
import { readState, writeState } from '../servers/files.mjs';
import { startPostgres } from '../servers/postgres.mjs';
import { Stop } from '../servers/stop.mjs';

/** @typedef {import('../servers/say.mjs').Say} Say */
/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('../servers/engine.mjs').EnginePrograms} EnginePrograms */
/** @typedef {{ pid: number, log: string, alive: () => boolean, stop: () => Promise<void> }} Server */

export class Engines {
  /** @type {import('../servers/postgres.mjs').Postgres | undefined} */
  postgres;
  /** @type {import('../servers/temporal-process.mjs').Temporal | undefined} */
  temporal;
  /** @type {EnginePrograms | undefined} */
  #programs;
  #stopping = false;
  /** @type {Promise<void>[]} restarts under way */
  #restarts = [];

  /** @param {Settings} settings @param {Say} say */
  constructor(settings, say) {
    this.settings = settings;
    this.say = say;
  }

  /** @returns {Promise<void>} */
  async startPostgres() {
    if (this.settings.database) return;
    // `own`: the data folder is locked by us, so a server that a killed launcher left is ours to end.
    this.postgres = await startPostgres({ dir: join(this.settings.data, 'postgres'), durable: true, say: this.say, own: true });
  }

  /** @param {EnginePrograms} programs @param {AbortSignal} [signal] @returns {Promise<void>} */
  async startTemporal(programs, signal) {
    const dir = join(this.settings.data, 'temporal');
    this.temporal = await startEngine(programs, { dir, say: this.say, superuserUrl: this.postgres?.superuserUrl, signal });
    this.#programs = programs;
    writeState(join(dir, 'engine.json'), { engine: programs.engine });
  }

  /** @returns {import('./settings.mjs').DatabaseUrls} */
  get database() {
    if (this.settings.database) return this.settings.database;
    if (!this.postgres) throw new Error('PostgreSQL has not been started');
    return { app: this.postgres.appUrl, owner: this.postgres.ownerUrl, system: this.postgres.systemUrl };
  }

  /** @returns {string} */
  get temporalAddress() {
    const address = this.settings.temporalAddress ?? this.temporal?.address;
    if (address === undefined) throw new Error('Temporal has not been started');
    return address;
  }

  /**
   * Looks twice a second whether both still live, and starts the dead one again.
   * @param {{ moved: () => Promise<void>, signal: AbortSignal }} options `moved`: an address has changed
   * @returns {Promise<never>} ends only by failing
   */
  async watch({ moved, signal }) {
    const deaths = { postgres: 0, temporal: 0 };
    let quietSince = Date.now();
    for (;;) {
      await sleep(500, undefined, { signal }).catch(() => signal.throwIfAborted());
      if (Date.now() - quietSince > 60_000) deaths.postgres = deaths.temporal = 0;
      for (const name of /** @type {const} */ (['postgres', 'temporal'])) {
        const server = this[name];
        if (!server || server.alive() || this.#stopping) continue;
        quietSince = Date.now();
        const title = name === 'postgres' ? 'PostgreSQL' : 'The Temporal server';
        if (++deaths[name] > 5) throw new Stop(`${title} has ended six times in a short while: look into its log, ${server.log}, and start again.`);
        this.say(`${title} has ended unexpectedly; starting it again`);
        const before = `${this.database.app} ${this.temporalAddress}`;
        const restart = name === 'postgres' ? this.#restartPostgres(signal) : this.#restartTemporal(signal);
        this.#restarts.push(restart.catch(() => undefined));
        await restart;
        if (before !== `${this.database.app} ${this.temporalAddress}`) await moved();
      }
    }
  }

  /** @param {AbortSignal} signal */
  async #restartTemporal(signal) {
    if (this.#programs) await this.startTemporal(this.#programs, signal);
  }

  /** The full Temporal server waits for its database to come back, but only where it was. @param {AbortSignal} signal */
  async #restartPostgres(signal) {
    const before = this.postgres?.superuserUrl;
    await this.startPostgres();
    if (this.#programs?.engine !== 'postgres' || this.postgres?.superuserUrl === before) return;
    await this.temporal?.stop();
    await this.#restartTemporal(signal);
  }

  async stop() {
    this.#stopping = true;
    await Promise.all(this.#restarts);
    await this.temporal?.stop();
    await this.postgres?.stop();
  }

  /** At once. PostgreSQL is told to quit without a checkpoint; it recovers at the next start. */
  kill() {
    this.#stopping = true;
    if (this.temporal?.alive()) process.kill(this.temporal.pid, 'SIGKILL');
    if (this.postgres?.alive()) spawnSync('kill', ['-QUIT', String(this.postgres.pid)]);
  }
}

/**
 * The running instances live in the engine that began them: under the other one the company would stand still.
 * @param {Settings} settings
 */
export function checkSameEngine({ data, engine, temporalAddress }) {
  if (temporalAddress) return;
  const dir = join(data, 'temporal');
  // Folders of the first days have a file of the development server and no note.
  const noted = readState(join(dir, 'engine.json'))['engine'];
  const known = typeof noted === 'string' ? noted : existsSync(join(dir, 'temporal.db')) ? 'sqlite' : engine;
  if (known === engine) return;
  throw new Stop(
    `The running instances of ${data} live in the engine "${known}", and they do not move to "${engine}": ${known === 'sqlite' ? 'unset REGLAMENT_ENGINE' : 'set REGLAMENT_ENGINE=postgres'} to go on with them, or set REGLAMENT_DATA to another folder to begin anew.`,
  );
}
