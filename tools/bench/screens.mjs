// @ts-check
// How fast the pages are under the hand, in a real browser: the inbox of a company with a million open tasks, a task, and a case with 500 events.
// Times are the browser's own: from the navigation or the key to the frame in which what one waits for has been painted.
import pg from 'pg';
import { latency } from './figures.mjs';
import { fillInbox } from './inbox-rows.mjs';
import { startProduct } from './product.mjs';
import { launchBrowser } from '../servers/browser.mjs';

const LOGIN = 'bench-many';
/** The case that much has happened in, and how much. */
const CASE = `md5('case' || 2)::uuid`;
const EVENTS = 500;
/** How long one looks at a row before one opens it, ms. */
const LOOK = 400;
const LAST = `Звонок номер ${EVENTS}`;

/** In each page, before its own code: notes when a key was pressed, and tells when something was painted. */
const WATCH = `
  addEventListener('keydown', (event) => { window.pressedAt = event.timeStamp; }, true);
  window.slow = [];
  window.painted = (seen) => new Promise((done) => {
    const look = () => (seen() ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look));
    look();
  });
  window.rows = () => document.querySelector('#main a[href^="/tasks/"]') !== null;
  window.outcomes = () => document.querySelector('#main [aria-keyshortcuts^="Control+Enter"]') !== null;
  window.told = () => document.querySelector('#main')?.textContent.includes(${JSON.stringify(LAST)}) ?? false;
`;

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureScreens({ say, sizes }) {
  const { tasks, visits, keys } = sizes.screens;
  say('Starting the product for the measurement');
  const product = await startProduct({ parts: ['api'] });
  const superuser = new pg.Client({ connectionString: product.wholeUrl });
  const browser = await launchBrowser();
  try {
    await superuser.connect();
    say(`Filling in ${tasks.toLocaleString('en')} open tasks`);
    await fillInbox(superuser, { from: 0, to: tasks });
    await fillCase(superuser);
    const { rows } = await superuser.query(`SELECT ${CASE} AS id`);
    const visitor = new Visitor(browser, new URL(product.url).origin);
    const casePage = `/cases/${rows[0].id}`;
    say('Opening pages');
    /** @type {[screen: string, most: number, visit: () => Promise<number>][]} */
    const screens = [
      ['inbox, nothing in the cache', 1_000, () => visitor.cold('/', 'rows')],
      ['inbox, back to it', 150, () => visitor.backToInbox()],
      ['a task, by Enter', 200, () => visitor.openTask()],
      [`a case with ${EVENTS} events`, 400, () => visitor.warm(casePage, 'told')],
    ];
    const common = { bench: 'screens', tasks, unit: 'ms' };
    for (const [screen, most, visit] of screens) {
      const took = latency(await visitor.times(visits, visit));
      yield { ...common, screen, n: visits, ...took, target: `p50 <= ${most}`, met: took.p50 <= most };
    }
    const pressed = await visitor.keys(keys);
    yield { ...common, screen: 'a key in the inbox, until it is painted', n: keys, ...pressed, target: 'p95 <= 50', met: pressed.p95 <= 50 };
  } finally {
    await browser.close();
    await superuser.end();
    await product.stop();
  }
}

/** @param {import('pg').Client} client */
async function fillCase(client) {
  await client.query(
    `INSERT INTO event (id, organisation, at, kind, actor, "case", objects, data)
     SELECT md5('event' || n)::uuid, c.organisation, c.opened_at + make_interval(mins => n), 'contact.made', 'system', c.id, '[]',
            jsonb_build_object('process', 'intake', 'what', 'called', 'said', 'Звонок номер ' || n)
       FROM case_file c, generate_series(1, ${EVENTS}) AS n WHERE c.id = ${CASE}`,
  );
}

/** Somebody signed in, in a browser. */
class Visitor {
  /** @type {import('playwright-core').Page | undefined} */
  open;

  /** @param {import('playwright-core').Browser} browser @param {string} url */
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
  }

  get page() {
    if (!this.open) throw new Error('No page is open yet.');
    return this.open;
  }

  /** @param {number} count @param {() => Promise<number>} visit */
  async times(count, visit) {
    await visit(); // the first one warms the server up
    /** @type {number[]} */
    const took = [];
    while (took.length < count) took.push(await visit());
    return took;
  }

  /** A browser that has never been here. @param {string} path @param {string} seen */
  async cold(path, seen) {
    await this.open?.context().close();
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
    await context.addInitScript(WATCH);
    const answer = await context.request.post(`${this.url}/api/v1/auth/login`, { data: { login: LOGIN, password: 'reglament-demo' } });
    if (!answer.ok()) throw new Error(`${LOGIN} could not sign in: ${answer.status()}`);
    this.open = await context.newPage();
    return this.warm(path, seen);
  }

  /** @param {string} path @param {string} seen */
  async warm(path, seen) {
    await this.page.goto(`${this.url}${path}`, { waitUntil: 'commit' });
    return this.painted(seen);
  }

  async openTask() {
    await this.warm('/', 'rows');
    await this.page.keyboard.press('j');
    await this.page.waitForTimeout(LOOK);
    await this.page.keyboard.press('Enter');
    return this.sinceKey('outcomes');
  }

  async backToInbox() {
    await this.openTask();
    await this.page.waitForTimeout(LOOK);
    await this.page.evaluate('pressedAt = performance.now(); history.back();');
    return this.sinceKey('rows');
  }

  /** By the browser's own measure (Event Timing), in steps of 8 ms; what was painted within 16 ms it tells as that. @param {number} count */
  async keys(count) {
    await this.warm('/', 'rows');
    await this.page.evaluate(`new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.name === 'keydown') slow.push(one.duration); })
      .observe({ type: 'event', durationThreshold: 16 })`);
    for (let i = 0; i < count; i += 1) {
      await this.page.keyboard.press(i % 30 < 20 ? 'j' : 'k');
      await this.page.waitForTimeout(60);
    }
    const slow = /** @type {number[]} */ (await this.page.evaluate('slow'));
    return latency([...slow, ...Array.from({ length: Math.max(0, count - slow.length) }, () => 16)]);
  }

  /** @param {string} seen @returns {Promise<number>} since the page's beginning */
  painted(seen) {
    return this.page.evaluate(`painted(${seen})`);
  }

  /** @param {string} seen */
  async sinceKey(seen) {
    const at = await this.painted(seen);
    return at - /** @type {number} */ (await this.page.evaluate('pressedAt'));
  }
}
