import { v7 } from 'uuid';
import { idOf } from '#kit/contract/place.js';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { readModel } from '../../../../test/harness/read-model.js';
import { openHopes } from '../cases/open-hopes.repository.js';
import type { Database } from '../database/database.js';
import { statements } from '../database/transaction.js';
import { compareWithEvents, rebuildFromEvents } from '../rebuild/rebuild.repository.js';
import type { AssignmentRow, Way } from './assignment.type.js';

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

const row = (...ways: Way[]): AssignmentRow => ({ ways, source: 'test', duty: 'calls', skill: 'audio' });

/** A company with so many more secretaries. */
async function staffed(more: number): Promise<{ company: Company; people: string[] }> {
  const company = await Company.found(database);
  const people = [company.people.secretary];
  for (let i = 0; i < more; i += 1) {
    const id = v7();
    people.push(id);
    await company.within((tx) =>
      tx.rows(
        `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at) VALUES ($1, $2, $3, $4, 'none', '{secretary}', 'ru', $5)`,
        [id, company.id, `more${i}-${company.tail}`, `Проба ${i}`, company.clock.now()],
      ),
    );
  }
  return { company, people };
}

const away = (company: Company, person: string, substitute: string | null = null) =>
  company.within((tx) =>
    tx.rows(`INSERT INTO absence (id, organisation, person, begins_at, ends_at, substitute, kind) VALUES ($1, $2, $3, $4, $5, $6, 'vacation')`, [
      v7(),
      company.id,
      person,
      new Date(company.clock.at - 1),
      new Date(company.clock.at + 86_400_000),
      substitute,
    ]),
  );

/** Opens a task of a new matter by this rule. */
async function open(company: Company, rule: AssignmentRow | undefined, change: Parameters<typeof waitAt>[3] = {}) {
  const matter = await company.matter();
  const effects = [begun(company.clock.at), waitAt(matter, '1', company.clock.at, change).opened];
  const before = statements.sent;
  await company.projection(10, rule).project(company.batch(matter, effects));
  const cost = statements.sent - before;
  const { tasks, inbox } = await readModel(database, matter);
  return { matter, effects, cost, task: tasks[0]!, inbox };
}

describe('a task that opens', () => {
  it('costs no statement more without a rule, one with a rule that names somebody, and two with one that compares people', async () => {
    const { company } = await staffed(1);
    const plain = await open(company, undefined);
    const named = await open(company, row('own-manager'));
    const compared = await open(company, row('least-loaded'));
    expect([plain.task['why'], named.cost - plain.cost, compared.cost - plain.cost]).toEqual([null, 1, 2]);
  });

  it('goes to the client’s own manager, to whoever stands in while he is away, and to the group where nobody does', async () => {
    const { company, people } = await staffed(1);
    const [own, other] = people as [string, string];
    const rule = row('own-manager');
    const named = (matter: { caseId: string }) =>
      company.within((tx) => tx.change(`UPDATE client SET manager = $1 WHERE id = (SELECT client FROM case_file WHERE id = $2)`, [own, matter.caseId]));
    const again = async () => {
      const matter = await company.matter();
      await named(matter);
      await company.projection(10, rule).project(company.batch(matter, [begun(company.clock.at), waitAt(matter, '1', company.clock.at).opened]));
      const { tasks, inbox } = await readModel(database, matter);
      return [tasks[0]!['assignee'], (tasks[0]!['why'] as { code: string }).code, inbox.map(({ principal }) => principal)];
    };
    expect(await again()).toEqual([own, 'own-manager', [`person:${own}`]]);
    await away(company, own, other);
    expect(await again()).toEqual([other, 'own-manager', [`person:${other}`]]);
    await away(company, other);
    expect(await again()).toEqual([null, 'nobody', ['role:secretary']]);
  });

  it('ALL-4 goes to whoever has the duty on that day of the company’s calendar', async () => {
    const { company, people } = await staffed(1);
    company.clock.at = Date.UTC(2026, 10, 24, 22, 0); // the 25th in Moscow
    await company.within((tx) =>
      tx.rows(`INSERT INTO duty_day (organisation, date, duty, person) VALUES ($1, '2026-11-24', 'calls', $2), ($1, '2026-11-25', 'calls', $3)`, [
        company.id,
        ...people,
      ]),
    );
    expect((await open(company, row('on-duty'))).task).toMatchObject({ assignee: people[1], why: { code: 'on-duty', duty: 'calls' } });
  });

  it('stays with its group where somebody is wanted, who counts as its holder until it escalates', async () => {
    const { company, people } = await staffed(1);
    const { matter, task, inbox } = await open(company, undefined, { wanted: people[1]! });
    expect(task).toMatchObject({ assignee: null, wanted: people[1], why: { code: 'wanted' } });
    expect(inbox.map(({ principal }) => principal)).toEqual(['role:secretary']);
    const holder = async () => (await company.within((tx) => openHopes(tx, [matter.caseId])))[0];
    expect(await holder()).toMatchObject({ kind: 'person', person: 'Проба 0' });
    const { wait, task: id } = waitAt(matter, '1', company.clock.at);
    await company.projection().project(company.batch(matter, [{ kind: 'escalated', wait, task: id, at: company.clock.at + 600_000 }]));
    expect(await holder()).toMatchObject({ kind: 'group', person: null });
  });

  it('lies with its group where its story names somebody who has left', async () => {
    const { company, people } = await staffed(1);
    await company.within((tx) => tx.change(`UPDATE person SET active = false WHERE id = $1`, [people[1]]));
    const { task, inbox } = await open(company, undefined, { assignee: people[1]! });
    expect([task['assignee'], task['why'], inbox.map(({ principal }) => principal)]).toEqual([null, { code: 'gone' }, ['role:secretary']]);
  });

  it.each<Way>(['least-loaded', 'round-robin'])('%s: twenty that open at once are spread fairly over four people', async (way) => {
    const { company } = await staffed(3);
    const matters = await Promise.all(Array.from({ length: 20 }, () => company.matter()));
    const projection = company.projection(10, row(way));
    await Promise.all(
      matters.map((matter) => projection.project(company.batch(matter, [begun(company.clock.at), waitAt(matter, '1', company.clock.at).opened]))),
    );
    const counts = await company.within((tx) =>
      tx.rows<{ n: number }>(`SELECT count(*)::int AS n FROM task WHERE organisation = $1 GROUP BY assignee`, [company.id]),
    );
    expect(counts.map(({ n }) => n)).toEqual([5, 5, 5, 5]);
  });

  it('two in one flush know of each other', async () => {
    const { company } = await staffed(1);
    const matter = await company.matter();
    const [one, two] = [waitAt(matter, '1', company.clock.at), waitAt(matter, '2', company.clock.at)];
    await company.projection(10, row('least-loaded')).project(company.batch(matter, [begun(company.clock.at), one.opened, two.opened]));
    expect(new Set((await readModel(database, matter)).tasks.map(({ assignee }) => assignee)).size).toBe(2);
  });

  it('done again is not given again, although others have fewer tasks by now, and the turn stays whose it was', async () => {
    const { company } = await staffed(2);
    const { matter, effects } = await open(company, row('least-loaded'));
    const turns = () => company.within((tx) => tx.rows(`SELECT person, place FROM assignment_turn WHERE organisation = $1 ORDER BY place`, [company.id]));
    const before = [await readModel(database, matter), await turns()];
    await company.projection(10, row('round-robin')).project(company.batch(matter, effects));
    expect([await readModel(database, matter), await turns()]).toEqual(before);
  });

  it('is told with its reason, so that a rebuild of the read model gives it to the same person', async () => {
    const { company } = await staffed(2);
    const { matter, task } = await open(company, row('least-loaded'));
    const whole = await readModel(database, matter);
    expect(whole.events.find(({ kind }) => kind === 'task.opened')).toMatchObject({ data: { assignee: task['assignee'], why: task['why'] } });
    expect(await compareWithEvents(database, company.id)).toEqual([]);
    await database.asSystem(async (tx) => {
      const id = idOf(waitAt(matter, '1', 0).wait, 'task');
      await tx.change(`DELETE FROM inbox WHERE task = $1`, [id]);
      await tx.change(`UPDATE task SET assignee = NULL, why = NULL WHERE id = $1`, [id]);
    });
    expect(await rebuildFromEvents(database, { organisation: company.id, clock: company.clock, tell: () => undefined })).toEqual([]);
    expect(await readModel(database, matter)).toEqual(whole);
  });
});
