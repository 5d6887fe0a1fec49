import { v7 } from 'uuid';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { listManagers, type ManagerRecord } from './managers.repository.js';

let urls: TestDatabase;
let database: Database;
let company: Company;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

async function hire(name: string, active = true): Promise<string> {
  const id = v7();
  await company.within((tx) =>
    tx.rows(
      `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at, active) VALUES ($1::uuid, $2, $1::text, $3, 'none', '{manager}', 'ru', $4, $5)`,
      [id, company.id, name, company.clock.now(), active],
    ),
  );
  return id;
}

const away = (person: string, substitute: string | null, [from, until]: readonly [number, number]) =>
  company.within((tx) =>
    tx.rows(`INSERT INTO absence (id, organisation, person, begins_at, ends_at, substitute, kind) VALUES ($1, $2, $3, $4, $5, $6, 'sick')`, [
      v7(),
      company.id,
      person,
      new Date(company.clock.at + from),
      new Date(company.clock.at + until),
      substitute,
    ]),
  );

const list = (client: string | null = null): Promise<ManagerRecord[]> =>
  company.within((tx) => listManagers(tx, { organisation: company.id, client, at: company.clock.now() }));

describe('managers', () => {
  it('WT-1.9 stand as one would call them: the client’s own, then who is here and has least, then who is away, with who stands in', async () => {
    const [own, busy, gone] = [await hire('Вера Своя'), await hire('Борис Занятый'), await hire('Анна Отсутствующая')];
    await hire('Глеб Уволенный', false);
    const { caseId } = await company.matter();
    const { client } = (await company.within((tx) => tx.row<{ client: string }>(`SELECT client FROM case_file WHERE id = $1`, [caseId])))!;
    await company.within((tx) => tx.change(`UPDATE client SET manager = $2 WHERE id = $1`, [client, own]));
    await company.within((tx) =>
      tx.rows(`INSERT INTO assignment_turn (person, organisation, place, given_at) SELECT $1, $2, 1, $3`, [busy, company.id, company.clock.now()]),
    );
    await away(gone, busy, [-1, 60_000]);
    await away(busy, null, [60_000, 120_000]); // not yet
    const plain = company.people.manager;
    expect((await list()).map(({ id }) => id)).toEqual([busy, own, plain, gone]);
    const asked = await list(client);
    expect(asked.map(({ id, own: is }) => [id, is])).toEqual([
      [own, true],
      [busy, false],
      [plain, false],
      [gone, false],
    ]);
    expect(asked.at(-1)!.away).toEqual({ until: expect.any(String) as string, substitute: { id: busy, name: 'Борис Занятый' } });
    expect(asked[1]).toMatchObject({ away: null, openTasks: 0, lastGiven: company.clock.now() });
  });

  it('are those of one’s own company alone', async () => {
    await hire('Вера Своя');
    const other = await Company.found(database);
    const seen = await other.within((tx) => listManagers(tx, { organisation: other.id, client: null, at: other.clock.now() }));
    expect(seen.map(({ id }) => id)).toEqual([other.people.manager]);
  });
});
