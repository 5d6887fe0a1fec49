import { freshDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { PreparingClient } from './preparing-client.js';

let urls: TestDatabase;
let client: PreparingClient;

beforeAll(async () => {
  urls = await freshDatabase();
  client = new PreparingClient({ connectionString: urls.system });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await urls?.drop();
});

const ask = async (sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> => {
  const answer = client.query(sql, values) as Promise<{ rows: Record<string, unknown>[] }>;
  return (await answer).rows;
};
const prepared = async () => (await ask('SELECT statement FROM pg_prepared_statements')).map((row) => row['statement']);

describe('a connection that prepares', () => {
  it('plans a statement with parameters once, however often it is sent, and none without', async () => {
    for (const n of [1, 2, 3]) expect(await ask('SELECT $1::integer AS n', [n])).toEqual([{ n }]);
    await ask('SELECT 1');
    expect(await prepared()).toEqual(['SELECT $1::integer AS n']);
  });

  it('sends what varies without end unprepared', async () => {
    for (let i = 0; i < 400; i += 1) await ask(`SELECT $1::integer AS n${i}`, [i]);
    expect((await prepared()).length).toBe(300);
  });
});
