// @ts-check
// The product on a folder of its own, as `npm start` starts it; nothing of it is left afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project, readState } from '../servers/files.mjs';
import { choosePort } from '../servers/ports.mjs';

const READY = /Reglament is ready: (\S+)/;

/** Starts it, on the Node whose program is named, and waits until it is ready. @param {string} [node] @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startProduct(node = process.execPath) {
  const data = mkdtempSync(join(tmpdir(), 'reglament-product-'));
  const port = await choosePort(undefined);
  const child = spawn(node, [join(project, 'tools/start.mjs')], {
    cwd: project,
    env: { ...process.env, PORT: String(port), REGLAMENT_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGINT');
    await gone;
    // Under root the database lies elsewhere: its own user may not enter a private folder.
    const { home } = readState(join(data, 'postgres/place.json'));
    for (const place of [data, ...(typeof home === 'string' ? [home] : [])]) rmSync(place, { recursive: true, force: true });
  };
  let said = '';
  const url = await new Promise((ready, fail) => {
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
      const found = READY.exec(said)?.[1];
      if (found) ready(found);
    });
    void gone.then(() => fail(new Error(`The product did not start:\n${said}`)));
  });
  return { url: String(url), stop };
}
