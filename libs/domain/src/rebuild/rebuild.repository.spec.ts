import { v7 } from 'uuid';
import type { Effect } from '#kit/contract/protocol.js';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { Damage } from '../../../../test/harness/damage.js';
import type { Database } from '../database/database.js';
import { lockKeys, offer } from '../messages/message.repository.js';
import { CommandRepository } from '../tasks/command.repository.js';
import { lineOf } from './differences.rule.js';
import { compareWithEvents, rebuildFromEvents } from './rebuild.repository.js';

const MINUTE = 60_000;
const MATTERS = 30;

let urls: TestDatabase;
let database: Database;
let company: Company;
let commands: CommandRepository;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  commands = new CommandRepository(database);
});
beforeEach(async () => (company = await Company.found(database)));
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const project = (matter: Matter, ...effects: Effect[]) => company.projection().project(company.batch(matter, effects));
const wrong = async () => (await compareWithEvents(database, company.id)).map(lineOf);
const rebuild = (told: string[] = []) =>
  rebuildFromEvents(database, { organisation: company.id, clock: company.clock, tell: ({ table, id }) => told.push(`${table} ${id}`) });

/** Opens a case with one task and, beside it, a wait for an answer with a timer. */
async function opened(assignee: string | null = null): Promise<{ matter: Matter; first: ReturnType<typeof waitAt>; answer: string }> {
  const matter = await company.matter();
  const { at } = company.clock;
  const first = waitAt(matter, '1', at, { assignee, prefill: { city: 'Пермь', items: [1, 2] } });
  const outside = waitAt(matter, '2', at);
  const expects = { answer: { kind: 'client.answered', key: matter.caseId, sender: 'client' } };
  const beside = { ...(outside.opened as Extract<Effect, { kind: 'opened' }>), tasks: [], timers: { late: { after: '30 working minutes' as const } }, expects };
  await project(matter, begun(at), first.opened, beside);
  return { matter, first, answer: outside.wait };
}

async function clicked({ matter, first }: Awaited<ReturnType<typeof opened>>): Promise<string> {
  const id = await company.click(matter, { id: first.task, wait: first.wait });
  return id!;
}

/** What can become of a case; each leaves it at another point. */
const FATES: ((one: Awaited<ReturnType<typeof opened>>) => Promise<unknown>)[] = [
  () => Promise.resolve(),
  (one) => clicked(one), // on its way
  async (one) => {
    const command = await clicked(one);
    const at = company.clock.at;
    const second = waitAt(one.matter, '3', at, { role: 'manager' });
    await project(one.matter, one.first.closed(`command:${command}`, at), { kind: 'step', step: 'handedOver', ordinal: 1, at }, second.opened);
    await company.within((tx) => commands.applied(tx, command, []));
  },
  (one) => project(one.matter, { kind: 'escalated', wait: one.first.wait, task: one.first.task, at: company.clock.at + 11 * MINUTE }),
  async (one) => refused(await clicked(one), { waitOpen: true, reason: 'refused' }),
  async (one) => refused(await clicked(one), { waitOpen: false, reason: 'run-closed' }),
  async (one) => {
    const at = company.clock.at + 31 * MINUTE;
    await company.projection().decide({ organisation: company.id, wait: one.answer, cause: 'timer:late', at });
  },
  async (one) => {
    const at = company.clock.at + 31 * MINUTE;
    await company.projection().decide({ organisation: company.id, wait: one.answer, cause: 'timer:late', at });
    await project(one.matter, { kind: 'closed', wait: one.answer, cause: 'timer:late', at });
  },
  (one) => received(one.matter),
  async (one) => {
    const at = company.clock.at + MINUTE;
    for (const wait of [one.first.wait, one.answer]) await company.projection().decide({ organisation: company.id, wait, cause: 'cancel', at });
    const closed = [one.first.wait, one.answer].map((wait): Effect => ({ kind: 'closed', wait, cause: 'cancel', at }));
    await project(one.matter, ...closed, { kind: 'ended', how: 'cancelled', failure: null, result: null, at });
  },
  (one) => moved(one, 'case.held', new Date(company.clock.at + 90 * MINUTE)),
  (one) => moved(one, 'clock.moved', null),
];

async function refused(command: string, verdict: { waitOpen: boolean; reason: string }): Promise<void> {
  const delivery = await company.within((tx) => commands.pending(tx, command));
  expect(await commands.refuse(delivery!, verdict, company.clock.now())).toBe(true);
}

/** The client answers: the message decides the wait, and its command is on its way. */
async function received({ caseId }: Matter): Promise<void> {
  const message = { id: v7(), organisation: company.id, kind: 'client.answered', key: caseId, payload: { text: 'да' }, source: 'token:1' };
  await company.within(async (tx) => {
    await lockKeys(tx, company.id, [message]);
    await tx.rows(
      `INSERT INTO message (id, organisation, kind, key, payload, source, delivery_id, status, received_at) VALUES ($1, $2, $3, $4, $5, $6, $1::uuid::text, 'free', $7)`,
      [message.id, company.id, message.kind, caseId, JSON.stringify(message.payload), message.source, company.clock.now()],
    );
    expect(await offer(tx, message, company.clock.now())).toMatchObject({ caseId });
  });
}

/** A hold or a clock: every instant moves by an hour and a half, as the case's act writes it. */
async function moved({ matter, first, answer }: Awaited<ReturnType<typeof opened>>, kind: string, until: Date | null): Promise<void> {
  const by = 90 * MINUTE;
  await company.within(async (tx) => {
    await tx.change(`UPDATE case_file SET held_until = $2 WHERE id = $1`, [matter.caseId, until]);
    const timer = company.clock.at + 30 * MINUTE + by;
    await tx.change(`UPDATE wait SET timers = $2 WHERE id = $1`, [answer, JSON.stringify({ late: timer })]);
    const [warnAt, dueAt] = [5, 10].map((minutes) => new Date(company.clock.at + minutes * MINUTE + by).toISOString());
    await tx.change(`UPDATE task SET warn_at = $2, due_at = $3 WHERE id = $1`, [first.task, warnAt, dueAt]);
    await tx.change(`UPDATE inbox SET due_at = $2, hidden_until = $3 WHERE task = $1`, [first.task, dueAt, until]);
    const data = { by, until, waits: { [answer]: { late: timer } }, tasks: { [first.task]: { warnAt, dueAt } } };
    await tx.rows(`INSERT INTO event (id, organisation, at, kind, actor, "case", objects, data) VALUES ($1, $2, $3, $4, 'system', $5, '[]', $6)`, [
      v7(),
      company.id,
      company.clock.now(),
      kind,
      matter.caseId,
      JSON.stringify(data),
    ]);
  });
}

/** So many cases, of each fate some. */
async function cases(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const one = await opened(i % 3 === 0 ? company.people.secretary : null);
    await FATES[i % FATES.length]!(one);
  }
}

describe('the read model and the events', () => {
  it('agree, whatever has become of a case', async () => {
    for (const [i, fate] of FATES.entries()) {
      await fate(await opened());
      expect([i, await wrong()]).toEqual([i, []]);
    }
  });

  it('tell a second task of a wait, and a wait that closed as it opened', async () => {
    const matter = await company.matter();
    const { at } = company.clock;
    const wait = waitAt(matter, '1', at);
    const both = wait.opened as Extract<Effect, { kind: 'opened' }>;
    both.tasks.push({ ...both.tasks[0]!, id: v7(), key: 'other', role: 'head' });
    const flash = waitAt(matter, '2', at);
    await project(matter, begun(at), both, flash.opened, flash.closed('timer:late', at + 1));
    expect(await wrong()).toEqual([]);
    const command = await company.click(matter, { id: wait.task, wait: wait.wait });
    await project(matter, wait.closed(`command:${command}`, at));
    expect(await wrong()).toEqual([]);
  });

  it('fault 19: of 100 random damaged rows the check lists exactly these, and a rebuild restores every byte', async () => {
    await cases(MATTERS * 2);
    const damage = new Damage(database, company.id, Number(process.env['REGLAMENT_SEED'] ?? Date.now() % 1_000_000));
    const before = await damage.dump();
    const broken = await damage.break(100);
    expect(broken).toHaveLength(100);
    const found = (await compareWithEvents(database, company.id)).map(({ table, id }) => `${table} ${id}`).toSorted();
    expect({ seed: damage.seed, found }).toEqual({ seed: damage.seed, found: broken.toSorted() });

    const told: string[] = [];
    expect(await rebuild(told)).toEqual([]);
    expect(told.toSorted()).toEqual(broken.toSorted());
    expect({ seed: damage.seed, rows: await damage.dump() }).toEqual({ seed: damage.seed, rows: before });
    expect(await wrong()).toEqual([]);
  });

  it('leave drafts, comments and what somebody has put aside as they are, also around a damaged task', async () => {
    const { first } = await opened(company.people.secretary);
    const until = new Date(company.clock.at + 45 * MINUTE);
    await company.within(async (tx) => {
      await tx.change(`UPDATE task SET snoozed_until = $2, snooze_reason = 'позже', snoozes = 1 WHERE id = $1`, [first.task, until]);
      await tx.change(`UPDATE inbox SET hidden_until = $2 WHERE task = $1`, [first.task, until]);
      await tx.rows(`INSERT INTO draft (task, person, organisation, data, saved_at) VALUES ($1, $2, $3, '{"city": "Ом"}', $4)`, [
        first.task,
        company.people.secretary,
        company.id,
        company.clock.now(),
      ]);
    });
    expect(await wrong()).toEqual([]);
    await database.asSystem((tx) => tx.change(`UPDATE task SET role = 'driver', warn_at = NULL WHERE id = $1`, [first.task]));
    await database.asSystem((tx) => tx.change(`DELETE FROM inbox WHERE task = $1`, [first.task]));
    expect(await wrong()).toEqual([
      expect.stringMatching(/^task .*role is "driver", the events tell "secretary"; warn_at is null/),
      expect.stringMatching(/^inbox/),
    ]);
    expect(await rebuild()).toEqual([]);
    const row = await company.within((tx) =>
      tx.row(
        `SELECT t.snoozed_until, t.snoozes, t.role, i.hidden_until, (SELECT count(*)::int FROM draft) AS drafts FROM task t JOIN inbox i ON i.task = t.id WHERE t.id = $1`,
        [first.task],
      ),
    );
    expect(row).toEqual({ snoozed_until: until, snoozes: 1, role: 'secretary', hidden_until: until, drafts: 1 });
  });

  it('keep a task that no event tells of where somebody has written beside it, and say so; else it goes', async () => {
    const { matter, first } = await opened();
    const stranger = async (draft: boolean) => {
      const id = v7();
      await company.within(async (tx) => {
        await tx.rows(
          `INSERT INTO task (id, organisation, wait, instance, "case", process, name, key, role, status, prefill, opened_at) SELECT $1, organisation, wait, instance, "case", process, name, 'x', role, 'open', '{}', opened_at FROM task WHERE id = $2`,
          [id, first.task],
        );
        if (draft)
          await tx.rows(`INSERT INTO draft (task, person, organisation, data, saved_at) VALUES ($1, $2, $3, '{}', $4)`, [
            id,
            company.people.secretary,
            company.id,
            company.clock.now(),
          ]);
      });
      return id;
    };
    const [plain, written] = [await stranger(false), await stranger(true)];
    expect((await wrong()).toSorted()).toEqual([plain, written].map((id) => `task ${id}: no event tells of it`).toSorted());
    expect((await rebuild()).map(({ id }) => id)).toEqual([written]);
    expect(matter.caseId).toBeDefined();
  });

  it('say nothing about tasks of an older release, whose events lack what a rebuild needs', async () => {
    const { first } = await opened();
    await database.asSystem((tx) =>
      tx.change(`UPDATE event SET data = data - 'wait' - 'key' WHERE kind = 'task.opened' AND objects->0->>'id' = $1`, [first.task]),
    );
    expect(await wrong()).toEqual([]);
    expect(await rebuild()).toEqual([]);
  });

  it('are compared while people work: a click between is no difference', async () => {
    await cases(MATTERS);
    let looking = true;
    const looks = (async () => {
      const seen: string[] = [];
      while (looking) seen.push(...(await wrong()));
      return seen;
    })();
    for (let i = 0; i < 40; i += 1) await FATES[2]!(await opened());
    looking = false;
    expect(await looks).toEqual([]);
  });

  it('of a task that was claimed, given on and released: who holds it, its version, and who sees it', async () => {
    const { matter, first } = await opened();
    const act = (kind: string, assignee: string | null, version: number) =>
      company.within(async (tx) => {
        await tx.change(`UPDATE task SET assignee = $2, version = $3 WHERE id = $1`, [first.task, assignee, version]);
        await tx.change(`UPDATE inbox SET principal = coalesce('person:' || $2::uuid, 'role:secretary') WHERE task = $1`, [first.task, assignee]);
        await tx.rows(
          `INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data) VALUES ($1, $2, $3, $4, 'system', $5, $6, $7, $8)`,
          [
            v7(),
            company.id,
            company.clock.now(),
            kind,
            matter.caseId,
            matter.child,
            JSON.stringify([{ type: 'task', id: first.task }]),
            JSON.stringify({ assignee, version }),
          ],
        );
      });
    await act('task.claimed', company.people.secretary, 2);
    expect(await wrong()).toEqual([]);
    await act('task.assigned', company.people.manager, 3);
    expect(await wrong()).toEqual([]);
    await act('task.released', null, 4);
    expect(await wrong()).toEqual([]);
  });
});
