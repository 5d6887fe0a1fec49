// @ts-check
// The Temporal test server that skips time: downloaded, else assembled by Maven and run by Java.
// Gives a program that takes its port as the first argument.
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { download, exe } from './download.mjs';
import { project } from './files.mjs';
import { run } from './processes.mjs';
import { keepSaying } from './say.mjs';
import { Stop, reason } from './stop.mjs';

const sdkVersion = '1.24.0';
const mavenVersion = '1.38.0';

/**
 * @param {{ cache: string, say: import('./say.mjs').Say, signal?: AbortSignal, from?: string }} options `from`: another download host
 * @returns {Promise<string>} for `createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`
 */
export async function prepareTestServer({ cache, say, signal, from }) {
  const named = process.env['REGLAMENT_TEST_SERVER'];
  if (named) {
    const wrong = cannotRun(resolve(named));
    if (wrong) throw new Stop(`REGLAMENT_TEST_SERVER names ${named}, which cannot be used (${wrong}): correct the path or unset it.`);
    return resolve(named);
  }
  const downloaded = join(cache, `temporal-test-server-${sdkVersion}-${process.platform}-${process.arch}${exe}`);
  const assembled = join(cache, `temporal-test-server-${mavenVersion}-java-quiet`);
  if (!cannotRun(downloaded)) return downloaded;
  if (!cannotRun(join(assembled, 'run')) && !noJava()) return join(assembled, 'run');
  const noDownload = await download({
    artifact: 'temporal-test-server',
    version: 'default',
    query: { 'sdk-name': 'sdk-typescript', 'sdk-version': sdkVersion },
    target: downloaded,
    check: cannotRun,
    say,
    ...(signal ? { signal } : {}),
    ...(from ? { from } : {}),
  });
  if (noDownload === undefined) return downloaded;
  const noAssembly = await assemble(assembled, say, signal);
  if (noAssembly === undefined) return join(assembled, 'run');
  throw new Stop(
    `No Temporal test server could be had. Do one of these: allow this machine to reach temporal.download (now: ${noDownload}); ` +
      `install Java 11 or later and Maven (now: ${noAssembly}); or name such a server in REGLAMENT_TEST_SERVER.`,
  );
}

/** @param {string} file @returns {string | undefined} */
function cannotRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return undefined;
  } catch (error) {
    return reason(error);
  }
}

/** @returns {string | undefined} */
function noJava() {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (answer.error) return 'java is not on PATH';
  const version = /version "(\d+)/.exec(answer.stderr + answer.stdout)?.[1];
  return version && Number(version) >= 11 ? undefined : `java ${version ?? ''} is older than 11`;
}

/**
 * @param {string} folder
 * @param {import('./say.mjs').Say} say
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | undefined>} why it could not be assembled
 */
async function assemble(folder, say, signal) {
  const missing = noJava();
  if (missing) return missing;
  say('Fetching the Temporal test server with Maven, once');
  const quiet = keepSaying(say, (elapsed) => `fetching the Temporal test server, ${elapsed} so far, usually a few seconds`);
  const unfinished = `${folder}.${process.pid}.new`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    const fetched = await run(
      'mvn',
      ['-q', '-B', '-f', join(project, 'tools/temporal-test-server/pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${join(unfinished, 'lib')}`],
      { cwd: unfinished, ...(signal ? { signal } : {}) },
    );
    if (fetched.missing) return 'mvn is not on PATH';
    if (fetched.code !== 0) return `Maven failed: ${fetched.output.trim().split('\n')[0]}`;
    if (readdirSync(join(unfinished, 'lib')).length === 0) return 'Maven brought no libraries';
    // One compiler tier and one collector thread: it starts sooner and leaves the cores to the tests.
    writeFileSync(
      join(unfinished, 'run'),
      `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`,
    );
    chmodSync(join(unfinished, 'run'), 0o755);
    if (!existsSync(join(folder, 'run'))) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
    return undefined;
  } finally {
    quiet();
    rmSync(unfinished, { recursive: true, force: true });
  }
}
