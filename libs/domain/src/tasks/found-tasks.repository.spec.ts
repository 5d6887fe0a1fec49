import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import { WHOLE_INBOX } from '../views/task-filter.rule.js';
import type { Scope, Sort, TaskFilter } from '../views/task-filter.type.js';
import { readFound, type Found, type FoundCursor, type Sought } from './found-tasks.repository.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
/** Ids of tasks by the client's name. */
const tasks: Record<string, string> = {};
const cases: Record<string, string> = {};

const CLIENTS = [
  { name: 'Яна Ёлкина', phone: '8 900 000-31-01', role: 'secretary' },
  { name: 'Ёлка Белая', phone: '8 900 000-31-02', role: 'secretary' },
  { name: 'борис Ель', phone: '8 900 000-31-03', role: 'driver' },
  { name: 'Анна', company: 'ООО «Громкий угол»', phone: '8 900 000-31-04', role: 'driver' },
] as const;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  for (const [index, { role, ...client }] of CLIENTS.entries()) {
    const matter = await company.matter({ client });
    const at = company.clock.at;
    const { task, opened } = waitAt(matter, '1', at, { role });
    // The first is due last.
    await company.projection(100 - index * 10).project(company.batch(matter, [begun(at), opened]));
    tasks[client.name] = task;
    cases[client.name] = (await company.within((tx) =>
      tx.row<{ number: string }>(`SELECT number::text FROM case_file WHERE id = $1`, [matter.caseId]),
    ))!.number;
    company.clock.at += 60_000;
  }
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const both = (): Principal => ({ ...company.principal('secretary'), roles: ['secretary', 'driver'] });
const typed = (text: string, change: Partial<Sought> = {}): Sought => ({ typed: text, caseNumber: null, titles: [], ...change });

function read(change: Partial<TaskFilter>, { sought = null, who = both(), limit = 100, after }: Asking = {}): Promise<Found> {
  const filter = { ...WHOLE_INBOX, scope: 'group' as const, ...change };
  return company.within((tx) => readFound(tx, who, { filter, sought, limit, now: company.clock.now(), ...(after ? { after } : {}) }));
}
interface Asking {
  sought?: Sought | null;
  who?: Principal;
  limit?: number;
  after?: FoundCursor;
}
const names = ({ tasks: found }: Found) => found.map(({ id }) => Object.entries(tasks).find(([, task]) => task === id)![0]);

describe('a list of tasks in an order of one’s own', () => {
  it.each<[Sort, string[]]>([
    ['urgency', ['Анна', 'борис Ель', 'Ёлка Белая', 'Яна Ёлкина']],
    ['due', ['Анна', 'борис Ель', 'Ёлка Белая', 'Яна Ёлкина']],
    ['created', ['Яна Ёлкина', 'Ёлка Белая', 'борис Ель', 'Анна']],
    ['client', ['Анна', 'борис Ель', 'Ёлка Белая', 'Яна Ёлкина']],
  ])('(%s) is the same on pages of any size, in every scope', async (sort, order) => {
    for (const scope of ['mine', 'group', 'team'] as Scope[]) {
      for (const limit of [1, 3, 100]) {
        const seen: string[] = [];
        for (let after: FoundCursor | undefined, page: Found; ; after = { key: keyOf(sort, page), task: page.tasks.at(-1)!.id }) {
          page = await read({ scope, sort }, { limit, ...(after ? { after } : {}) });
          seen.push(...names(page));
          if (page.tasks.length < limit) break;
        }
        expect([scope, limit, seen]).toEqual([scope, limit, order]);
      }
    }
  });

  it('puts what has no client first where clients are the order, and last where due times are', async () => {
    await company.within((tx) => tx.change(`UPDATE task SET "case" = NULL, due_at = NULL WHERE id = $1`, [tasks['Анна']]));
    await company.within((tx) => tx.change(`UPDATE inbox SET due_at = 'infinity' WHERE task = $1`, [tasks['Анна']]));
    expect(names(await read({ sort: 'client' }))[0]).toBe('Анна');
    for (const scope of ['mine', 'group', 'team'] as Scope[]) expect(names(await read({ scope })).at(-1)).toBe('Анна');
  });
});

function keyOf(sort: Sort, { tasks: found }: Found): string {
  const last = found.at(-1)!;
  if (sort === 'client') return last.place;
  return sort === 'created' ? last.openedAt.toISOString() : (last.dueAt?.toISOString() ?? 'infinity');
}

describe('a search among tasks', () => {
  it.each([
    ['ёлк', ['Ёлка Белая', 'Яна Ёлкина']],
    ['Елк бел', ['Ёлка Белая']],
    ['+7 (900) 000 31 02', ['Ёлка Белая']],
    ['89000003101', ['Яна Ёлкина']],
    ['3103', ['борис Ель']],
    ['никого', []],
  ])('finds clients by «%s»', async (text, found) => {
    for (const scope of ['mine', 'group', 'team'] as Scope[]) expect(names(await read({ scope }, { sought: typed(text) }))).toEqual(found);
  });

  it('finds a case by its number and a task by its title, and never what the reader does not see', async () => {
    expect(names(await read({}, { sought: typed('', { caseNumber: cases['борис Ель']! }) }))).toEqual(['борис Ель']);
    const titles = [{ process: 'intake', name: 'confirmRequest' }];
    expect(await read({}, { sought: typed('', { titles }) })).toMatchObject({ found: 4, partial: false });
    expect((await read({}, { sought: typed('', { titles: [{ process: 'intake', name: 'other' }] }) })).found).toBe(0);
    const secretary = company.principal('secretary');
    for (const scope of ['mine', 'group'] as Scope[]) {
      expect(names(await read({ scope }, { who: secretary, sought: typed('ель') }))).toEqual([]);
      expect(names(await read({ scope }, { who: secretary, sought: typed('Елк') }))).toEqual(['Ёлка Белая', 'Яна Ёлкина']);
    }
    const stranger = await Company.found(database);
    const theirs = await stranger.within((tx) =>
      readFound(tx, stranger.principal('director'), {
        filter: { ...WHOLE_INBOX, scope: 'team' },
        sought: typed('Елк', { caseNumber: cases['борис Ель']! }),
        limit: 10,
        now: stranger.clock.now(),
      }),
    );
    expect(theirs.found).toBe(0);
  });

  it('looks in one’s own for what is there now, not for what is put aside', async () => {
    await company.within((tx) => tx.change(`UPDATE inbox SET hidden_until = 'infinity' WHERE task = $1`, [tasks['Ёлка Белая']]));
    expect(names(await read({ scope: 'mine' }, { sought: typed('Елк') }))).toEqual(['Яна Ёлкина']);
    expect(names(await read({ scope: 'group' }, { sought: typed('Елк') }))).toEqual(['Ёлка Белая', 'Яна Ёлкина']);
    await company.within((tx) => tx.change(`UPDATE inbox SET hidden_until = NULL WHERE task = $1`, [tasks['Ёлка Белая']]));
  });
});

describe('a filter of tasks', () => {
  it('asks for a process, a task of it, a queue and the state of the clock, alone and together', async () => {
    const ofQueue = (group: Role, scope: Scope) => read({ group, scope }).then(names);
    for (const scope of ['mine', 'group', 'team'] as Scope[]) expect(await ofQueue('secretary', scope)).toEqual(['Ёлка Белая', 'Яна Ёлкина']);
    expect((await read({ process: 'intake', step: 'confirmRequest' })).found).toBe(4);
    expect((await read({ process: 'contact' })).found).toBe(0);
    const before = company.clock.at;
    company.clock.at = before + 80 * 60_000; // борис was due after 80 minutes, Ёлка after 90
    for (const scope of ['mine', 'group', 'team'] as Scope[]) {
      expect(names(await read({ scope, deadline: 'late' }))).toEqual(['борис Ель']);
      expect(names(await read({ scope, deadline: 'soon' }))).toEqual(['Ёлка Белая', 'Яна Ёлкина']);
      expect(names(await read({ scope, deadline: 'late', group: 'secretary' }))).toEqual([]);
    }
    company.clock.at = before;
  });

  it('tells the counts of the scopes as an unfiltered list does', async () => {
    expect((await read({ process: 'none' })).counts).toEqual({ mine: 4, group: 4, team: null });
    expect((await read({ process: 'none' }, { who: company.principal('director') })).counts.team).toBe(4);
  });
});
