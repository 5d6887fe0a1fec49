// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../start/phases.mjs';
import { project } from './files.mjs';
import { startPostgres } from './postgres.mjs';
import { createSay } from './say.mjs';
import { Stop } from './stop.mjs';

/**
 * Runs a program of the API on the database of the environment, else on the one of the data folder, whether the product runs or not. Ends with its code.
 * @param {string} program below `dist/apps/api/src`
 */
export async function runOnDatabase(program) {
  const say = createSay();
  await ensureBuilt({ say });
  const { env } = process;
  const own = env['DATABASE_URL'] && env['DATABASE_SYSTEM_URL'];
  const folder = resolve(project, env['REGLAMENT_DATA'] || '.data', 'postgres');
  if (!own && !existsSync(folder)) throw new Stop(`There is no database in ${folder}: set REGLAMENT_DATA, or DATABASE_URL and DATABASE_SYSTEM_URL.`);
  const postgres = own ? undefined : await startPostgres({ dir: folder, durable: true, say });
  try {
    const urls = postgres ? { DATABASE_URL: postgres.appUrl, DATABASE_SYSTEM_URL: postgres.systemUrl } : {};
    const child = spawn(process.execPath, [join(project, 'dist/apps/api/src', program), ...process.argv.slice(2)], {
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
