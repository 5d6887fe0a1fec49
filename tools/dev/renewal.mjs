// @ts-check
// Brings what was changed into the running product, one change after the other: only what is whole is started.
import { join } from 'node:path';
import { project } from '../servers/files.mjs';
import { run } from '../servers/processes.mjs';

/** @typedef {import('../servers/say.mjs').Say} Say */
/** @typedef {{ restart: () => Promise<void> }} Part */

/** What a change touches: stories and contracts go into the bundle and the forms. @typedef {{ stories: boolean, api: boolean, worker: boolean }} Touched */

/**
 * What has to be renewed for these files; undefined where nothing has.
 * @param {readonly string[]} files from the project's folder: sources, data or compiled ones
 * @returns {Touched | undefined}
 */
export function touchedBy(files) {
  const paths = files.map((file) => file.replaceAll('\\', '/').replace(/^dist\//, ''));
  const any = (/** @type {RegExp} */ pattern) => paths.some((path) => pattern.test(path));
  const shared = any(/^(libs|processes)\/.*\.js$/);
  const data = any(/^packs\/|^processes\/[^/]+\/texts\//);
  const touched = { stories: shared, api: shared || data || any(/^apps\/api\//), worker: shared || data || any(/^apps\/worker\//) };
  return touched.stories || touched.api || touched.worker ? touched : undefined;
}

export class Renewal {
  /** @type {Touched | undefined} */
  #waiting;
  #busy = false;

  /** @param {{ api: Part, worker: Part, say: Say, signal: AbortSignal, packs: string }} parts */
  constructor({ api, worker, say, signal, packs }) {
    this.api = api;
    this.worker = worker;
    this.say = say;
    this.signal = signal;
    this.packs = packs;
  }

  /** Takes files that changed; what changes meanwhile waits for its turn. @param {readonly string[]} files */
  take(files) {
    const touched = touchedBy(files);
    if (!touched || this.signal.aborted) return;
    const before = this.#waiting;
    this.#waiting = before ? { stories: before.stories || touched.stories, api: before.api || touched.api, worker: before.worker || touched.worker } : touched;
    if (!this.#busy) void this.#work();
  }

  async #work() {
    this.#busy = true;
    try {
      for (let touched = this.#waiting; touched !== undefined; touched = this.#waiting) {
        this.#waiting = undefined;
        await this.#renew(touched);
      }
    } catch (error) {
      if (!this.signal.aborted) this.say(`Dev: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#busy = false;
    }
  }

  /** @param {Touched} touched */
  async #renew({ stories, api, worker }) {
    const begun = performance.now();
    const steps = [...(stories ? ['tools/build-forms.mjs', 'tools/build-workflows.mjs'] : []), 'tools/dev/check-start.mjs'];
    for (const step of steps) {
      const words = step.endsWith('check-start.mjs') ? [this.packs] : [];
      const answer = await run(process.execPath, [join(project, step), ...words], { cwd: project, signal: this.signal });
      if (answer.code !== 0) return this.broken(answer.output);
    }
    await Promise.all([...(api ? [this.api.restart()] : []), ...(worker ? [this.worker.restart()] : [])]);
    const renewed = [...(stories ? ['stories'] : []), ...(api ? ['api'] : []), ...(worker ? ['worker'] : [])];
    this.say(`Dev: renewed ${renewed.join(', ')} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }

  /** Says what is wrong; what ran before goes on. @param {string} text */
  broken(text) {
    const lines = text.trim().split('\n');
    this.say(`${lines.slice(0, 40).join('\n')}\nDev: not taken over, what ran before goes on. Mend it, and it is tried again.`);
  }
}
