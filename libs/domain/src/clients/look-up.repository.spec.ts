import pg from 'pg';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { clientRows } from './client-rows.repository.js';
import { findOrCreateClient, type ClientFacts } from './client.repository.js';
import { findHits, MATCHES, newestClients } from './look-up.repository.js';

/** Enough of them that reading all would not be cheaper than an index. */
const MANY = 5_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const clientOf = (facts: ClientFacts) => company.within((tx) => findOrCreateClient(tx, facts, { organisation: company.id, at: company.clock.now() }));
const find = async (typed: string, limit = 20) => {
  const hits = await company.within((tx) => findHits(tx, company.id, { typed, limit }));
  return hits.map(({ id, rank }) => [id, MATCHES[rank - 1]]);
};

describe('a look-up while one types', () => {
  it('WT-1.4 finds a phone by its beginning in any spelling and by its last digits', async () => {
    const id = await clientOf({ name: 'Проба Звонящая', phone: '8 912 300-45-67, 8 913 300-45-68' });
    for (const typed of ['8912300', '+7 912 300', '912 300-4', '8 (913) 300', '89123004567', '4567', '45-68', '300-45-67', '３００４５６７'])
      expect([typed, await find(typed)]).toEqual([typed, [[id, 'phone']]]);
    for (const typed of ['8912301', '4566', '+1 912 300', '89123004567 8']) expect([typed, await find(typed)]).toEqual([typed, []]);
  });

  it('WT-1.8 finds an e-mail, an INN, and words of a name or company, whatever their case, order and «ё»', async () => {
    const id = await clientOf({ name: 'Семён Проверкин-Ёлкин', company: 'ООО «Тёплый свет»', email: 'Semyon@Example.com', inn: '5900000147' });
    const cases: [string, string][] = [
      ['SEMYON@ex', 'email'],
      ['semyon', 'email'],
      ['59000001', 'inn'],
      ['семен', 'name'],
      ['ёлк', 'name'],
      ['елк сем', 'name'],
      ['ТЕПЛ', 'company'],
      ['свет ооо теплый', 'company'],
      ['семён тёплый', 'company'],
    ];
    for (const [typed, by] of cases) expect([typed, await find(typed)]).toEqual([typed, [[id, by]]]);
    for (const typed of ['семен иванов', 'плый', '%', "' OR true --", '_емен']) expect([typed, await find(typed)]).toEqual([typed, []]);
  });

  it('shows each client once, by the surest match, and pages without a gap', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.push(await clientOf({ name: 'Страница', company: 'Страница', email: `page${n}@example.com` }));
    expect(new Set((await find('страница')).map(([id]) => id))).toEqual(new Set(made));
    expect(await find('страница')).toHaveLength(made.length);
    const paged: string[] = [];
    for (let after: { rank: number; id: string } | undefined; ;) {
      const page = await company.within((tx) => findHits(tx, company.id, { typed: 'страниц', limit: 2, ...(after ? { after } : {}) }));
      if (page.length === 0) break;
      paged.push(...page.map(({ id }) => id));
      after = page.at(-1);
    }
    expect(paged).toEqual((await find('страница')).map(([id]) => id));
  });

  it('finds nobody of another company', async () => {
    const other = await Company.found(database);
    expect(await other.within((tx) => findHits(tx, other.id, { typed: 'страница', limit: 20 }))).toEqual([]);
    expect(await other.within((tx) => newestClients(tx, other.id, { limit: 20 }))).toEqual([]);
  });

  it('reads ranges of indexes only, behind the walls too, whatever is typed', async () => {
    await database.asSystem(async (tx) => {
      const at = company.clock.now();
      await tx.rows(
        `INSERT INTO client (id, organisation, name, phone, created_at) SELECT gen_random_uuid(), $1, 'Имя' || n, '+7905' || (1000000 + n), $2 FROM generate_series(1, ${/* sql-fragment */ MANY}) n`,
        [company.id, at],
      );
      await tx.rows(
        `INSERT INTO client_key (organisation, kind, value, reversed, client) SELECT organisation, 'phone', phone, reverse(substr(phone, 2)), id FROM client WHERE phone LIKE '+7905%'`,
      );
      await tx.rows(
        `INSERT INTO client_word (client, word, field, organisation) SELECT id, lower(name), 'name', organisation FROM client WHERE phone LIKE '+7905%'`,
      );
    });
    const owner = new pg.Client({ connectionString: urls.owner });
    await owner.connect();
    await owner.query('ANALYZE client, client_key, client_word');
    await owner.end();
    const plans: string[] = [];
    const explaining = (tx: Transaction) => ({
      rows: async (sql: string, values: unknown[]) => void plans.push(JSON.stringify(await tx.rows(`EXPLAIN ${sql}`, values))),
    });
    for (const typed of ['8905100', '4567', 'имя12', 'имя1 имя2', 'a@b', '59000001'])
      await company.within((tx) => findHits(explaining(tx) as unknown as Transaction, company.id, { typed, limit: 20 }));
    expect(plans).toHaveLength(6);
    for (const plan of plans) {
      expect(plan).not.toMatch(/Seq Scan on client/);
      expect(plan).toMatch(/Index Cond[^}]*value >= s\w*\./);
      expect(plan).toMatch(/Index Cond[^}]*reversed >= s\w*\./);
      expect(plan).toMatch(/Index Cond[^}]*word >= s\w*\./);
    }
  });
});

describe('a row of the look-up', () => {
  it('ALL-2 says what is open and promised, who looks after the client and stands in', async () => {
    const matter = await company.matter({ client: { name: 'Строка', phone: '8 912 300-09-01' } });
    const { caseId } = matter;
    const promise = { what: 'callBack', by: `person:${company.people.secretary}` };
    const { opened } = waitAt(matter, '1', company.clock.at, { promise });
    await company.projection().project(company.batch(matter, [begun(company.clock.at), opened]));
    const { client } = (await company.within((tx) => tx.row<{ client: string }>(`SELECT client FROM case_file WHERE id = $1`, [caseId])))!;
    const { manager, head } = company.people;
    await company.within(async (tx) => {
      await tx.change(`UPDATE client SET manager = $2 WHERE id = $1`, [client, manager]);
      const day = [new Date(company.clock.at - 1_000), new Date(company.clock.at + 86_400_000)];
      await tx.rows(
        `INSERT INTO absence (id, organisation, person, begins_at, ends_at, substitute, kind) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'sick')`,
        [company.id, manager, ...day, head],
      );
    });
    const [row] = await company.within((tx) => clientRows(tx, [client], company.clock.now()));
    expect(row).toMatchObject({
      name: 'Строка',
      manager: { id: manager, substitute: { id: head, name: 'Проба head' } },
      openCases: [{ id: caseId, process: 'intake', step: 'calling' }],
      lastContact: null,
      promises: [{ what: 'callBack', process: 'intake', task: 'confirmRequest', by: 'Проба secretary' }],
    });
    expect(new Date(row!.manager!.awayUntil!).getTime()).toBe(company.clock.at + 86_400_000);
  });
});
