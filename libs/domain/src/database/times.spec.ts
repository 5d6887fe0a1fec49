import { freshDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { dataSource } from './data-source.js';
import { Database } from './database.js';

const SHOWN = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`;

describe('the time that a connection has', () => {
  let urls: TestDatabase;
  beforeAll(async () => (urls = await freshDatabase()));
  afterAll(() => urls?.drop());

  it.each([
    ['api', { statement: '10s', lock: '5s', idle: '15s' }],
    ['worker', { statement: '1min', lock: '15s', idle: '1min' }],
    ['rebuild', { statement: '10min', lock: '1min', idle: '10min' }],
  ])('is that of its program: %s', async (program, times) => {
    const database = new Database({ app: urls.app, system: urls.system }, { app: 1, system: 1 }, program);
    await database.open();
    try {
      expect(await database.asSystem((tx) => tx.row(SHOWN))).toEqual(times);
      expect(await database.inOrganisation('00000000-0000-7000-8000-000000000000', (tx) => tx.row(SHOWN))).toEqual(times);
      expect(await database.inOrganisation('00000000-0000-7000-8000-000000000000', (tx) => tx.row(SHOWN), 700)).toEqual({ ...times, statement: '700ms' });
    } finally {
      await database.close();
    }
  });

  it('has no end for a migration, which takes what it takes', async () => {
    const owner = await dataSource(urls.owner, 1, { program: 'migrations' }).initialize();
    try {
      expect(await owner.query(SHOWN)).toEqual([{ statement: '0', lock: '0', idle: '0' }]);
    } finally {
      await owner.destroy();
    }
  });
});
