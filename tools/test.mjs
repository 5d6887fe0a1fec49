// @ts-check
// `npm test`: prepares what the tests need, then hands over to Jest with the words that were given. `--engine postgres` runs the tests of the whole
// product on the full Temporal server. Suites that take long (jest.config.cjs) run with `--full` (`npm run e2e:full`), or when a path is given.
import './start/node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { engineOf, environmentOf, prepareEngine, takeEngine } from './servers/engine.mjs';
import { cacheFolder, project } from './servers/files.mjs';
import { createSay } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { prepareTestServer } from './servers/temporal-test-server.mjs';
import { Interrupted, listenForStop, together } from './start/interrupt.mjs';
import { ensureBuilt, ensurePackages } from './start/phases.mjs';
import { removeLeftovers } from './test-servers.mjs';

/** @returns {Promise<number>} */
async function main() {
  const say = createSay();
  const given = takeEngine(process.argv.slice(2));
  const words = given.filter((word) => word !== '--full');
  const full = words.length < given.length || words.some((word) => !word.startsWith('-'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let jest;
  const signal = listenForStop({ say, kill: () => jest?.kill('SIGKILL') });
  try {
    const [temporal, testServer] = await together(signal, [
      (inner) => prepareEngine(engineOf(process.env), { cache: cacheFolder(), say, signal: inner }),
      (inner) => prepareTestServer({ cache: cacheFolder(), say, signal: inner }),
      async (inner) => {
        await ensurePackages({ say, signal: inner });
        await ensureBuilt({ say, signal: inner });
      },
    ]);
    signal.throwIfAborted();
    jest = spawn(process.execPath, [join(project, 'node_modules/jest/bin/jest.js'), ...words], {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, ...environmentOf(temporal), REGLAMENT_TEST_SERVER: testServer, ...(full ? { REGLAMENT_FULL: '1' } : {}) },
    });
    const running = jest;
    // Ctrl-C in a terminal reaches Jest by itself; a signal sent to us alone is handed on.
    signal.addEventListener('abort', () => running.kill('SIGTERM'));
    /** @type {number | null} */
    const code = await new Promise((done, fail) => {
      running.once('error', (error) => fail(new Stop(`Jest could not be started (${error.message}): run "npm ci" and try again.`)));
      running.once('exit', done);
    });
    // A Jest that was broken off has not ended its servers.
    if (signal.aborted || code === null) await removeLeftovers();
    signal.throwIfAborted();
    return code ?? 1;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    throw error;
  }
}

await runMain(main);
