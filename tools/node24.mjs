// @ts-check
// `npm run test:node24`: the product on Node 24, which comes from npm. It starts, somebody signs in, a request becomes a task; then Jest runs the files that are named,
// a sample if none is. `--short`: the start alone, for the build server. Ends with 75 where Node 24 cannot be had.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { project } from './servers/files.mjs';
import { waitUntil } from './servers/ports.mjs';
import { Stop, runMain } from './servers/stop.mjs';
import { NOT_TRIED } from './checks/tally.mjs';
import { startProduct } from './screenshots/product.mjs';
import { demoPassword } from './start/settings.mjs';

const MAJOR = '24';
/** To fetch it. Milliseconds. */
const PATIENCE = 40_000;
/** The engine's native part, password hashing, PostgreSQL, a story told by the sandbox, the build of forms. */
const SAMPLE = ['processes/intake', 'test/end-to-end/intake.e2e-spec.ts', 'libs/domain/src/people', 'libs/domain/src/database'];
const SITE = 'reglament-demo-site-form';

/** Where its program lies, or why it is nowhere. @returns {{ path: string } | { why: string }} */
function node24() {
  if (process.versions.node.startsWith(`${MAJOR}.`)) return { path: process.execPath };
  const windows = process.platform === 'win32';
  const asked = spawnSync(windows ? 'npx.cmd' : 'npx', ['--yes', `node@${MAJOR}`, '-p', 'process.execPath'], {
    cwd: dirname(project), // not in the project: its packages have nothing to do with it
    encoding: 'utf8',
    shell: windows,
    timeout: PATIENCE,
  });
  const path = asked.stdout?.trim().split('\n').at(-1) ?? '';
  if (asked.status !== 0 || path === '') return { why: asked.stderr?.trim().split('\n').at(-1) || `npm gave no answer within ${PATIENCE / 1000} s` };
  return { path };
}

/** Somebody signs in, and what the company's site sends comes into the inbox. @param {string} url */
async function use(url) {
  const post = (/** @type {string} */ path, /** @type {object} */ body, /** @type {Record<string, string>} */ headers = {}) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const entered = await post('/auth/login', { login: 'secretary1', password: demoPassword });
  if (!entered.ok) throw new Stop(`On Node ${MAJOR} nobody can sign in: ${entered.status} ${await entered.text()}`);
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const request = {
    channel: 'site',
    kind: 'request',
    client: { name: 'Демо Клиент', phone: '8 (900) 000-14-27' },
    items: [{ name: 'Радиосистема', quantity: 4 }],
  };
  const sent = await post('/requests', request, { authorization: `Bearer ${SITE}` });
  if (sent.status !== 201) throw new Stop(`On Node ${MAJOR} a request is not taken: ${sent.status} ${await sent.text()}`);
  const { caseId } = /** @type {{ caseId: string }} */ (await sent.json());
  const there = await waitUntil(
    async () => {
      const { items } = /** @type {{ items: { caseId: string }[] }} */ (await (await fetch(`${url}/api/v1/tasks?scope=mine`, { headers: { cookie } })).json());
      return items.some((task) => task.caseId === caseId);
    },
    { timeout: 20_000, every: 200 },
  );
  if (!there) throw new Stop(`On Node ${MAJOR} a request does not become a task: the worker does not work.`);
}

/** @returns {Promise<number>} */
async function main() {
  const words = process.argv.slice(2);
  const found = node24();
  if ('why' in found) {
    console.log(`Node ${MAJOR} could not be had from npm, so nothing was tried on it (${found.why}).`);
    return NOT_TRIED;
  }
  const version = spawnSync(found.path, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const product = await startProduct(found.path);
  try {
    await use(product.url);
  } finally {
    await product.stop();
  }
  console.log(`On Node ${version} the product starts, somebody signs in, and a request becomes a task.`);
  if (words.includes('--short')) return 0;
  const files = words.length > 0 ? words : SAMPLE;
  return spawnSync(found.path, [join(project, 'tools/test.mjs'), ...files], { cwd: project, stdio: 'inherit' }).status ?? 1;
}

await runMain(main);
