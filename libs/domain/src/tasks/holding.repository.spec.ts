import { v7 } from 'uuid';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { assignTask, claimTask, handOutTask, releaseTask, snoozeTask, takeOverTask, unsnoozeTask } from './holding.repository.js';
import type { TaskAct } from './task-event.js';

const MINUTE = 60_000;

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

/** An open task of the secretaries, due some minutes after it opened. */
async function opened(minutes = 10): Promise<{ matter: Matter; id: string; wait: string }> {
  const matter = await company.matter();
  const at = company.clock.at;
  const { wait, task, opened: open } = waitAt(matter, '1', at);
  await company.projection(minutes).project(company.batch(matter, [begun(at), open]));
  return { matter, id: task, wait };
}

function act({ matter, id }: { matter: Matter; id: string }, version = 1, person = company.people.secretary): TaskAct {
  const task = { id, organisation: company.id, process: 'intake', name: 'confirmRequest', role: 'secretary', instance: matter.child, caseId: matter.caseId };
  return { task: { ...task, version }, actor: `person:${person}`, at: company.clock.now() };
}

const listed = (task: string): Promise<{ principal: string; hidden: Date | null }[]> =>
  company.within((tx) => tx.rows(`SELECT principal, hidden_until AS hidden FROM inbox WHERE task = $1 ORDER BY principal`, [task]));

const row = (task: string) =>
  company.within((tx) => tx.row(`SELECT assignee, status, version, snoozed_until AS until, snooze_reason AS reason, snoozes FROM task WHERE id = $1`, [task]));

const told = (task: string): Promise<{ kind: string; actor: string; data: Record<string, unknown> }[]> =>
  company.within((tx) =>
    tx.rows(
      `SELECT kind, actor, data FROM event WHERE kind <> 'task.opened' AND objects @> jsonb_build_array(jsonb_build_object('type', 'task', 'id', $1::text)) ORDER BY seq`,
      [task],
    ),
  );

const mine = () => `person:${company.people.secretary}`;

describe('a task that changes hands', () => {
  it('leaves its group’s list for its holder’s, and comes back, with a new version each time, and events that say who has it', async () => {
    const task = await opened();
    expect(await company.within((tx) => claimTask(tx, act(task), company.people.secretary))).toBe(true);
    expect(await listed(task.id)).toEqual([{ principal: mine(), hidden: null }]);
    expect(await company.within((tx) => releaseTask(tx, act(task, 2), company.people.secretary))).toBe(true);
    expect(await listed(task.id)).toEqual([{ principal: 'role:secretary', hidden: null }]);
    const to = company.people.manager;
    expect(await company.within((tx) => assignTask(tx, act(task, 3), { to, from: null, reason: 'Отпуск' }))).toBe(true);
    expect(await listed(task.id)).toEqual([{ principal: `person:${to}`, hidden: null }]);
    expect(await row(task.id)).toMatchObject({ assignee: to, status: 'open', version: 4 });
    const of = { process: 'intake', task: 'confirmRequest', role: 'secretary' };
    expect(await told(task.id)).toEqual([
      { kind: 'task.claimed', actor: mine(), data: { ...of, assignee: company.people.secretary, version: 2 } },
      { kind: 'task.released', actor: mine(), data: { ...of, assignee: null, version: 3, from: company.people.secretary } },
      { kind: 'task.assigned', actor: mine(), data: { ...of, assignee: to, version: 4, from: null, reason: 'Отпуск' } },
    ]);
    const audited = await company.within((tx) => tx.rows<{ act: string }>(`SELECT act FROM audit WHERE object = $1 ORDER BY seq`, [task.id]));
    expect(audited.map(({ act: name }) => name)).toEqual(['task.claim', 'task.release', 'task.assign']);
  });

  it('ALL-5 goes from one colleague to another in one act, and of two who take it over at once one has it', async () => {
    const task = await opened();
    const [from, to, other] = [company.people.secretary, company.people.manager, company.people.head];
    await company.within((tx) => claimTask(tx, act(task), from));
    const both = await Promise.all([to, other].map((one) => company.within((tx) => takeOverTask(tx, act(task, 2, one), { to: one, from }))));
    expect(both.filter(Boolean)).toHaveLength(1);
    const winner = both[0] ? to : other;
    expect(await row(task.id)).toMatchObject({ assignee: winner, status: 'open', version: 3 });
    expect(await listed(task.id)).toEqual([{ principal: `person:${winner}`, hidden: null }]);
    expect((await told(task.id)).slice(1)).toMatchObject([{ kind: 'task.claimed', actor: `person:${winner}`, data: { assignee: winner, version: 3, from } }]);
  });

  it('changes nothing in an old version, and nothing once a click was first', async () => {
    const task = await opened();
    expect(await company.within((tx) => claimTask(tx, act(task, 2), company.people.secretary))).toBe(false);
    await company.click(task.matter, { id: task.id, wait: task.wait });
    for (const change of [
      (tx: Parameters<typeof claimTask>[0]) => claimTask(tx, act(task), company.people.secretary),
      (tx: Parameters<typeof claimTask>[0]) => releaseTask(tx, act(task), company.people.secretary),
      (tx: Parameters<typeof claimTask>[0]) => unsnoozeTask(tx, act(task)),
    ])
      expect(await company.within(change)).toBe(false);
    expect(await row(task.id)).toMatchObject({ assignee: null, status: 'completing', version: 1 });
    expect(await told(task.id)).toEqual([]);
  });

  it('makes a click on the version before come second', async () => {
    const task = await opened();
    await company.within((tx) => claimTask(tx, act(task), company.people.secretary));
    expect(await company.click(task.matter, { id: task.id, wait: task.wait })).toBeUndefined();
    expect(await company.click(task.matter, { id: task.id, wait: task.wait, version: 2 })).toBeDefined();
  });

  it('stays with those who hear of it by escalation, also where that is its own group', async () => {
    const task = await opened();
    const escalated = (at: number) => company.projection().project(company.batch(task.matter, [{ kind: 'escalated', wait: task.wait, task: task.id, at }]));
    await escalated(company.clock.at + 10 * MINUTE);
    await company.within((tx) => claimTask(tx, act(task), company.people.secretary));
    expect((await listed(task.id)).map(({ principal }) => principal)).toEqual([mine(), 'role:head']);
    await company.within((tx) => tx.change(`UPDATE task SET escalate_to = 'secretary' WHERE id = $1`, [task.id]));
    await company.within((tx) => releaseTask(tx, act(task, 2), company.people.secretary));
    await company.within((tx) => claimTask(tx, act(task, 3), company.people.secretary));
    expect((await listed(task.id)).map(({ principal }) => principal)).toEqual([mine(), 'role:secretary']);
  });

  it('goes through an open wait as ever: the story closes it, and nobody has it in the list', async () => {
    const task = await opened();
    await company.within((tx) => claimTask(tx, act(task), company.people.secretary));
    await company.projection().project(company.batch(task.matter, [waitAt(task.matter, '1', 0).closed('timer:late', company.clock.at + MINUTE)]));
    expect(await listed(task.id)).toEqual([]);
    expect(await company.within((tx) => releaseTask(tx, act(task, 2), company.people.secretary))).toBe(false);
  });
});

describe('a task that is put aside', () => {
  const until = () => new Date(company.clock.at + 5 * MINUTE);
  const aside = (snoozes = 0) => ({ until: until(), reason: 'Клиент просил позже', snoozes, holder: company.people.secretary });

  it('is hidden from its holder alone, keeps its version, and comes back by hand or with its next holder', async () => {
    const task = await opened();
    await company.within((tx) => claimTask(tx, act(task), company.people.secretary));
    await company.projection().project(company.batch(task.matter, [{ kind: 'escalated', wait: task.wait, task: task.id, at: company.clock.at + 600_000 }]));
    expect(await company.within((tx) => snoozeTask(tx, act(task, 2), aside()))).toBe(true);
    expect(await listed(task.id)).toEqual([
      { principal: mine(), hidden: until() },
      { principal: 'role:head', hidden: null },
    ]);
    expect(await row(task.id)).toMatchObject({ version: 2, until: until(), reason: 'Клиент просил позже', snoozes: 1 });
    expect(await company.within((tx) => snoozeTask(tx, act(task, 2), aside()))).toBe(false); // sent twice at once: it counts once
    expect(await company.within((tx) => unsnoozeTask(tx, act(task, 2)))).toBe(true);
    expect(await company.within((tx) => unsnoozeTask(tx, act(task, 2)))).toBe(false);
    expect((await listed(task.id))[0]).toEqual({ principal: mine(), hidden: null });
    await company.within((tx) => snoozeTask(tx, act(task, 2), aside(1)));
    await company.within((tx) => releaseTask(tx, act(task, 2), company.people.secretary));
    expect(await listed(task.id)).toEqual([
      { principal: 'role:head', hidden: null },
      { principal: 'role:secretary', hidden: null },
    ]);
    expect(await row(task.id)).toMatchObject({ until: null, reason: null, snoozes: 2 });
    expect((await told(task.id)).map(({ kind }) => kind)).toEqual([
      'task.claimed',
      'task.escalated',
      'task.snoozed',
      'task.returned',
      'task.snoozed',
      'task.released',
    ]);
  });

  it('stays hidden as long as its case is on hold, whoever takes it', async () => {
    const task = await opened();
    const held = new Date(company.clock.at + 60 * MINUTE);
    await company.within((tx) => tx.change(`UPDATE case_file SET held_until = $2 WHERE id = $1`, [task.matter.caseId, held]));
    await company.within((tx) => claimTask(tx, act(task), company.people.secretary));
    expect(await listed(task.id)).toEqual([{ principal: mine(), hidden: held }]);
    await company.within((tx) => snoozeTask(tx, act(task, 2), aside()));
    expect(await listed(task.id)).toEqual([{ principal: mine(), hidden: held }]);
    await company.within((tx) => unsnoozeTask(tx, act(task, 2)));
    expect(await listed(task.id)).toEqual([{ principal: mine(), hidden: held }]);
  });
});

describe('the next task', () => {
  const next = (person: string = v7()) => {
    const asking = { organisation: company.id, person, roles: ['secretary', 'driver'] as const, actor: `person:${person}`, at: company.clock.now() };
    return company.within((tx) => handOutTask(tx, asking));
  };

  async function secretaries(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => v7());
    await company.within((tx) =>
      tx.rows(
        `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at) SELECT id, $2, 's-' || id, 'Проба', 'none', '{secretary}', 'ru', $3 FROM unnest($1::uuid[]) AS s(id)`,
        [ids, company.id, company.clock.now()],
      ),
    );
    return ids;
  }

  it('is the most urgent that nobody holds, is not hidden, and is of one’s own queue; then there is none', async () => {
    const [late, soon, hidden, held, escalated, taken] = [
      await opened(30),
      await opened(20),
      await opened(1),
      await opened(2),
      await opened(3),
      await opened(4),
    ];
    await company.within(async (tx) => {
      await tx.change(`UPDATE inbox SET hidden_until = $2 WHERE task = $1`, [hidden.id, new Date(company.clock.at + 1)]);
      await tx.change(`UPDATE task SET role = 'accountant' WHERE id = $1`, [escalated.id]); // in the secretaries' list, and not theirs to do
      await claimTask(tx, act(held), company.people.manager);
    });
    await company.click(taken.matter, { id: taken.id, wait: taken.wait });
    const [one, two] = await secretaries(2);
    expect([await next(one), await next(two), await next(one)]).toEqual([soon.id, late.id, undefined]);
    expect(await listed(soon.id)).toEqual([{ principal: `person:${one}`, hidden: null }]);
    company.clock.at += 1; // what was hidden until now is listed again
    expect(await next(one)).toBe(hidden.id);
  });

  it('goes to exactly one of 1,000 who ask at once, 40 tasks in all, and the others get none', async () => {
    const people = await secretaries(50);
    const tasks = await Promise.all(Array.from({ length: 40 }, () => opened()));
    const asked: Promise<string | undefined>[] = [];
    // As many at once as the pool has connections; the others wait for one, as they would in the product.
    const ask = async (turn: number): Promise<void> => {
      for (let i = turn; i < 1_000; i += 4) {
        const answer = next(people[i % people.length]);
        asked.push(answer);
        await answer;
      }
    };
    await Promise.all([0, 1, 2, 3].map(ask));
    const got = (await Promise.all(asked)).filter((id) => id !== undefined);
    expect(got.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
    expect(await company.within((tx) => tx.row(`SELECT count(*)::int AS n FROM event WHERE kind = 'task.claimed'`))).toEqual({ n: 40 });
    expect(await company.within((tx) => tx.row(`SELECT count(*)::int AS n FROM inbox WHERE principal LIKE 'role:%'`))).toEqual({ n: 0 });
  });

  it('passes over one that another is just being given, and is not kept from one by a comment that is being written', async () => {
    const [first, second] = [await opened(1), await opened(2)];
    const [one, two, three] = await secretaries(3);
    await company.within(async (tx) => {
      await tx.rows(`SELECT 1 FROM task WHERE id = $1 FOR UPDATE`, [first.id]);
      expect(await next(one)).toBe(second.id);
      expect(await next(two)).toBeUndefined();
    });
    await company.within(async (tx) => {
      await tx.rows(`INSERT INTO comment (id, organisation, task, author, text, at) VALUES ($1, $2, $3, $4, 'да', $5)`, [
        v7(),
        company.id,
        first.id,
        company.people.secretary,
        company.clock.now(),
      ]);
      expect(await next(three)).toBe(first.id);
    });
  });

  it('is found behind more tasks than are looked at in one statement', async () => {
    const tasks = await Promise.all(Array.from({ length: 40 }, (_, i) => opened(i + 1)));
    const [one] = await secretaries(1);
    await company.within(async (tx) => {
      await tx.rows(`SELECT 1 FROM task WHERE id = ANY($1) FOR UPDATE`, [tasks.slice(0, 36).map(({ id }) => id)]);
      expect(await next(one)).toBe(tasks[36]!.id);
    });
  });
});
