// @ts-check
// `npm run pack:check [folder…]`: what is wrong with the packs, held against this build: file, line and what to do. Without folders: all of `packs/`.
import './start/node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { project } from './servers/files.mjs';
import { createSay } from './servers/say.mjs';
import { runMain } from './servers/stop.mjs';
import { ensureBuilt } from './start/phases.mjs';

async function main() {
  await ensureBuilt({ say: createSay() });
  const child = spawn(process.execPath, [join(project, 'dist/apps/api/src/check-packs.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  process.exitCode = typeof code === 'number' ? code : 1;
}

await runMain(main);
