import { idOf } from '#kit/contract/place.js';
import type { Effect } from '#kit/contract/protocol.js';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { readModel } from '../../../../test/harness/read-model.js';
import type { Database } from '../database/database.js';
import type { ProjectionRepository } from './projection.repository.js';

const MINUTE = 60_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
let projection: ProjectionRepository;
let at: number;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  projection = company.projection();
  at = company.clock.at;
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const project = (matter: Matter, ...effects: Effect[]) => projection.project(company.batch(matter, effects));
const rows = (matter: Matter) => readModel(database, matter);
const kinds = async (matter: Matter) => (await rows(matter)).events.map(({ kind }) => kind);

/** A matter whose first task is open. */
async function opened(): Promise<{ matter: Matter } & ReturnType<typeof waitAt>> {
  const matter = await company.matter();
  const first = waitAt(matter, '1', at);
  await project(matter, begun(at), first.opened);
  return { matter, ...first };
}

describe('a flush', () => {
  it('done again changes no row, tells no second event and reads the same back', async () => {
    const matter = await company.matter();
    const { opened: effect, wait, task } = waitAt(matter, '1', at);
    const back = await project(matter, begun(at), effect);
    expect(back).toEqual({ instants: { [wait]: { 'late:task': at + 10 * MINUTE } }, next: [{ id: task, process: 'intake', name: 'confirmRequest' }] });
    const before = await rows(matter);
    expect(before.inbox).toEqual([{ place: '1', key: 'task', principal: 'role:secretary', due_at: new Date(at + 10 * MINUTE) }]);
    expect(await project(matter, begun(at), effect)).toEqual(back);
    expect(await rows(matter)).toEqual(before);
  });

  it('done ten times at once is done once', async () => {
    const matter = await company.matter();
    const [one, two] = [waitAt(matter, '1', at), waitAt(matter, '2', at)];
    const backs = await Promise.all(
      Array.from({ length: 10 }, (_, i) => project(matter, begun(at), ...(i % 2 ? [one.opened, two.opened] : [two.opened, one.opened]))),
    );
    expect(new Set(backs.map(({ instants }) => Object.keys(instants).toSorted().join())).size).toBe(1);
    expect((await rows(matter)).tasks).toHaveLength(2);
    expect(await kinds(matter)).toEqual(['process.started', 'task.opened', 'task.opened']);
  });

  it('shows a task of a person to that person alone', async () => {
    const matter = await company.matter();
    await project(matter, begun(at), waitAt(matter, '1', at, { assignee: company.people.manager }).opened);
    expect((await rows(matter)).inbox).toMatchObject([{ principal: `person:${company.people.manager}` }]);
  });

  it('enters what opens and closes in it as closed, and tells both', async () => {
    const matter = await company.matter();
    const { opened: effect, closed } = waitAt(matter, '1', at);
    expect(await project(matter, begun(at), effect, closed('message:1', at + 11 * MINUTE))).toEqual({ instants: {}, next: [] });
    const { tasks, waits, inbox } = await rows(matter);
    expect(tasks).toMatchObject([{ status: 'closed', cause: 'message:1', outcome: null, closed_at: new Date(at + 11 * MINUTE), late: true }]);
    expect(waits).toMatchObject([{ decided_by: 'message:1', closed_at: new Date(at + 11 * MINUTE) }]);
    expect(inbox).toEqual([]);
    expect(await kinds(matter)).toEqual(['process.started', 'task.opened', 'task.closed']);
  });

  it('never opens again what is closed', async () => {
    const { matter, opened: effect, closed } = await opened();
    await project(matter, closed('cancel', at + 1));
    const before = await rows(matter);
    expect((await project(matter, begun(at), effect)).next).toEqual([]);
    expect(await rows(matter)).toEqual(before);
  });
});

describe('closing', () => {
  it('gives outcome and actor to the task of the command alone, closes the others with the same cause, and empties the inbox', async () => {
    const matter = await company.matter();
    const { wait, opened: effect, closed } = waitAt(matter, '1', at);
    const other = { ...(effect as Extract<Effect, { kind: 'opened' }>).tasks[0]!, id: idOf(wait, 'other'), key: 'other', role: 'manager' };
    await project(matter, begun(at), { ...effect, tasks: [...(effect as Extract<Effect, { kind: 'opened' }>).tasks, other] } as Effect);
    const command = await company.click(matter, { id: idOf(wait, 'task'), wait });
    await project(matter, closed(`command:${command}`, at + 1));
    const { tasks, inbox, events } = await rows(matter);
    const cause = `command:${command}`;
    expect(tasks).toMatchObject([
      { key: 'other', status: 'closed', cause, outcome: null, data: null, completed_by: null, late: false },
      { key: 'task', status: 'closed', cause, outcome: 'confirmed', data: { city: 'Пермь' }, completed_by: company.people.secretary, late: false },
    ]);
    expect(inbox).toEqual([]);
    expect(events.filter(({ kind }) => String(kind).startsWith('task.c')).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['task.closed', 'system'],
      ['task.completed', `person:${company.people.secretary}`],
    ]);
  });

  it('keeps the first cause, also when another comes later', async () => {
    const { matter, closed } = await opened();
    await project(matter, closed('cancel', at + 1));
    const before = await rows(matter);
    await project(matter, closed('timer:late', at + 2));
    expect(await rows(matter)).toEqual(before);
  });

  it('says late only after the due time', async () => {
    const late = await Promise.all(
      [-1, 0, 1].map(async (more) => {
        const { matter, closed } = await opened();
        await project(matter, closed('cancel', at + 10 * MINUTE + more));
        return (await rows(matter)).tasks[0]!['late'];
      }),
    );
    expect(late).toEqual([false, false, true]);
  });
});

describe('escalation', () => {
  it('happens once: the task stays open with its group, and the head sees it, too', async () => {
    const { matter, wait, task } = await opened();
    const due = at + 10 * MINUTE;
    await project(matter, { kind: 'escalated', wait, task, at: due });
    await project(matter, { kind: 'escalated', wait, task, at: due + 1 });
    const { tasks, inbox, events } = await rows(matter);
    expect(tasks).toMatchObject([{ status: 'open', version: 1, escalated_at: new Date(due) }]);
    expect(inbox.map(({ principal }) => principal)).toEqual(['role:head', 'role:secretary']);
    expect(events.filter(({ kind }) => kind === 'task.escalated')).toMatchObject([{ at: new Date(due), data: { to: 'head' } }]);
  });

  it('comes too late for a closed task', async () => {
    const { matter, wait, task, closed } = await opened();
    await project(matter, closed('cancel', at + 1));
    const before = await rows(matter);
    await project(matter, { kind: 'escalated', wait, task, at: at + 2 });
    expect(await rows(matter)).toEqual(before);
  });
});

describe('a step', () => {
  it('moves to a higher ordinal only', async () => {
    const { matter } = await opened();
    const step = (name: string, ordinal: number): Effect => ({ kind: 'step', step: name, ordinal, at: at + ordinal });
    const now = async () => (await rows(matter)).instances[1];
    expect(await now()).toMatchObject({ step: 'calling', step_ordinal: 0 });
    await project(matter, step('handedOver', 1), step('ended', 2));
    expect(await now()).toMatchObject({ step: 'ended', step_ordinal: 2 });
    await project(matter, step('handedOver', 1));
    await project(matter, begun(at));
    expect(await now()).toMatchObject({ step: 'ended', step_ordinal: 2 });
    expect((await kinds(matter)).filter((kind) => kind === 'step.entered')).toHaveLength(2);
  });

  it('of a root, whose row has been there since its request, is the first one once the story begins', async () => {
    const matter = await company.matter();
    const root = {
      ...company.batch(matter, [{ kind: 'begun', process: 'sales-case', step: 'intake', at }]),
      instance: matter.root,
      process: 'sales-case',
      parent: null,
    };
    await projection.project(root);
    expect((await rows(matter)).instances).toMatchObject([{ root: true, step: 'intake', step_ordinal: 0 }]);
    await projection.project({ ...root, effects: [{ kind: 'step', step: 'contact', ordinal: 1, at }] });
    await projection.project(root);
    expect((await rows(matter)).instances).toMatchObject([{ root: true, step: 'contact', step_ordinal: 1 }]);
  });
});

describe('what is read back', () => {
  it('is the deadline of the row, although the pack has another by now', async () => {
    const { matter, wait, opened: effect } = await opened();
    const back = await company.projection(99).project(company.batch(matter, [effect]));
    expect(back.instants[wait]).toEqual({ 'late:task': at + 10 * MINUTE });
    expect((await rows(matter)).tasks).toMatchObject([{ due_at: new Date(at + 10 * MINUTE) }]);
  });

  it('has no instant for what has escalated, and timers as the row has them', async () => {
    const { matter, wait, task, opened: effect } = await opened();
    await project(matter, { kind: 'escalated', wait, task, at: at + 10 * MINUTE });
    expect(await project(matter, { ...effect, timers: { reply: { at: 1 } } } as Effect)).toMatchObject({ instants: { [wait]: {} }, next: [{ id: task }] });
  });

  it('shows the clock running on while a click is on its way, and no clock once it has arrived', async () => {
    const { matter, wait, task, opened: effect, closed } = await opened();
    const command = await company.click(matter, { id: task, wait });
    expect((await project(matter, effect)).instants[wait]).toEqual({ 'late:task': at + 10 * MINUTE });
    expect((await rows(matter)).tasks).toMatchObject([{ status: 'completing' }]);
    await project(matter, closed(`command:${command}`, at));
    expect(await project(matter, effect)).toEqual({ instants: { [wait]: {} }, next: [] });
  });

  it('tells of a wait that a lost workflow task has opened and closed: its timer and a cancel ask for it again, and hear who closed it', async () => {
    const matter = await company.matter();
    const { opened: effect, wait, closed } = waitAt(matter, '1', at);
    const withTimer = { ...effect, timers: { limit: { at } } } as Effect;
    await project(matter, begun(at), withTimer);
    const asked = { organisation: company.id, wait, cause: 'timer:limit', at };
    expect(await projection.decide(asked)).toEqual({ cause: 'timer:limit', at });
    await project(matter, closed('timer:limit', at), { kind: 'ended', how: 'completed', failure: null, result: null, at });

    expect(await project(matter, begun(at), withTimer)).toEqual({ instants: { [wait]: { 'timer:limit': at } }, next: [] });
    expect(await projection.decide({ ...asked, cause: 'cancel', at: at + 1 })).toEqual({ cause: 'timer:limit', at });
  });
});
