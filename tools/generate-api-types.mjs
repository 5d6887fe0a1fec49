// @ts-check
// Writes the web's types of the API from the API's own OpenAPI document: apps/web/src/api/schema.d.ts. Needs a build.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from './servers/files.mjs';
import { Stop, runMain } from './servers/stop.mjs';

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const done = spawnSync(process.execPath, [join(project, program), ...args], { cwd: project, encoding: 'utf8' });
  if (done.status !== 0) throw new Stop(`${program} failed: ${done.stderr || done.stdout}`);
}

await runMain(async () => {
  run('dist/apps/api/src/openapi/print-openapi.js', []);
  run('node_modules/openapi-typescript/bin/cli.js', ['generated/openapi.json', '-o', 'apps/web/src/api/schema.d.ts']);
});
