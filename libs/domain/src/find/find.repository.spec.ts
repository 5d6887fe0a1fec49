import pg from 'pg';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import type { Role } from '../people/role.type.js';
import { clientFacts, findCaseIds, findTaskIds } from './find.repository.js';

/** Enough of them that reading all would not be cheaper than an index. */
const MANY = 5_000;
const LIMIT = 5;

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

const casesOf = (typed: string, clients: string[] = []) => company.within((tx) => findCaseIds(tx, company.id, { typed, clients, limit: LIMIT }));
async function matterOf(name: string) {
  const matter = await company.matter({ client: { name } });
  const row = await company.within((tx) =>
    tx.row<{ client: string; number: string }>(`SELECT client, number::text AS number FROM case_file WHERE id = $1`, [matter.caseId]),
  );
  return { matter, id: matter.caseId!, ...row! };
}

describe('the look-up of cases', () => {
  it('finds a case by its number in any spelling, the number itself before those that begin with it, and the cases of the clients after them', async () => {
    const [first, second] = [await matterOf('Проба Первая'), await matterOf('Проба Вторая')];
    expect(await casesOf(`Д-${first.number}`)).toContain(first.id);
    expect((await casesOf(first.number))[0]).toBe(first.id);
    expect(await casesOf('проба', [second.client, first.client])).toEqual([second.id, first.id]);
    expect((await casesOf(first.number, [second.client])).slice(-1)).toEqual([second.id]);
    expect(await casesOf('проба')).toEqual([]);
    expect((await company.within((tx) => clientFacts(tx, [second.client, first.client]))).map(({ name }) => name)).toEqual(['Проба Вторая', 'Проба Первая']);
  });

  it('finds nothing of another company', async () => {
    const { client, number } = await matterOf('Проба Чужая');
    const other = await Company.found(database);
    expect(await other.within((tx) => findCaseIds(tx, other.id, { typed: number, clients: [client], limit: LIMIT }))).toEqual([]);
    expect(await other.within((tx) => clientFacts(tx, [client]))).toEqual([]);
  });
});

describe('the look-up of tasks', () => {
  it('shows the open tasks of a case to those who may see them, and one’s own by their title', async () => {
    const { matter, id } = await matterOf('Проба Задачная');
    const { opened, task } = waitAt(matter, '1', company.clock.at);
    await company.projection().project(company.batch(matter, [begun(company.clock.at), opened]));
    const rows = await company.within((tx) =>
      tx.rows<{ id: string; process: string; name: string; role: Role }>(`SELECT id, process, name, role FROM task WHERE "case" = $1`, [id]),
    );
    expect(rows.map((row) => row.id)).toEqual([task]);
    const [{ process, name, role }] = rows as [(typeof rows)[number]];
    const find = (who: Role, wanted: { cases?: string[]; named?: { process: string; name: string }[] }) =>
      company.within((tx) => findTaskIds(tx, company.principal(who), { cases: wanted.cases ?? [], named: wanted.named ?? [], limit: LIMIT }));
    expect(await find(role, { cases: [id] })).toEqual([task]);
    expect(await find('director', { cases: [id] })).toEqual([task]);
    expect(await find('accountant', { cases: [id] })).toEqual([]);
    expect(await find(role, { named: [{ process, name }] })).toEqual([task]);
    expect(await find(role, { named: [{ process, name: 'another' }] })).toEqual([]);
    expect(await find('accountant', { named: [{ process, name }] })).toEqual([]);
  });
});

describe('the price of a look-up', () => {
  it('goes by what was typed: ranges of indexes only, behind the walls too', async () => {
    await database.asSystem(async (tx) => {
      await tx.rows(
        `WITH made AS (INSERT INTO client (id, organisation, name, created_at) SELECT gen_random_uuid(), $1, 'Имя' || n, $2 FROM generate_series(1, ${/* sql-fragment */ MANY}) n RETURNING id),
              numbered AS (SELECT id, row_number() OVER () AS n FROM made)
         INSERT INTO case_file (id, organisation, number, client, status, pack_version, opened_at) SELECT gen_random_uuid(), $1, 100000 + n, id, 'open', 'none', $2 FROM numbered`,
        [company.id, company.clock.now()],
      );
    });
    const owner = new pg.Client({ connectionString: urls.owner });
    await owner.connect();
    await owner.query('ANALYZE client, case_file, task, inbox');
    await owner.end();
    const { client, id } = await matterOf('Проба Дорогая');
    const plans: string[] = [];
    const explaining = (tx: Transaction) =>
      ({
        rows: async (sql: string, values: unknown[]) => {
          plans.push(JSON.stringify(await tx.rows(`EXPLAIN ${sql}`, values)));
          return [];
        },
      }) as unknown as Transaction;
    await company.within(async (tx) => {
      await findCaseIds(explaining(tx), company.id, { typed: '1000', clients: [client], limit: LIMIT });
      await clientFacts(explaining(tx), [client]);
      await findTaskIds(explaining(tx), company.principal('secretary'), { cases: [id], named: [{ process: 'intake', name: 'confirmRequest' }], limit: LIMIT });
    });
    expect(plans).toHaveLength(3);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (client|case_file)/);
    expect(plans[0]).toMatch(/Index Cond[^}]*number >= s\w*\./);
  });
});
