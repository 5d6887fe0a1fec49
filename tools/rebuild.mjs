// @ts-check
// `npm run rebuild`: sets the read model right by its events; `npm run rebuild -- --check` only compares. On the database of the
// environment, else on the one of the data folder, whether the product runs or not.
import './start/node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { project } from './servers/files.mjs';
import { startPostgres } from './servers/postgres.mjs';
import { createSay } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { ensureBuilt } from './start/phases.mjs';

async function main() {
  const say = createSay();
  await ensureBuilt({ say });
  const { env } = process;
  const own = env['DATABASE_URL'] && env['DATABASE_SYSTEM_URL'];
  const folder = resolve(project, env['REGLAMENT_DATA'] || '.data', 'postgres');
  if (!own && !existsSync(folder)) throw new Stop(`There is no database in ${folder}: set REGLAMENT_DATA, or DATABASE_URL and DATABASE_SYSTEM_URL.`);
  const postgres = own ? undefined : await startPostgres({ dir: folder, durable: true, say });
  try {
    const urls = postgres ? { DATABASE_URL: postgres.appUrl, DATABASE_SYSTEM_URL: postgres.systemUrl } : {};
    const child = spawn(process.execPath, [join(project, 'dist/apps/api/src/rebuild.js'), ...process.argv.slice(2)], {
      cwd: project,
      env: { ...env, ...urls },
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    process.exitCode = typeof code === 'number' ? code : 1;
  } finally {
    await postgres?.stop();
  }
}

await runMain(main);
