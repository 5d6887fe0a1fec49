// @ts-check
// `npm run checks`: everything that can be said about the code without running it, one line each, to the end. Names run only those:
// `npm run checks -- sql texts`. `--results=<file>` writes how many passed and failed, for the build server.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './tree.mjs';

/** @typedef {{ name: string, program: string, arguments: string[] }} Check */
/** @typedef {{ passed: boolean, output: string, seconds: number }} Outcome */

/** As many as a small build server has processors; the compiler and the linter are busy all the time. */
const AT_ONCE = 2;
/** A check that takes longer hangs. Milliseconds; the slowest takes about 15 s. */
const TIME_LIMIT = 240_000;

const tsc = 'node_modules/typescript/bin/tsc';

/** @type {Check[]} */
const CHECKS = [
  { name: 'types', program: tsc, arguments: ['-p', 'tsconfig.json', '--noEmit', '--pretty', 'false'] },
  { name: 'types-sandbox', program: tsc, arguments: ['-p', 'tsconfig.sandbox.json', '--pretty', 'false'] },
  { name: 'types-web', program: tsc, arguments: ['-p', 'apps/web', '--noEmit', '--pretty', 'false'] },
  { name: 'types-tools', program: tsc, arguments: ['-p', 'tools', '--noEmit', '--pretty', 'false'] },
  { name: 'lint', program: 'node_modules/oxlint/bin/oxlint', arguments: ['--type-aware', '--format=unix', '.'] },
  { name: 'format', program: 'node_modules/prettier/bin/prettier.cjs', arguments: ['--check', '--log-level=warn', '.'] },
  {
    name: 'imports',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    arguments: ['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'processes', 'tools', 'test'],
  },
  { name: 'unused', program: 'node_modules/knip/bin/knip.js', arguments: ['--no-progress', '--no-config-hints'] },
  { name: 'texts', program: 'tools/checks/texts.mjs', arguments: [] },
  { name: 'sql', program: 'tools/checks/sql.mjs', arguments: [] },
  { name: 'size', program: 'tools/checks/size.mjs', arguments: [] },
  { name: 'house', program: 'tools/checks/house.mjs', arguments: [] },
  { name: 'index', program: 'tools/generate-index.mjs', arguments: ['--check'] },
  { name: 'weight', program: 'tools/checks/weight.mjs', arguments: [] },
  { name: 'image', program: 'tools/checks/image.mjs', arguments: [] },
  { name: 'compose', program: 'tools/checks/compose.mjs', arguments: [] },
  { name: 'licences', program: 'tools/checks/licences.mjs', arguments: [] },
  { name: 'requirements', program: 'tools/checks/requirements.mjs', arguments: ['--check'] },
];

/** @param {Check} check @returns {Promise<Outcome>} */
function run(check) {
  const begun = performance.now();
  return new Promise((done) => {
    let output = '';
    const end = (/** @type {boolean} */ passed, why = '') => done({ passed, output: `${output}${why}`, seconds: (performance.now() - begun) / 1000 });
    if (!existsSync(join(project, check.program))) return end(false, `${check.program} is not there: run \`npm ci\`.`);
    const child = spawn(process.execPath, [check.program, ...check.arguments], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT,
      killSignal: 'SIGKILL',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.once('error', (error) => end(false, `could not be started: ${error.message}`));
    child.once('close', (code, signal) => end(code === 0, signal ? `was ended by ${signal} after ${TIME_LIMIT / 1000} s` : ''));
  });
}

/** @param {Check} check @param {Outcome} outcome */
function print({ name }, { passed, output, seconds }) {
  console.log(`${name.padEnd(14)} ${seconds.toFixed(1).padStart(5)} s  ${passed ? 'ok' : 'FAILED'}`);
  const lines = output.split('\n').filter((line) => line.trim() !== '' && (!passed || /warn/i.test(line)));
  for (const line of lines) console.log(`    ${line}`);
}

/** @param {Check[]} checks @returns {Promise<{ passed: number, failed: number }>} */
async function runAll(checks) {
  const waiting = [...checks];
  let passed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const outcome = await run(check);
      print(check, outcome);
      if (outcome.passed) passed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed, failed: checks.length - passed };
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) console.log(`No check is called ${unknown.join(', ')}; there are ${CHECKS.map(({ name }) => name).join(', ')}.`);
const results = process.argv.find((word) => word.startsWith('--results='))?.slice('--results='.length);
const counts = await runAll(wanted.length > 0 ? CHECKS.filter(({ name }) => wanted.includes(name)) : CHECKS);
const failed = counts.failed + unknown.length;
if (results !== undefined) writeFileSync(results, JSON.stringify({ passed: counts.passed, failed }));
console.log(`\nChecks: ${counts.passed} ok, ${failed} failed.`);
process.exitCode = failed > 0 ? 1 : 0;
