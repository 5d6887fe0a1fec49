import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { Principal } from '../people/principal.rule.js';
import type { Scope } from '../views/task-filter.type.js';
import { readInbox, type TaskCounts, type TaskCursor } from './task-list.repository.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
/** Ids in the order in which they are due; the last four are due on no day. */
let dated: string[];
let undated: string[];

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  const ids: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    const matter = await company.matter();
    const at = company.clock.at;
    const { task, opened } = waitAt(matter, '1', at, { role: i % 3 === 0 ? 'driver' : 'secretary' });
    await company.projection(10 + Math.floor(i / 2)).project(company.batch(matter, [begun(at), opened])); // two at a time are due at one instant
    ids.push(task);
  }
  [dated, undated] = [ids.slice(0, 8), ids.slice(8).toSorted()];
  await company.within(async (tx) => {
    await tx.change(`UPDATE task SET due_at = NULL WHERE id = ANY($1)`, [undated]);
    await tx.change(`UPDATE inbox SET due_at = 'infinity' WHERE task = ANY($1)`, [undated]);
    await tx.change(`UPDATE task SET "case" = NULL WHERE id = ANY($1)`, [[dated[1], undated[1]]]); // of a process that belongs to no case
    dated = (await tx.rows<{ id: string }>(`SELECT id FROM task WHERE due_at IS NOT NULL ORDER BY due_at, id`)).map(({ id }) => id);
  });
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const both = () => ({ ...company.principal('secretary'), roles: ['secretary', 'driver'] as const });

/** Reads a list to its end, page by page. */
async function all(scope: Scope, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: TaskCursor | undefined; ;) {
    const { tasks: page } = await company.within((tx) => readInbox(tx, both(), { scope, limit, now: company.clock.now(), ...(after ? { after } : {}) }));
    found.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (page.length < limit || !last) return found;
    after = { dueAt: last.dueAt?.toISOString() ?? 'infinity', task: last.id };
  }
}

async function counts(who: Principal): Promise<TaskCounts> {
  const page = await company.within((tx) => readInbox(tx, who, { scope: 'mine', limit: 1, now: company.clock.now() }));
  return page.counts;
}

describe('a list of tasks', () => {
  it.each(['mine', 'group', 'team'] as const)(
    '(%s) is in the order of urgency, on pages of any size, and loses nothing that has no due time or no case',
    async (scope) => {
      for (const limit of [1, 2, 3, 5, 12, 100]) expect(await all(scope, limit)).toEqual([...dated, ...undated]);
    },
  );

  it('says of a task without a case that it has none', async () => {
    const { tasks: page } = await company.within((tx) => readInbox(tx, both(), { scope: 'group', limit: 100, now: company.clock.now() }));
    const without = page.filter(({ caseId }) => caseId === null);
    expect(without.map(({ caseNumber, client, request }) => ({ caseNumber, client, request }))).toEqual([
      { caseNumber: null, client: null, request: null },
      { caseNumber: null, client: null, request: null },
    ]);
  });

  it('of one’s group holds the tasks of one’s roles alone', async () => {
    const driver = company.principal('driver');
    const { tasks: page } = await company.within((tx) => readInbox(tx, driver, { scope: 'group', limit: 100, now: company.clock.now() }));
    expect(page.map(({ role }) => role)).toEqual(['driver', 'driver', 'driver', 'driver']);
    expect(await counts(driver)).toEqual({ mine: 4, group: 4, team: null });
  });

  it('leaves out of one’s own what is hidden, until the very instant that it is hidden to; the group and the team still see it', async () => {
    const until = new Date(company.clock.at + 1_000);
    const hidden = [dated[0]!, undated[0]!];
    await company.within((tx) => tx.change(`UPDATE inbox SET hidden_until = $2 WHERE task = ANY($1)`, [hidden, until]));
    expect(await all('mine', 3)).toEqual([...dated, ...undated].filter((id) => !hidden.includes(id)));
    expect(await all('group', 3)).toEqual([...dated, ...undated]);
    expect(await counts(both())).toEqual({ mine: 10, group: 12, team: null });
    company.clock.at += 1_000;
    expect(await all('mine', 3)).toEqual([...dated, ...undated]);
    expect(await counts(both())).toEqual({ mine: 12, group: 12, team: null });
  });

  it('tells the counts beside an empty page, too, and the team’s only to those who see it', async () => {
    expect(await counts(company.principal('accountant'))).toEqual({ mine: 0, group: 0, team: null });
    expect(await counts(company.principal('director'))).toEqual({ mine: 0, group: 0, team: 12 });
  });
});
