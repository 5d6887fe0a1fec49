import { askForFault } from '#kit/faults/fault.js';
import type { Effect } from '#kit/contract/protocol.js';
import { v7 } from 'uuid';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { HandOverService } from '../assignment/hand-over.service.js';
import type { Database } from '../database/database.js';
import { openIncident, resolveIncident } from '../incidents/incident.repository.js';
import type { Change } from '../tasks/announce.js';
import { ChangeListener } from '../tasks/change-listener.js';
import { assignTask, claimTask, releaseTask } from '../tasks/holding.repository.js';
import { ProjectionRepository } from '../tasks/projection.repository.js';
import type { TaskAct } from '../tasks/task-event.js';
import { forgetNotices, tellOfTime } from './notice-round.js';
import { NoticeService } from './notice.service.js';
import type { Telling } from './notice.type.js';

const MINUTE = 60_000;

let urls: TestDatabase;
/** Two workers of one company: each has a database of its own. */
let database: Database;
let other: Database;
let company: Company;

beforeAll(async () => {
  urls = await freshDatabase();
  [database, other] = [await openDatabase(urls), await openDatabase(urls)];
});
beforeEach(async () => {
  company = await Company.found(database);
});
afterAll(async () => {
  await Promise.all([database?.close(), other?.close()]);
  await urls?.drop();
});

interface Open {
  matter: Matter;
  id: string;
  batch: ReturnType<Company['batch']>;
  closed: (cause: string, when: number) => Effect;
}

/** A task that opens, given by its story to somebody or to nobody; warned of after 5 minutes, due after 10. */
async function open(change: Parameters<typeof waitAt>[3] = {}, telling?: Telling): Promise<Open> {
  const matter = await company.matter();
  const { task, opened, closed } = waitAt(matter, '1', company.clock.at, change);
  const batch = company.batch(matter, [begun(company.clock.at), opened]);
  await projection(telling).project(batch);
  return { matter, id: task, batch, closed };
}

function projection(telling?: Telling): ProjectionRepository {
  if (telling === undefined) return company.projection();
  const { packs } = company;
  return new ProjectionRepository(database, packs, () => telling);
}

const secretary = () => company.people.secretary;
const mine = { assignee: '' };
const given = (telling?: Telling) => open({ ...mine, assignee: secretary() }, telling);

/** All that was told in the company: whom, what, of which task. */
const told = async (where: { person?: string } = {}) => {
  const rows = await company.within((tx) =>
    tx.rows<{ person: string; kind: string; cause: string; task: string | null; count: number | null; read: boolean }>(
      `SELECT person, kind, cause, task, count, read_at IS NOT NULL AS read FROM notice WHERE $1::uuid IS NULL OR person = $1 ORDER BY at, kind, person`,
      [where.person ?? null],
    ),
  );
  return rows;
};
const kinds = async (person?: string) => (await told(person === undefined ? {} : { person })).map(({ kind }) => kind);

const act = ({ matter, id }: Open, version = 1, person = company.people.head): TaskAct => ({
  task: { id, organisation: company.id, process: 'intake', name: 'confirmRequest', role: 'secretary', instance: matter.child, caseId: matter.caseId, version },
  actor: `person:${person}`,
  at: company.clock.now(),
});

/** A round that looks back over the last minutes, of either worker. */
const round = (of = database, minutes = 30) => {
  const now = company.clock.now();
  return tellOfTime(of, { since: new Date(now.getTime() - minutes * MINUTE), now });
};

async function person(role: string, name = 'Проба'): Promise<string> {
  const id = v7();
  await company.within((tx) =>
    tx.rows(
      `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at) VALUES ($1::uuid, $2, $1::text, $3, 'none', $4, 'ru', $5)`,
      [id, company.id, name, [role], company.clock.now()],
    ),
  );
  return id;
}

describe('time', () => {
  it('is told once to each holder, however many rounds of two workers race', async () => {
    const tasks: Open[] = [];
    for (let i = 0; i < 12; i += 1) tasks.push(await given());
    company.clock.at += 5 * MINUTE;
    await Promise.all(Array.from({ length: 50 }, (_, i) => round(i % 2 === 0 ? database : other)));
    const soon = (await told()).filter(({ kind }) => kind === 'soon');
    expect(soon.map(({ task }) => String(task)).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
    company.clock.at += 5 * MINUTE;
    await Promise.all(Array.from({ length: 50 }, (_, i) => round(i % 2 === 0 ? database : other)));
    const late = (await told()).filter(({ kind }) => kind === 'late');
    expect(late.map(({ task }) => String(task)).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
    expect((await told()).length).toBe(3 * tasks.length); // and that each came to the secretary
  });

  it('is told to whoever listens for that person, and to no more', async () => {
    await given();
    const heard: Change[] = [];
    const changes = new ChangeListener(urls.system, () => undefined);
    await changes.open();
    changes.on((change) => heard.push(change));
    company.clock.at += 5 * MINUTE;
    await round();
    await round();
    for (const end = Date.now() + 5_000; heard.length === 0 && Date.now() < end;) await new Promise((done) => setTimeout(done, 20));
    await changes.close();
    expect(heard).toEqual([{ organisation: company.id, cases: [], tasks: [], notices: [secretary()] }]);
  });

  it('that has moved is told anew; what is done, nobody’s, put aside or opened late is not', async () => {
    const [moved, done, released, aside, ours] = [await given(), await given(), await given(), await given(), await open()];
    const at = new Date(company.clock.at);
    await company.projection().project({ ...done.batch, flush: 2, effects: [done.closed('cancel', company.clock.at)] });
    await company.within((tx) => releaseTask(tx, act(released), secretary()));
    await company.within((tx) => tx.rows(`UPDATE task SET snoozed_until = $2 WHERE id = $1`, [aside.id, new Date(company.clock.at + 8 * MINUTE)]));
    const opened = await given();
    await company.within((tx) => tx.rows(`UPDATE task SET warn_at = $2, due_at = $2 WHERE id = $1`, [opened.id, at]));
    company.clock.at += 5 * MINUTE;
    await round();
    const seen = async (kind: string) => (await told()).filter((one) => one.kind === kind).map(({ task }) => task);
    expect(await seen('soon')).toEqual([moved.id]);
    await company.within((tx) => tx.rows(`UPDATE task SET warn_at = warn_at + interval '1 minute' WHERE id = $1`, [moved.id]));
    company.clock.at += MINUTE;
    await round();
    expect(await seen('soon')).toEqual([moved.id, moved.id]);
    company.clock.at += 4 * MINUTE;
    await round();
    expect((await seen('late')).map(String).toSorted()).toEqual([moved.id, aside.id].toSorted());
    expect([await seen('soon'), ours.id]).toEqual([[moved.id, moved.id], ours.id]);
  });

  it('that passed while no worker ran is told by the next one, but not what is older than it looks back', async () => {
    const [fresh] = [await given()];
    company.clock.at += 60 * MINUTE;
    await round(database, 30);
    expect(await kinds()).toEqual(['task']);
    await round(database, 24 * 60);
    expect((await told()).filter(({ kind }) => kind === 'late').map(({ task }) => task)).toEqual([fresh.id]);
    expect(await kinds()).not.toContain('soon'); // it is late, and that is enough
  });
});

describe('a task that opens', () => {
  it('is told to whom it is given, once, also where its flush is done again', async () => {
    const task = await given();
    await company.projection().project(task.batch);
    await company.projection().project({ ...task.batch, run: 'run-2' });
    expect(await told()).toEqual([{ person: secretary(), kind: 'task', cause: `task:${task.id}:1`, task: task.id, count: null, read: false }]);
  });

  it('leaves neither notice nor task where the flush breaks off before its commit, and then both', async () => {
    const matter = await company.matter();
    const { task, opened } = waitAt(matter, '1', company.clock.at, { assignee: secretary() });
    const batch = company.batch(matter, [begun(company.clock.at), opened]);
    askForFault('projection-uncommitted:1:throw');
    await expect(company.projection().project(batch)).rejects.toThrow('Fault asked for');
    expect(await told()).toEqual([]);
    expect(await company.within((tx) => tx.rows(`SELECT 1 FROM task WHERE id = $1`, [task]))).toEqual([]);
    await company.projection().project(batch);
    expect(await kinds(secretary())).toEqual(['task']);
  });

  it('is told to nobody where it is its group’s, or the talk that its holder is having', async () => {
    await open();
    await given('silent');
    expect(await told()).toEqual([]);
  });

  it('is told to the whole group where it cannot wait, but not to those who have left, nor to other groups', async () => {
    const [second, gone] = [await person('secretary'), await person('secretary')];
    await company.within((tx) => tx.rows(`UPDATE person SET active = false WHERE id = $1`, [gone]));
    const task = await open({}, 'urgent');
    await projection('urgent').project(task.batch);
    const rows = await told();
    expect(rows.map(({ person: who }) => who).toSorted()).toEqual([secretary(), second].toSorted());
    expect(new Set(rows.map(({ kind, cause }) => `${kind} ${cause}`))).toEqual(new Set([`urgent urgent:${task.id}`]));
  });

  it('is not told to the one whose own click led to it', async () => {
    const first = await given();
    const { wait } = waitAt(first.matter, '1', 0);
    const command = await company.click(first.matter, { id: first.id, wait });
    const next = waitAt(first.matter, '2', company.clock.at, { assignee: secretary() });
    const manager = waitAt(first.matter, '3', company.clock.at, { assignee: company.people.manager, role: 'manager' });
    const effects = [first.closed(`command:${command}`, company.clock.at), next.opened, manager.opened];
    await company.projection().project({ ...first.batch, flush: 2, effects });
    expect((await told()).map(({ task }) => String(task)).toSorted()).toEqual([first.id, manager.task].toSorted());
  });
});

describe('a task that changes hands', () => {
  it('is told to whoever gets it and whoever had it, and to nobody of his own act', async () => {
    const task = await given();
    const second = await person('secretary');
    await company.within((tx) => assignTask(tx, act(task), { to: second, from: secretary(), reason: null, urgent: true }));
    const handed = (await told()).filter(({ cause }) => cause.endsWith(':2'));
    expect(handed.map(({ person: who, kind, cause }) => [who, kind, cause])).toEqual([
      [secretary(), 'taken', `taken:${task.id}:2`],
      [second, 'urgent', `task:${task.id}:2`],
    ]);
    await company.within((tx) => releaseTask(tx, act(task, 2, second), second));
    await company.within((tx) => claimTask(tx, act(task, 3, second), second));
    expect(await told()).toHaveLength(3);
  });

  it('that was promised is told to whoever promised it, as soon as somebody has it', async () => {
    const task = await open({ promise: { what: 'callBack', by: `person:${company.people.manager}` } });
    await company.within((tx) => claimTask(tx, act(task, 1, secretary()), secretary()));
    expect((await told()).map(({ person: who, kind, task: of }) => [who, kind, of])).toEqual([[company.people.manager, 'answer', task.id]]);
  });

  it('with all others that somebody has is told once to each receiver, and not to whoever leaves', async () => {
    const second = await person('secretary');
    await given();
    await given();
    const before = (await told()).length;
    const service = new HandOverService(database, { assignment: () => Promise.resolve(undefined) }, company.clock);
    await service.handOver({ caller: company.principal('head'), person: secretary(), key: null }, { to: second, leaves: true });
    expect((await told({ person: second })).map(({ kind, count, task }) => [kind, count, task])).toEqual([['task', 2, null]]);
    expect((await told()).length).toBe(before + 1);
  });
});

describe('an incident', () => {
  it('is told once a day to those who look after them, and counts no more once it is over', async () => {
    const { matter } = await given();
    const incident = { organisation: company.id, instance: matter.child, kind: 'story-broken' as const, since: company.clock.now(), tried: {} };
    const again = async (at: number) => {
      await company.within((tx) => openIncident(tx, { ...incident, since: new Date(at) }));
      const row = await company.within((tx) => tx.row<{ id: string }>(`SELECT id FROM incident`));
      await company.within((tx) => resolveIncident(tx, { id: row!.id, organisation: company.id, at: new Date(at) }));
    };
    await again(company.clock.at);
    await again(company.clock.at + MINUTE);
    const people = [company.people.head, company.people.director, company.people.admin];
    const incidents = async () => (await told()).filter(({ kind }) => kind === 'incident').map(({ person: who }) => who);
    expect((await incidents()).toSorted()).toEqual(people.toSorted());
    const service = new NoticeService(database, company.clock, company.packs);
    expect((await service.list(company.principal('head'), { limit: 9 })).unread).toBe(0);
    await again(company.clock.at + 24 * 60 * MINUTE);
    expect(await incidents()).toHaveLength(6);
  });
});

describe('what somebody was told', () => {
  it('is settled when the task is done or another’s, and then does not count', async () => {
    const [kept, done, taken] = [await given(), await given(), await given()];
    const second = await person('secretary');
    await company.projection().project({ ...done.batch, flush: 2, effects: [done.closed('cancel', company.clock.at)] });
    await company.within((tx) => assignTask(tx, act(taken), { to: second, from: secretary(), reason: null }));
    const service = new NoticeService(database, company.clock, company.packs);
    const { notices, unread } = await service.list(company.principal('secretary'), { limit: 9 });
    expect(notices.filter(({ settled }) => !settled).map(({ kind, task }) => `${kind} ${task}`)).toEqual([`task ${kept.id}`, `taken ${taken.id}`]);
    expect([notices.length, unread]).toEqual([4, 2]);
  });

  it('is forgotten after its time, read or not, a thousand at once', async () => {
    const { id } = await given();
    const write = (from: number, to: number, at: number) =>
      company.within((tx) =>
        tx.rows(
          `INSERT INTO notice (person, cause, organisation, kind, task, at) SELECT $1, 'x:' || n, $2, 'soon', $3, $4 FROM generate_series($5::int, $6::int) n`,
          [secretary(), company.id, id, new Date(at), from, to],
        ),
      );
    const day = 24 * 60 * MINUTE;
    await write(1, 1_001, company.clock.at - 91 * day);
    await write(2_000, 2_001, company.clock.at - 89 * day);
    const before = new Date(company.clock.at - 90 * day);
    expect([await forgetNotices(database, before), await forgetNotices(database, before), await forgetNotices(database, before)]).toEqual([true, false, false]);
    expect(await told()).toHaveLength(3);
  });
});
