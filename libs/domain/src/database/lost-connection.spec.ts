import { openDatabase, freshDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from './database.js';
import { codeOf } from './transact.js';

describe('a connection that is lost', () => {
  let urls: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    urls = await freshDatabase();
    database = await openDatabase(urls);
  });
  afterAll(async () => {
    await database?.close();
    await urls?.drop();
  });

  it('while a transaction thinks, is told as a lost connection, and the next transaction gets another one', async () => {
    const lost = database.asSystem(async (tx) => {
      const { pid } = (await tx.row<{ pid: number }>(`SELECT pg_backend_pid() AS pid`))!;
      await database.asSystem((other) => other.rows(`SELECT pg_terminate_backend($1)`, [pid]));
      await new Promise((go) => setTimeout(go, 200)); // until the client has heard of it
      await tx.rows(`SELECT 1`);
    });
    expect(codeOf(await lost.catch((error: unknown) => error))).toMatch(/^(08|57P)/); // what the API answers 503 to
    expect(await database.asSystem((tx) => tx.row(`SELECT 1 AS one`))).toEqual({ one: 1 });
  });
});
