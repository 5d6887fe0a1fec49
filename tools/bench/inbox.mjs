// @ts-check
// How fast the inbox is with many open tasks: one organisation, 200 people, somebody in five groups; first with few, then with a million.
// In the database (the product's own statements, in a transaction of its own walls) and over HTTP (the API as a process).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { fillInbox, PEOPLE } from './inbox-rows.mjs';
import { project } from '../servers/files.mjs';
import { signIn } from './person.mjs';
import { startProduct } from './product.mjs';

const CALLS = 300;
/** Calls that only warm up: plans, caches, the compiler of JavaScript. */
const WARM = 40;

/** What is measured: a person of five groups, and the head over everything. */
const READERS = [
  { login: 'bench-many', scope: 'mine' },
  { login: 'bench-many', scope: 'group' },
  { login: 'bench-head', scope: 'team' },
];

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureInbox({ say, sizes }) {
  say('Starting the product for the measurement');
  const product = await startProduct({ parts: ['api'] });
  const superuser = new pg.Client({ connectionString: product.wholeUrl });
  try {
    await superuser.connect();
    const inside = await openInside(product);
    /** @type {Map<string, number>} */
    const first = new Map();
    let filled = 0;
    for (const tasks of sizes.inbox.tasks) {
      say(`Filling in ${tasks.toLocaleString('en')} open tasks`);
      await fillInbox(superuser, { from: filled, to: tasks });
      filled = tasks;
      for (const { login, scope } of READERS) {
        const browser = await signIn(product.url, login);
        const page = await inside.reader(login, scope);
        const ways = { database: page, http: () => browser.get(`/tasks?scope=${scope}`) };
        for (const [way, read] of Object.entries(ways)) {
          const figures = await times(read);
          const name = `${login} ${scope} ${way}`;
          const before = first.get(name);
          first.set(name, before ?? figures.p95);
          yield {
            bench: 'inbox',
            tasks,
            scope,
            way,
            people: PEOPLE,
            unit: 'ms',
            ...figures,
            ...(before ? { growth: Math.round((figures.p95 / before) * 100) / 100 } : {}),
          };
        }
      }
      const browser = await signIn(product.url, 'bench-many');
      yield { bench: 'cases', tasks, way: 'http', unit: 'ms', ...(await times(() => browser.get('/cases'))) };
      yield { bench: 'next task', tasks, way: 'http', unit: 'ms', ...(await times(() => browser.post('/tasks/next', {}))) };
    }
    yield { bench: 'statements of GET /tasks', ...(await inside.statements()) };
    await inside.close();
  } finally {
    await superuser.end();
    await product.stop();
  }
}

/** The product as it was built. @param {string} path @returns {Promise<any>} */
const built = (path) => import(pathToFileURL(join(project, 'dist/libs/domain/src', path)).href);

/** The product's own statements, without HTTP. @param {import('./product.mjs').BenchProduct} product */
async function openInside(product) {
  const { Database } = await built('database/database.js');
  const { statements } = await built('database/transaction.js');
  const { permissionsOf } = await built('people/permission.rule.js');
  const { readInbox } = await built('tasks/task-list.repository.js');
  const database = new Database({ app: product.appUrl, system: product.databaseUrl }, { app: 2, system: 2 }, 'bench');
  await database.open();
  /** @param {string} login @param {string} scope */
  const reader = async (login, scope) => {
    const person = await database.lookUp(`SELECT id, organisation, roles FROM person WHERE login = $1`, [login]);
    const principal = { kind: 'person', name: login, permissions: permissionsOf(person.roles), ...person };
    const asked = { scope, limit: 51, now: new Date() };
    return () => database.inOrganisation(person.organisation, (/** @type {unknown} */ tx) => readInbox(tx, principal, asked));
  };
  return {
    reader,
    /** What one page costs, beside the session's one statement (which the session's library sends). */
    async statements() {
      const read = await reader('bench-many', 'mine');
      const before = { ...statements };
      for (let i = 0; i < 10; i += 1) await read();
      return { inTheTransaction: (statements.sent - before.sent) / 10, forThePerson: 1, forTheSession: 1 };
    },
    close: () => database.close(),
  };
}

/** @param {() => Promise<unknown>} work */
async function times(work) {
  for (let i = 0; i < WARM; i += 1) await work();
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < CALLS; i += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Math.round((took[Math.floor(took.length * share)] ?? 0) * 100) / 100;
  // The least is what the work itself costs: on a machine with other work the rest is mostly waiting for a processor.
  return { calls: CALLS, least: at(0), p50: at(0.5), p95: at(0.95) };
}
