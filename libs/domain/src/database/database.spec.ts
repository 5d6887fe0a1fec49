import { setTimeout as pause } from 'node:timers/promises';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { Database } from './database.js';
import { codeOf } from './transact.js';

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

/** Locks two rows, one after the other. */
const inOrder = (first: string, second: string) =>
  company.within(async (tx) => {
    await tx.change(`UPDATE client SET city = coalesce(city, '') || 'x' WHERE name = $1`, [first]);
    await pause(100);
    await tx.change(`UPDATE client SET city = coalesce(city, '') || 'x' WHERE name = $1`, [second]);
  });

describe('the database', () => {
  it('does a transaction again that PostgreSQL broke off in a deadlock, and each is done once', async () => {
    for (const name of ['A', 'B']) await company.matter({ client: { name } });
    await Promise.all([inOrder('A', 'B'), inOrder('B', 'A')]);
    const cities = await company.within((tx) => tx.rows(`SELECT name, city FROM client WHERE name IN ('A', 'B') ORDER BY name`));
    expect(cities).toEqual([
      { name: 'A', city: 'xx' },
      { name: 'B', city: 'xx' },
    ]);
  });

  it('gives a conflict up after three tries, and any other error at once', async () => {
    const tries = async (code: string) => {
      let tried = 0;
      const failing = company.within(async (tx) => {
        tried += 1;
        await tx.rows(`SELECT set_config('test.code', $1, true)`, [code]);
        await tx.rows(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = current_setting('test.code'); END $$`);
      });
      await expect(failing).rejects.toMatchObject({ code });
      return tried;
    };
    expect([await tries('40001'), await tries('40P01'), await tries('23505'), await tries('23514')]).toEqual([3, 3, 3, 1]);
  });

  it('says within about 2 s that no connection is free, and works on afterwards', async () => {
    const small = new Database({ app: urls.app, system: urls.system }, { app: 1, system: 1 }, 'small');
    await small.open();
    try {
      const long = small.inOrganisation(company.id, (tx) => tx.rows('SELECT pg_sleep(3)'));
      await pause(50);
      const begun = Date.now();
      await expect(small.inOrganisation(company.id, (tx) => tx.rows('SELECT 1'))).rejects.toThrow('timeout');
      expect(Date.now() - begun).toBeLessThan(2_900);
      await long;
      expect(await small.inOrganisation(company.id, (tx) => tx.rows('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    } finally {
      await small.close();
    }
  });

  it('breaks a statement off that takes longer than it may, leaves nothing of it, and sets the next one free', async () => {
    const late = database.inOrganisation(
      company.id,
      async (tx) => {
        await tx.change(`UPDATE client SET city = 'late'`);
        await tx.rows('SELECT pg_sleep(2)');
      },
      200,
    );
    expect(await late.catch(codeOf)).toBe('57014');
    expect(await company.within((tx) => tx.rows(`SELECT 1 FROM client WHERE city = 'late'`))).toEqual([]);
    await company.within((tx) => tx.rows('SELECT pg_sleep(0.4)'));
  });
});
