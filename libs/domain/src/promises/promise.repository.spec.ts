import { Company, begun, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { ProjectionRepository } from '../tasks/projection.repository.js';
import { StaffService } from '../assignment/staff.service.js';
import { countPromises, listPromises, promisesOfCase, type PromisesAsked } from './promise.repository.js';

const MINUTE = 60_000;
const CALL_BACK = { what: 'callBack' };

let urls: TestDatabase;
let database: Database;
let company: Company;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => (company = await Company.found(database)));
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

/** A case in which the secretary has promised a call in so many minutes, for the manager to keep. */
async function promised(
  minutes: number,
  change: object = {},
): Promise<{ matter: Matter; task: string; wait: string; end: (cause: string, after: number) => Promise<void> }> {
  const matter = await company.matter();
  const at = company.clock.at;
  const { task, wait, opened, closed } = waitAt(matter, '1', at, {
    role: 'manager',
    assignee: company.people.manager,
    dueAt: at + minutes * MINUTE,
    promise: { ...CALL_BACK, by: `person:${company.people.secretary}` },
    ...change,
  });
  await projection().project(company.batch(matter, [begun(at), opened]));
  const end = async (cause: string, after: number) => {
    await projection().project({ ...company.batch(matter, [closed(cause, at + after * MINUTE)]), flush: 2 });
  };
  return { matter, task, wait, end };
}
/** The read model's writer, for which a promise is a promise. */
function projection(): ProjectionRepository {
  return new ProjectionRepository(database, {
    deadline: ({ from, promised: at }) => Promise.resolve({ warnAt: from, dueAt: at ?? from + 10 * MINUTE, escalateTo: 'head', timing: 'promised' }),
    assignment: () => Promise.resolve(undefined),
    timer: (timer) => company.packs.timer(timer),
    calendar: (organisation) => company.packs.calendar(organisation),
  });
}

/** The manager does the task so many minutes after it opened. */
async function done({ matter, task, wait, end }: Awaited<ReturnType<typeof promised>>, after: number): Promise<void> {
  const at = new Date(company.clock.at + after * MINUTE);
  const command = await company.click(matter, { id: task, wait }, { actor: `person:${company.people.manager}`, at });
  await end(`command:${command}`, after);
}
const asked = (change: Partial<PromisesAsked> = {}): PromisesAsked => ({
  organisation: company.id,
  from: null,
  until: null,
  person: null,
  now: company.clock.now(),
  ...change,
});
const counts = (change: Partial<PromisesAsked> = {}) => company.within((tx) => countPromises(tx, asked(change)));
const list = (change: Partial<PromisesAsked> = {}) => company.within((tx) => listPromises(tx, asked(change), { limit: 10 }));

describe('a promise on a call', () => {
  it('ALL-2 is open until its time, then broken, and says who promised what, whose it is to keep, and for which client', async () => {
    const { matter } = await promised(10);
    const of = (minutes: number) => company.within((tx) => promisesOfCase(tx, matter.caseId, new Date(company.clock.at + minutes * MINUTE)));
    expect(await of(9)).toEqual([
      expect.objectContaining({
        what: 'callBack',
        state: 'open',
        by: { id: company.people.secretary, name: 'Проба secretary' },
        keeper: { id: company.people.manager, name: 'Проба manager' },
        caseId: matter.caseId,
        client: expect.objectContaining({ name: 'Проба Пробная' }),
        dueAt: new Date(company.clock.at + 10 * MINUTE),
      }),
    ]);
    expect((await of(10)).map(({ state }) => state)).toEqual(['broken']);
  });

  it('ALL-2 is counted per person: kept in time, broken when late or not done, withdrawn when something else closed it in time', async () => {
    await done(await promised(10), 9);
    await done(await promised(10), 11);
    await (await promised(10)).end('timer:over', 5);
    await (await promised(10)).end('timer:over', 15);
    await promised(5); // the time of which has passed at the end of this test
    await promised(60);
    company.clock.at += 20 * MINUTE;
    expect(await counts()).toEqual([{ person: { id: company.people.manager, name: 'Проба manager' }, kept: 1, broken: 3, open: 1, withdrawn: 1 }]);
    expect((await list()).map(({ state }) => state).toSorted()).toEqual(['broken', 'broken', 'broken', 'kept', 'open', 'withdrawn']);
    const staff = await new StaffService(database, company.clock).list(company.principal('head'));
    expect(staff.map(({ id, promises }) => [id, promises]).filter(([id]) => id === company.people.manager || id === company.people.secretary)).toEqual(
      expect.arrayContaining([
        [company.people.manager, { kept: 1, broken: 3 }],
        [company.people.secretary, { kept: 0, broken: 0 }],
      ]),
    );
  });

  it('ALL-2 is of whoever did it, else of who was asked for it first, else of the group', async () => {
    await done(await promised(10, { assignee: null }), 1);
    await promised(10, { role: 'head', assignee: null, wanted: company.people.head });
    await promised(10, { assignee: null });
    expect((await counts()).map(({ person, kept, open }) => [person?.name ?? null, kept, open])).toEqual([
      ['Проба head', 0, 1],
      ['Проба manager', 1, 0],
      [null, 0, 1],
    ]);
    expect((await list({ person: company.people.head })).map(({ keeper }) => keeper?.name)).toEqual(['Проба head']);
  });

  it('ALL-2 is found by the days of the company on which it is due, a page at a time; a task without a promise is none', async () => {
    const midnight = Date.UTC(2026, 10, 24, 21, 0); // in Moscow
    const minutes = (at: number) => (at - company.clock.at) / MINUTE;
    await promised(minutes(midnight) - 1);
    await promised(minutes(midnight));
    await promised(minutes(midnight) + 1, { promise: undefined });
    const days = async (from: string | null, until: string | null) => (await list({ from, until })).map(({ dueAt }) => dueAt.getTime() - midnight);
    expect([await days(null, '2026-11-24'), await days('2026-11-25', null), await days('2026-11-24', '2026-11-25')]).toEqual([[-MINUTE], [0], [0, -MINUTE]]);
    const [first] = await company.within((tx) => listPromises(tx, asked(), { limit: 1 }));
    const rest = await company.within((tx) => listPromises(tx, asked(), { limit: 5, after: { dueAt: first!.dueAt.toISOString(), id: first!.id } }));
    expect(rest.map(({ dueAt }) => dueAt.getTime() - midnight)).toEqual([-MINUTE]);
  });

  it('of another company is never seen', async () => {
    await promised(10);
    const other = await Company.found(database);
    expect(await other.within((tx) => countPromises(tx, { ...asked(), organisation: other.id }))).toEqual([]);
    expect(await other.within((tx) => listPromises(tx, asked(), { limit: 10 }))).toEqual([]);
  });
});
