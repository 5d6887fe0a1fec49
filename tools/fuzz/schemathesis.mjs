// @ts-check
// Schemathesis, the program that makes calls out of an OpenAPI document: installed from PyPI into an environment of its own in the cache folder.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, project } from '../servers/files.mjs';
import { Stop } from '../servers/stop.mjs';

/** Pinned: another release finds other things, and that is a change of its own. */
const VERSION = '4.32.5';
/** One run over all routes; a machine that is busy takes its time. Milliseconds. */
const TIME_LIMIT = 3_600_000;
/** What a call must not be answered with, or must be: each says that the document and the product disagree. */
const CHECKS = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance', 'negative_data_rejection'];
/** A stream has no end, and whoever signs out is nobody for the rest of the run. */
const LEFT_OUT = ['stream_stream', 'auth_logout'];

/** @typedef {{ cases: number, failures: { title: string, operations: string[], count: number }[], errors: number, output: string }} Found */

/** The program, installed once. @param {import('../servers/say.mjs').Say} say @returns {string} */
export function ensureSchemathesis(say) {
  const folder = join(cacheFolder(), `schemathesis-${VERSION}`);
  const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
  const program = join(folder, bin, 'st');
  if (existsSync(program) && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) return program;
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0);
  if (!python) throw new Stop('The fuzz needs Python 3.10 or later with its module venv: install it (on Debian python3 and python3-venv) and start again.');
  say(`Installing schemathesis ${VERSION} from PyPI`);
  rmSync(folder, { recursive: true, force: true });
  for (const [command, args] of /** @type {[string, string[]][]} */ ([
    [python, ['-m', 'venv', folder]],
    [join(folder, bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]],
  ])) {
    const done = spawnSync(command, args, { encoding: 'utf8' });
    if (done.status !== 0) throw new Stop(`Schemathesis could not be installed: ${(done.stderr || String(done.error ?? '')).trim()}`);
  }
  return program;
}

/**
 * Calls every route of a document with what it allows and with what it does not.
 * @param {string} program
 * @param {{ url: string, headers: Record<string, string>, seed: number, examples: number, report: string }} run `examples` of each route at most, beside those that cover its schema
 * @returns {Promise<Found>}
 */
export async function runSchemathesis(program, { url, headers, seed, examples, report }) {
  const args = [
    ...[
      '--config-file',
      join(project, 'tools/fuzz/schemathesis.toml'),
      'run',
      `${url}/openapi.json`,
      '--phases',
      'coverage,fuzzing',
      '--checks',
      CHECKS.join(','),
      '--max-examples',
      String(examples),
    ],
    ...['--seed', String(seed), '--workers', '2', '--continue-on-failure', '--request-timeout', '30', '--warnings', 'off', '--suppress-health-check', 'all'],
    ...['--report', 'json', '--report-json-path', report, '--no-color'],
    ...LEFT_OUT.flatMap((name) => ['--exclude-operation-id', name]),
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: TIME_LIMIT, cwd: cacheFolder() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  await once(child, 'close');
  if (!existsSync(report)) throw new Stop(`Schemathesis could not run: ${output.trim().slice(-2_000)}`);
  const { test_cases: cases, failures, errors } = JSON.parse(readFileSync(report, 'utf8'));
  return { cases: cases.generated, failures, errors: errors.length, output };
}
