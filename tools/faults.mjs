// @ts-check
// `npm run faults`: prepares what the fault harness needs, then carries out its runs (test/faults/README.md). `--engine postgres` breaks the
// product on the full Temporal server.
import './start/node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureShapes } from './build-shapes.mjs';
import { engineOf, environmentOf, prepareEngine, takeEngine } from './servers/engine.mjs';
import { cacheFolder, project } from './servers/files.mjs';
import { createSay } from './servers/say.mjs';
import { runMain } from './servers/stop.mjs';
import { ensureBuilt, ensurePackages } from './start/phases.mjs';
import { removeLeftovers } from './test-servers.mjs';

/** Turns of the loop in `fault-11-long-loop` with `--long`. */
const LONG_LOOP = '5000';

/** @returns {Promise<number>} */
async function main() {
  const say = createSay();
  const words = takeEngine(process.argv.slice(2));
  const programs = await prepareEngine(engineOf(process.env), { cache: cacheFolder(), say });
  await ensurePackages({ say });
  await ensureBuilt({ say });
  await ensureShapes({ say });
  await removeLeftovers();
  const child = spawn(process.execPath, ['--import', join(project, 'tools/faults/typescript.mjs'), join(project, 'test/faults/main.ts'), ...words], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...environmentOf(programs), ...(words.includes('--long') ? { REGLAMENT_LONG_LOOP: LONG_LOOP } : {}) },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) => child.once('exit', (status) => done(status ?? 1)));
  if (code !== 0) await removeLeftovers();
  return code;
}

await runMain(main);
