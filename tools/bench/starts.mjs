// @ts-check
// How long a newcomer waits: the first start of a fresh clone, and the second one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from '../servers/files.mjs';
import { choosePort } from '../servers/ports.mjs';

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureStarts({ say }) {
  const folder = mkdtempSync(join(tmpdir(), 'reglament-bench-'));
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', project, folder], { encoding: 'utf8' });
    if (cloned.status !== 0) throw new Error(`The clone failed: ${cloned.stderr}`);
    const port = String(await choosePort(undefined));
    for (const which of ['first', 'second']) {
      say(`The ${which} start of a fresh clone`);
      yield { bench: 'start', which, seconds: await startOnce(folder, port), note: "npm and Temporal from this machine's caches" };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {string} port */
async function startOnce(folder, port) {
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd: folder, env: { ...process.env, PORT: port }, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  let heard = '';
  for await (const text of child.stdout) {
    heard += String(text);
    if (heard.includes('Reglament is ready')) break;
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  if (!heard.includes('Reglament is ready')) throw new Error('The product did not start: run `npm start` by hand to see why.');
  const { pid } = child;
  if (pid) process.kill(-pid, 'SIGINT');
  if (child.exitCode === null) await once(child, 'exit');
  return seconds;
}
