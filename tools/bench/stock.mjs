// @ts-check
// How fast goods are found while one types, among a million of them with an offer each; and how fast a price list of 30,000 rows is loaded over HTTP.
// In the database (the product's own statement, in a transaction of its own walls) and over HTTP (the API as a process).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { project } from '../servers/files.mjs';
import { latency, round } from './figures.mjs';
import { signIn } from './person.mjs';
import { startProduct } from './product.mjs';

const ROUNDS = 25;
/** Calls that only warm up: plans, caches, the compiler of JavaScript. */
const WARM = 5;

const ORGANISATION = `(SELECT id FROM organisation WHERE demo LIMIT 1)`;
const AT = `timestamptz '2026-11-24 08:00:00Z'`;
const SUPPLIERS = 20;
/** @param {string} kind @param {string} [number] */
const id = (kind, number = 'n') => `md5('${kind}' || ${number})::uuid`;

/** Names as of a dealer in sound: one word of each kind, so that a kind of goods is an eighth of all, and a maker a fortieth. */
const KINDS = `(ARRAY['Микрофон', 'Радиосистема', 'Стойка', 'Кабель', 'Усилитель', 'Колонка', 'Наушники', 'Пульт'])[1 + n % 8]`;
const LOOKS = `(ARRAY['вокальный', 'студийный', 'концертный', 'цифровой', 'напольный'])[1 + n / 8 % 5]`;
const MAKER = `('maker' || n / 40 % 40)`;
const ARTICLE = `('PR-' || n || chr(65 + n % 26))`;

/** What is typed, from what is said at once to what is in an eighth of all names. @param {number} items */
const typed = (items) => {
  const n = Math.floor(items / 2) + 7;
  const article = `PR-${n}${String.fromCharCode(65 + (n % 26))}`;
  return {
    'whole article': article,
    'article in the other alphabet': article.toLowerCase().replace('p', 'р').replace('-', ' '),
    'beginning of an article': `PR-${String(n).slice(0, 3)}`,
    'two letters of an article': 'pr',
    'maker and kind': 'maker7 микрофон',
    'three words': 'пульт студ maker12',
    'words of two kinds': 'микрофон кабель',
    'one common word': 'микрофон',
    'beginning of a common word': 'мик',
    nothing: 'труба',
  };
};

/** @param {import('./sizes.mjs').Bench} bench @returns {AsyncGenerator<object>} */
export async function* measureStock({ say, sizes }) {
  const { items, rows } = sizes.stock;
  say('Starting the product for the measurement');
  const product = await startProduct({ parts: ['api'] });
  const superuser = new pg.Client({ connectionString: product.wholeUrl });
  try {
    await superuser.connect();
    say(`Filling in ${items.toLocaleString('en')} goods`);
    await fill(superuser, items);
    const browser = await signIn(product.url, 'manager1');
    const inside = await openInside(product);
    /** @type {Record<string, number[]>} */
    const all = { database: [], http: [] };
    for (const [what, words] of Object.entries(typed(items))) {
      const { length: found } = await inside.find(words);
      const ways = { database: () => inside.find(words), http: () => browser.get(`/stock?q=${encodeURIComponent(words)}`) };
      for (const [way, read] of Object.entries(ways)) {
        const took = await times(read);
        all[way]?.push(...took);
        yield { bench: 'stock', items, typed: what, found, way, unit: 'ms', ...latency(took) };
      }
    }
    for (const [way, took] of Object.entries(all)) yield { bench: 'stock', items, typed: 'all of these', way, unit: 'ms', ...latency(took) };
    await inside.close();
    for (const kind of /** @type {const} */ (['first', 'next']))
      yield { bench: 'price list', list: kind, rows, unit: 's', ...(await load(browser, rows, () => product.memory().api ?? 0)) };
  } finally {
    await superuser.end();
    await product.stop();
  }
}

/** @param {pg.Client} client @param {number} items */
async function fill(client, items) {
  // Nothing but this measurement writes here: the references are right by construction.
  await client.query(`SET session_replication_role = replica`);
  await client.query(`SET synchronous_commit = off`);
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(`DROP INDEX item_words`);
  const list = id('list', `(1 + n % ${SUPPLIERS})`);
  const supplier = id('supplier', `(1 + n % ${SUPPLIERS})`);
  for (const sql of [
    `INSERT INTO supplier (id, organisation, name, name_key, currency, current_list, created_at)
     SELECT ${id('supplier')}, ${ORGANISATION}, 'Поставщик ' || n, 'поставщик ' || n, 'RUB', ${id('list')}, ${AT} FROM generate_series(1, ${SUPPLIERS}) AS n`,
    `INSERT INTO price_list (id, organisation, supplier, state, file_name, file_hash, listed_at, dated_by, uploaded_by, uploaded_at, rows, read_rows, accepted, rejected_rows, unclear_rows, rejected, unclear, touched_at)
     SELECT ${id('list')}, ${ORGANISATION}, ${id('supplier')}, 'current', 'bench', 'bench', ${AT}, 'upload', 'system', ${AT}, 1, 1, 1, 0, 0, '[]', '[]', ${AT} FROM generate_series(1, ${SUPPLIERS}) AS n`,
    `INSERT INTO item (id, organisation, key, variant, article, name, words)
     SELECT ${id('item')}, o.id, replace(${ARTICLE}, '-', ''), 0, ${ARTICLE}, ${KINDS} || ' ' || ${LOOKS} || ' ' || ${MAKER},
            array_to_tsvector(ARRAY(SELECT DISTINCT right(o.id::text, 8) || '/' || lower(word) FROM unnest(ARRAY[${KINDS}, ${LOOKS}, ${MAKER}, 'pr', n || chr(97 + n % 26)]) AS word))
       FROM generate_series(1, ${items}) AS n, organisation o WHERE o.id = ${ORGANISATION}`,
    `INSERT INTO stock_offer (list, position, organisation, supplier, item, article, name, price, currency, state, quantity, at_least, "row")
     SELECT ${list}, n, ${ORGANISATION}, ${supplier}, ${id('item')}, ${ARTICLE}, ${KINDS}, 100 + n % 9000, 'RUB', CASE WHEN n % 3 = 0 THEN 'none' ELSE 'in-stock' END, n % 3, false, n
       FROM generate_series(1, ${items}) AS n`,
    `INSERT INTO item_word (organisation, word) SELECT ${ORGANISATION}, word FROM (SELECT DISTINCT split_part(unnest(tsvector_to_array(words)), '/', 2) AS word FROM item) known ON CONFLICT DO NOTHING`,
    `CREATE INDEX item_words ON item USING gin (words) WITH (fastupdate = off)`,
  ])
    await client.query(sql);
  await client.query(`RESET session_replication_role`);
  await client.query(`VACUUM ANALYZE`);
}

/** The product as it was built. @param {string} path @returns {Promise<any>} */
const built = (path) => import(pathToFileURL(join(project, 'dist/libs/domain/src', path)).href);

/** The product's own statement, without HTTP. @param {import('./product.mjs').BenchProduct} product */
async function openInside(product) {
  const { Database } = await built('database/database.js');
  const { findStock } = await built('stock/stock-search.repository.js');
  const database = new Database({ app: product.appUrl, system: product.databaseUrl }, { app: 2, system: 2 }, 'bench');
  await database.open();
  const { id: organisation } = await database.lookUp(`SELECT id FROM organisation WHERE demo LIMIT 1`, []);
  return {
    find: (/** @type {string} */ words) => database.inOrganisation(organisation, (/** @type {unknown} */ tx) => findStock(tx, { typed: words, limit: 21 })),
    close: () => database.close(),
  };
}

/** @param {() => Promise<unknown>} work @returns {Promise<number[]>} */
async function times(work) {
  for (let i = 0; i < WARM; i += 1) await work();
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took;
}

let supplier = '';

/** A list as a spreadsheet writes it, first of a new supplier, then in the place of the one before. @param {Awaited<ReturnType<typeof signIn>>} browser @param {number} rows @param {() => number} memory resident MB of the api */
async function load(browser, rows, memory) {
  const { utils, write } = await import('@e965/xlsx');
  const table = [['Артикул', 'Наименование', 'Цена', 'Остаток', 'Группа']];
  for (let n = 0; n < rows; n += 1) table.push([`NEW-${n}`, `Микрофон новый модель ${n}`, `${n % 9000},50`, n % 5 ? String(n % 40) : 'под заказ', 'Микрофоны']);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), 'Прайс');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  supplier ||= (await browser.post('/suppliers', { name: 'Новый поставщик' })).body.id;
  const before = memory();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 50);
  const begun = performance.now();
  const answer = await browser.upload(`/suppliers/${supplier}/price-lists`, bytes, 'price.xlsx');
  const took = (performance.now() - begun) / 1000;
  clearInterval(watch);
  return {
    seconds: round(took, 2),
    accepted: answer.accepted,
    fileMegabytes: round(bytes.length / 1e6, 2),
    apiMegabytes: { before, peak, more: peak - before },
  };
}
