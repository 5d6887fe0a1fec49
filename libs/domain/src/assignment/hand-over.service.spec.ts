import { v7 } from 'uuid';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { readModel } from '../../../../test/harness/read-model.js';
import type { Database } from '../database/database.js';
import { compareWithEvents } from '../rebuild/rebuild.repository.js';
import { CommandRepository } from '../tasks/command.repository.js';
import { claimTask } from '../tasks/holding.repository.js';
import { findTasks } from '../tasks/task.repository.js';
import type { AssignmentRow } from './assignment.type.js';
import { HandOverService } from './hand-over.service.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
/** Two more secretaries beside the company's own. */
let people: [string, string, string];

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  people = [company.people.secretary, v7(), v7()];
  for (const [i, id] of people.slice(1).entries())
    await company.within((tx) =>
      tx.rows(
        `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at) VALUES ($1, $2, $3, $4, 'none', '{secretary}', 'ru', $5)`,
        [id, company.id, `more${i}-${company.tail}`, `Проба ${i}`, company.clock.now()],
      ),
    );
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const service = (rule?: AssignmentRow) => new HandOverService(database, { assignment: () => Promise.resolve(rule) }, company.clock);
const handOver = (person: string, wish: { to?: string; leaves?: boolean } = {}, rule?: AssignmentRow) =>
  service(rule).handOver({ caller: company.principal('head'), person, key: null }, { to: wish.to ?? null, leaves: wish.leaves ?? false });
const BY_LOAD: AssignmentRow = { ways: ['least-loaded'], source: 'test' };

/** A matter with a task in the hands of somebody, or wanted of him. */
async function held(change: Parameters<typeof waitAt>[3]) {
  const matter = await company.matter();
  const at = company.clock.at;
  const first = waitAt(matter, '1', at, change);
  await company.projection().project(company.batch(matter, [begun(at), first.opened]));
  return { matter, ...first };
}

const holders = async () =>
  (await company.within((tx) => tx.rows<{ assignee: string | null }>(`SELECT assignee FROM task WHERE organisation = $1 ORDER BY id`, [company.id]))).map(
    ({ assignee }) => assignee,
  );

describe('who leaves', () => {
  it('ALL-5 hands over every open task, also one that is put aside, with a record each, and cannot come in any more', async () => {
    const tasks = [await held({ assignee: people[0] }), await held({ assignee: people[0] }), await held({ assignee: people[2] })];
    await company.within((tx) =>
      tx.change(`UPDATE task SET snoozed_until = $2, snooze_reason = 'позже' WHERE id = $1`, [tasks[0]!.task, new Date(company.clock.at + 9_000)]),
    );
    await company.within((tx) => tx.change(`UPDATE client SET manager = $1`, [people[0]]));
    expect(await handOver(people[0], { to: people[1], leaves: true })).toMatchObject({ toPeople: 2, toGroup: 0, passedOn: 0, left: true });
    for (const { matter } of tasks.slice(0, 2)) {
      const { tasks: rows, inbox, events } = await readModel(database, matter);
      expect(rows).toMatchObject([{ assignee: people[1], version: 2, why: { code: 'handed-over', from: people[0] } }]);
      expect(inbox.map(({ principal }) => principal)).toEqual([`person:${people[1]}`]);
      expect(events.filter(({ kind }) => kind === 'task.handed-over')).toMatchObject([
        { actor: `person:${company.people.head}`, data: { from: people[0], assignee: people[1], version: 2 } },
      ]);
    }
    const left = await company.within((tx) =>
      tx.row(
        `SELECT p.active, (SELECT count(*)::int FROM client WHERE manager = p.id) AS clients, (SELECT count(*)::int FROM audit WHERE act = 'task.hand-over' AND organisation = $2) AS records
           FROM person p WHERE p.id = $1`,
        [people[0], company.id],
      ),
    );
    expect(left).toEqual({ active: false, clients: 0, records: 2 });
    expect((await holders()).filter((id) => id === people[2])).toHaveLength(1);
    expect(await compareWithEvents(database, company.id)).toEqual([]);
  });

  it('ALL-5 leaves nothing without a holder: by the rule, which spreads it, else it is the group’s', async () => {
    for (let i = 0; i < 4; i += 1) await held({ assignee: people[0] });
    expect(await handOver(people[0], { leaves: true }, BY_LOAD)).toMatchObject({ toPeople: 4, toGroup: 0 });
    const now = await holders();
    expect(people.map((person) => now.filter((id) => id === person).length)).toEqual([0, 2, 2]);
    expect(await handOver(people[1], { leaves: true })).toMatchObject({ toPeople: 0, toGroup: 2 });
    expect((await holders()).filter((id) => id === null)).toHaveLength(2);
    expect(await compareWithEvents(database, company.id)).toEqual([]);
  });

  it('is not wanted any more either, and what he was wanted for stays with its group', async () => {
    const { matter } = await held({ wanted: people[0] });
    await handOver(people[0], { leaves: true });
    expect((await readModel(database, matter)).tasks).toMatchObject([{ assignee: null, wanted: null, why: { code: 'handed-over', from: people[0] } }]);
    expect(await compareWithEvents(database, company.id)).toEqual([]);
  });

  it('keeps a click that is on its way; where the process refuses it, the task comes back to the group and not to nobody', async () => {
    const { matter, wait, task } = await held({ assignee: people[0] });
    const command = await company.click(matter, { id: task, wait });
    expect(await handOver(people[0], { to: people[1], leaves: true })).toMatchObject({ toPeople: 0, toGroup: 0, passedOn: 1 });
    expect((await readModel(database, matter)).tasks).toMatchObject([{ status: 'completing', assignee: people[0] }]);
    const commands = new CommandRepository(database);
    const delivery = await company.within((tx) => commands.pending(tx, command!));
    await commands.refuse(delivery!, { waitOpen: true, reason: 'refused' }, company.clock.now());
    const { tasks, inbox } = await readModel(database, matter);
    expect(tasks).toMatchObject([{ status: 'open', assignee: null, version: 2, why: { code: 'gone' } }]);
    expect(inbox.map(({ principal }) => principal)).toEqual(['role:secretary']);
    expect(await compareWithEvents(database, company.id)).toEqual([]);
  });

  it('cannot take a task, nor be given one, in the same moment', async () => {
    const taken = await held({});
    const opening = await company.matter();
    const at = company.clock.at;
    await Promise.all([
      company.within(async (tx) => {
        const [task] = await findTasks(tx, [taken.task]);
        const act = { task: { ...task!, organisation: company.id }, actor: `person:${people[0]}`, at: company.clock.now() };
        return claimTask(tx, act, people[0]);
      }),
      handOver(people[0], { leaves: true }),
      company.projection().project(company.batch(opening, [begun(at), waitAt(opening, '1', at, { assignee: people[0] }).opened])),
    ]);
    expect(await holders()).toEqual([null, null]);
    expect(await compareWithEvents(database, company.id)).toEqual([]);
  });
});

describe('two hand-overs at once', () => {
  it('of the same person are one', async () => {
    for (let i = 0; i < 5; i += 1) await held({ assignee: people[0] });
    const both = await Promise.all([handOver(people[0], { to: people[1], leaves: true }), handOver(people[0], { to: people[2], leaves: true })]);
    expect(new Set(both.map(({ toPeople }) => toPeople))).toEqual(new Set([0, 5]));
    expect(new Set(await holders()).size).toBe(1);
  });

  it('of two who hand over to each other leave nothing with who has left', async () => {
    await held({ assignee: people[0] });
    await held({ assignee: people[1] });
    const ends = await Promise.allSettled([handOver(people[0], { to: people[1], leaves: true }), handOver(people[1], { to: people[0], leaves: true })]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const active = await company.within((tx) => tx.rows<{ id: string }>(`SELECT id FROM person WHERE organisation = $1 AND active`, [company.id]));
    for (const holder of await holders()) expect(active.map(({ id }) => id)).toContain(holder);
  });
});

describe('handing over', () => {
  it('without leaving keeps the account, and passes the person over', async () => {
    await held({ assignee: people[0] });
    expect(await handOver(people[0], {}, BY_LOAD)).toMatchObject({ toPeople: 1, left: false });
    expect(await holders()).not.toContain(people[0]);
  });

  it('refuses a receiver who has left or is the same person, and one’s own account', async () => {
    await company.within((tx) => tx.change(`UPDATE person SET active = false WHERE id = $1`, [people[1]]));
    await expect(handOver(people[0], { to: people[1] })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'to', rule: 'person' }] });
    await expect(handOver(people[0], { to: people[0] })).rejects.toMatchObject({ code: 'invalid' });
    await expect(handOver(company.people.head, { leaves: true })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'leaves', rule: 'ownAccount' }] });
  });
});
