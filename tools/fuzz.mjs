// @ts-check
// `npm run fuzz`: starts the product on data of its own and calls every route of its OpenAPI document, as a head, a secretary, an administrator and a program, with
// what the document allows and with what it does not. One JSON line for each of them; exit code 1 where a call was answered by a failure of the server, or not as
// the document says. `-- --examples 40` of each route, `-- --seed 7` for the same calls again, `-- --as head` alone.
import './start/node-version.mjs';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProduct } from './bench/product.mjs';
import { recordRequests, signIn } from './bench/person.mjs';
import { ensureSchemathesis, runSchemathesis } from './fuzz/schemathesis.mjs';
import { createSay } from './servers/say.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { ensureBuilt, ensurePackages } from './start/phases.mjs';

/** Who calls; null: the program of the demo company's site. */
const CALLERS = { head: 'head', secretary: 'secretary1', administrator: 'admin', program: null };
/** Beside about 3,800 calls that cover the schemas of the routes, so that all together make 10,000 and more. */
const EXAMPLES = 15;

await runMain(async () => {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, examples: { type: 'string' }, as: { type: 'string' } } });
  const names = /** @type {(keyof typeof CALLERS)[]} */ (Object.keys(CALLERS)).filter((name) => values.as === undefined || values.as === name);
  if (names.length === 0) throw new Stop(`Nobody is called ${values.as}: say one of ${Object.keys(CALLERS).join(', ')}, or nobody for all.`);
  const seed = Number(values.seed ?? randomInt(1, 2 ** 31));
  const examples = Number(values.examples ?? EXAMPLES);
  if (!Number.isInteger(seed) || !Number.isInteger(examples) || examples < 1) throw new Stop('A seed and a number of examples are whole numbers.');
  const say = createSay();
  const program = ensureSchemathesis(say);
  await ensurePackages({ say });
  await ensureBuilt({ say });
  const folder = mkdtempSync(join(tmpdir(), 'reglament-fuzz-'));
  const product = await startProduct({ env: { REGLAMENT_FILES: join(folder, 'files') } });
  try {
    await recordRequests(product.url, 20);
    let [cases, findings] = [0, 0];
    for (const name of names) {
      say(`Calling every route as ${name}, seed ${seed}`);
      const headers = await headersOf(product.url, CALLERS[name]);
      const found = await runSchemathesis(program, { url: product.url.replace(/\/v1$/, ''), headers, seed, examples, report: join(folder, `${name}.json`) });
      if (found.failures.length + found.errors > 0) process.stderr.write(`${found.output}\n`);
      cases += found.cases;
      findings += found.failures.length + found.errors;
      const failures = found.failures.map(({ title, operations }) => ({ title, operations }));
      process.stdout.write(`${JSON.stringify({ fuzz: name, seed, examples, cases: found.cases, failures, errors: found.errors })}\n`);
    }
    process.stdout.write(`${JSON.stringify({ fuzz: 'all', seed, examples, cases, findings })}\n`);
    if (findings > 0) process.exitCode = 1;
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} url @param {string | null} login @returns {Promise<Record<string, string>>} */
async function headersOf(url, login) {
  if (login === null) return { Authorization: 'Bearer reglament-demo-site-form' };
  return (await signIn(url, login)).headers;
}
