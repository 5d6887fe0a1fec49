import { setTimeout as pause } from 'node:timers/promises';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { readModel, type ReadModel } from '../../../../test/harness/read-model.js';
import type { Database } from '../database/database.js';
import { CommandRepository, type Delivery } from './command.repository.js';

const OPEN = { waitOpen: true, reason: 'refused' };
const PASSED = { waitOpen: false, reason: 'passed' };

let urls: TestDatabase;
let database: Database;
let company: Company;
let commands: CommandRepository;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  commands = new CommandRepository(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

interface Clicked {
  matter: Matter;
  wait: string;
  task: string;
  delivery: Delivery;
}

/** A click on an open task, on its way to its run. */
async function clicked(): Promise<Clicked> {
  const matter = await company.matter();
  const { wait, task, opened } = waitAt(matter, '1', company.clock.at);
  await company.projection().project(company.batch(matter, [begun(company.clock.at), opened]));
  const id = await company.click(matter, { id: task, wait });
  const delivery = await company.within((tx) => commands.pending(tx, id!));
  return { matter, wait, task, delivery: delivery! };
}

const state = (id: string) => company.within((tx) => commands.state(tx, id));
const applied = (id: string) => company.within((tx) => commands.applied(tx, id, []));
const rows = (matter: Matter): Promise<ReadModel> => readModel(database, matter);
const incidents = (command: string) =>
  company.within((tx) => tx.rows(`SELECT kind, since, closed_at AS closed FROM incident WHERE command = $1 ORDER BY kind`, [command]));

describe('a command', () => {
  it('keeps its wait’s run before it is ever delivered, and who, what and when', async () => {
    const { delivery, matter, wait, task } = await clicked();
    expect(delivery).toMatchObject({
      run: 'run-1',
      started: 'run-1',
      process: 'intake',
      instance: matter.child,
      caseId: matter.caseId,
      wait,
      task,
      key: 'task',
      outcome: 'confirmed',
      data: { city: 'Пермь' },
      actor: `person:${company.people.secretary}`,
      decidedAt: company.clock.at,
      attempts: 0,
    });
  });

  it('once applied is neither refused nor pending any more, and its first answer stays', async () => {
    const { delivery, matter } = await clicked();
    const next = [{ id: delivery.id, process: 'contact', name: 'contactClient' }];
    await company.within((tx) => commands.applied(tx, delivery.id, next));
    await applied(delivery.id);
    const before = await rows(matter);
    expect(await commands.refuse(delivery, OPEN, company.clock.now())).toBe(false);
    expect(await state(delivery.id)).toMatchObject({ status: 'applied', next, reason: null });
    expect(await company.within((tx) => commands.pending(tx, delivery.id))).toBeUndefined();
    expect(await rows(matter)).toEqual(before);
    expect(await incidents(delivery.id)).toEqual([]);
  });

  it('once refused is not applied any more, nor refused again', async () => {
    const { delivery } = await clicked();
    expect(await commands.refuse(delivery, OPEN, company.clock.now())).toBe(true);
    await applied(delivery.id);
    expect(await commands.refuse(delivery, PASSED, company.clock.now())).toBe(false);
    expect(await state(delivery.id)).toMatchObject({ status: 'refused', reason: 'refused', next: null });
  });

  it('that is refused and applied at once becomes one of the two in each of 20 rounds, and its rows say the same', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { delivery, matter } = await clicked();
      const [refused] = await Promise.all([
        commands.refuse(delivery, OPEN, company.clock.now()),
        applied(delivery.id),
        commands.refuse(delivery, OPEN, company.clock.now()),
      ]);
      const { status } = (await state(delivery.id))!;
      const { tasks } = await rows(matter);
      expect(tasks).toMatchObject([status === 'applied' ? { status: 'completing', version: 1 } : { status: 'open', version: 2 }]);
      expect([refused, status]).not.toEqual([true, 'applied']);
    }
  });
});

describe('a refusal', () => {
  it('while the wait is open frees the wait, opens the task again with a new version, and tells the head', async () => {
    const { delivery, matter, wait, task } = await clicked();
    const at = company.clock.now();
    await commands.refuse(delivery, OPEN, at);
    const { waits, tasks, inbox, events } = await rows(matter);
    expect(waits).toMatchObject([{ decided_by: null, decided_at: null, closed_at: null }]);
    expect(tasks).toMatchObject([{ status: 'open', version: 2, outcome: null, completed_by: null }]);
    expect(inbox.map(({ principal }) => principal)).toEqual(['role:secretary']);
    expect(events.filter(({ kind }) => kind === 'task.reopened')).toMatchObject([{ at, data: { command: delivery.id, reason: 'refused' } }]);
    expect(await incidents(delivery.id)).toEqual([{ kind: 'command-refused', since: at, closed: null }]);
    expect(await company.click(matter, { id: task, wait })).toBeUndefined();
    expect(await company.click(matter, { id: task, wait, version: 2 })).toMatch(/-/);
  });

  it('after the wait has passed closes the task as superseded, and empties the inbox', async () => {
    const { delivery, matter } = await clicked();
    await commands.refuse(delivery, PASSED, company.clock.now());
    const { tasks, inbox } = await rows(matter);
    expect(tasks).toMatchObject([{ status: 'closed', cause: 'superseded', version: 1, outcome: null, late: false, closed_at: company.clock.now() }]);
    expect(inbox).toEqual([]);
  });

  it('changes nothing of a task that its story has closed meanwhile', async () => {
    const { delivery, matter } = await clicked();
    await company.projection().project(company.batch(matter, [{ kind: 'closed', wait: delivery.wait!, cause: 'cancel', at: company.clock.at }]));
    const before = await rows(matter);
    await commands.refuse(delivery, PASSED, company.clock.now());
    expect(await rows(matter)).toEqual(before);
  });

  it('frees no wait that another has decided', async () => {
    const { delivery, matter, wait } = await clicked();
    await database.asSystem((tx) => tx.change(`UPDATE wait SET decided_by = 'cancel' WHERE id = $1`, [wait]));
    await commands.refuse(delivery, OPEN, company.clock.now());
    expect((await rows(matter)).waits).toMatchObject([{ decided_by: 'cancel' }]);
  });
});

describe('an incident', () => {
  it('of a kind is opened once for one command, and the command stays accepted', async () => {
    const { delivery } = await clicked();
    const since = company.clock.now();
    for (const more of [0, 1]) await commands.incident(delivery, 'command-stuck', { tried: { attempts: more }, since: new Date(since.getTime() + more) });
    await commands.incident(delivery, 'run-ended-by-force', { tried: {}, since });
    expect(await incidents(delivery.id)).toEqual([
      { kind: 'command-stuck', since, closed: null },
      { kind: 'run-ended-by-force', since, closed: null },
    ]);
    expect(await state(delivery.id)).toMatchObject({ status: 'accepted' });
  });
});

describe('the sweepers', () => {
  const due = (...ids: string[]) => database.asSystem((tx) => tx.change(`UPDATE command SET next_try_at = 'epoch' WHERE id = ANY($1)`, [ids]));
  const seconds = (id: string) =>
    database
      .asSystem((tx) => tx.row<{ s: number }>(`SELECT extract(epoch FROM next_try_at - clock_timestamp())::float8 AS s FROM command WHERE id = $1`, [id]))
      .then((row) => row!.s);

  beforeEach(() => database.asSystem((tx) => tx.change(`UPDATE command SET status = 'applied' WHERE status = 'accepted'`)));

  it('leave a fresh click to the API for six seconds', async () => {
    const { delivery } = await clicked();
    expect(await commands.lease(10)).toEqual([]);
    expect(await seconds(delivery.id)).toBeGreaterThan(5);
    expect(await seconds(delivery.id)).toBeLessThanOrEqual(6);
  });

  it('never hold the same command at once, and get it again only after its lease', async () => {
    const ids = (await Promise.all(Array.from({ length: 12 }, clicked))).map(({ delivery }) => delivery.id);
    await due(...ids);
    const leases = (await Promise.all(Array.from({ length: 4 }, () => commands.lease(5)))).flat();
    expect(leases.length).toBeGreaterThanOrEqual(5);
    expect(new Set(leases.map(({ id }) => id)).size).toBe(leases.length);
    const all = [...leases, ...(await commands.lease(20))];
    expect(all.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(all.map(({ attempts }) => attempts)).toEqual(all.map(() => 1));
    expect(await commands.lease(20)).toEqual([]);
    expect(await seconds(ids[0]!)).toBeGreaterThan(10);
  });

  it('take the oldest first, over all companies, and never more than asked for', async () => {
    const ids = [(await clicked()).delivery.id, (await clicked()).delivery.id];
    await due(...ids);
    await database.asSystem((tx) => tx.change(`UPDATE command SET next_try_at = '1969-01-01' WHERE id = $1`, [ids[1]]));
    expect((await commands.lease(1)).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await commands.lease(1)).map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('put off longer with each try, 60 s at most', async () => {
    const { delivery } = await clicked();
    const pauses: number[] = [];
    for (const attempts of [1, 2, 3, 4, 5, 6, 7, 40, 100_000]) {
      await commands.putOff({ id: delivery.id, attempts });
      pauses.push(Math.round(await seconds(delivery.id)));
    }
    expect(pauses).toEqual([...pauses].toSorted((a, b) => a - b));
    expect(pauses[0]).toBeLessThanOrEqual(1);
    expect(pauses.slice(-3)).toEqual([60, 60, 60]);
  });

  it('do not bring back what was applied meanwhile', async () => {
    const { delivery } = await clicked();
    await applied(delivery.id);
    await due(delivery.id);
    await pause(1);
    expect(await commands.lease(10)).toEqual([]);
  });
});
