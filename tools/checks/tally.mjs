// @ts-check
// Adds up a build: `node tools/checks/tally.mjs <jest.json> <jest's exit code> <checks.json> <the checks' exit code> <the guide's exit code>
// <the exit code on the other Node>` prints `N passed, N failed`. What did not come to its end counts as a failure; what could not be tried, as nothing.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * What a part of the build came to. A part that says it went well is not believed when its exit code says otherwise, nor when it did nothing.
 * @param {Counts | undefined} counts undefined: it died before it could say
 * @param {number} exitCode
 * @returns {Counts}
 */
export function believed(counts, exitCode) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  const brokeDown = counts === undefined || exitCode !== 0 || passed + failed === 0;
  return { passed, failed: failed === 0 && brokeDown ? 1 : failed };
}

/**
 * Tests of Jest's own JSON. A file that could not be run at all has no tests in there: it is one failure.
 * @param {string} json
 * @returns {Counts | undefined}
 */
export function countsOfJest(json) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = /** @type {Record<string, unknown>} */ (parsed(json));
  if (typeof numPassedTests !== 'number' || typeof numFailedTests !== 'number') return undefined;
  return { passed: numPassedTests, failed: numFailedTests + (typeof numRuntimeErrorTestSuites === 'number' ? numRuntimeErrorTestSuites : 0) };
}

/**
 * @param {string} json
 * @returns {Counts | undefined}
 */
export function countsOfChecks(json) {
  const { passed, failed } = /** @type {Record<string, unknown>} */ (parsed(json));
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : undefined;
}

/** @param {string} json @returns {object} */
function parsed(json) {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {}; // cut off in the middle, or never written: the same as having said nothing
  }
}

/** @param {string | undefined} file */
function read(file) {
  try {
    return readFileSync(String(file), 'utf8');
  } catch {
    return ''; // never written
  }
}

/** Exit code of a part that could not be tried here (EX_TEMPFAIL). */
export const NOT_TRIED = 75;

/**
 * A part that is one thing, which went well or did not.
 * @param {string | undefined} exitCode
 * @returns {Counts}
 */
export function countsOfPart(exitCode) {
  if (Number(exitCode) === NOT_TRIED) return { passed: 0, failed: 0 };
  return exitCode?.trim() && Number(exitCode) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function main() {
  const [jestFile, jestCode, checksFile, checksCode, ...others] = process.argv.slice(2);
  const parts = [
    believed(countsOfJest(read(jestFile)), Number(jestCode)),
    believed(countsOfChecks(read(checksFile)), Number(checksCode)),
    ...others.map(countsOfPart),
  ];
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) main();
