import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Effect, TimerSpec } from '#kit/contract/protocol.js';
import type { Database } from '../database/database.js';
import { openIncident } from '../incidents/incident.repository.js';
import { listCases } from './case-list.repository.js';
import { openHopes } from './open-hopes.repository.js';

const MINUTE = 60_000;

let urls: TestDatabase;
let database: Database;
let company: Company;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

/** A case whose story has opened these waits. */
async function standing(...effects: ((matter: Matter) => Effect)[]): Promise<Matter> {
  const matter = await company.matter();
  await company.projection().project(company.batch(matter, [begun(company.clock.at), ...effects.map((effect) => effect(matter))]));
  return matter;
}

const outside =
  (place: string, sender: string, minutes?: number) =>
  (matter: Matter): Effect => {
    const { opened } = waitAt(matter, place, company.clock.at);
    const timers: Record<string, TimerSpec> = minutes === undefined ? {} : { late: { after: `${minutes} minutes` } };
    return {
      ...(opened as Extract<Effect, { kind: 'opened' }>),
      tasks: [],
      timers,
      expects: { answer: { kind: `${sender}.answered`, key: matter.caseId, sender } },
    };
  };
const person = (place: string, assignee: string | null) => (matter: Matter) => waitAt(matter, place, company.clock.at, { assignee }).opened;

const holder = async ({ caseId }: Matter) => {
  const page = await company.within((tx) => listCases(tx, company.id, { status: 'open', limit: 100 }));
  const held = page.find(({ id }) => id === caseId)!.holder;
  return held && { kind: held.kind, until: held.until === null ? null : held.until - company.clock.at };
};

describe('who holds a case', () => {
  it('is the person with a task, before a group, whoever else is waited for', async () => {
    const both = await standing(person('1', null), person('2', company.people.manager), outside('3', 'client'));
    expect(await holder(both)).toEqual({ kind: 'person', until: 10 * MINUTE });
    expect(await holder(await standing(person('1', null), outside('2', 'supplier')))).toEqual({ kind: 'group', until: 10 * MINUTE });
  });

  it('is the client before the supplier, until the timer of the same wait', async () => {
    expect(await holder(await standing(outside('1', 'supplier', 5), outside('2', 'client', 90)))).toEqual({ kind: 'client', until: 90 * MINUTE });
    expect(await holder(await standing(outside('1', 'supplier', 5), outside('2', 'system')))).toEqual({ kind: 'supplier', until: 5 * MINUTE });
  });

  it('is the timer where nothing else is raced with it, and nobody where nothing is waited for', async () => {
    const sleeping = (matter: Matter): Effect => ({ ...(outside('1', 'client', 7)(matter) as Extract<Effect, { kind: 'opened' }>), expects: {} });
    expect(await holder(await standing(sleeping))).toEqual({ kind: 'timer', until: 7 * MINUTE });
    expect(await holder(await standing())).toBeNull();
  });

  it('is whoever mends it where its story is stuck, before the client and after a person', async () => {
    const since = new Date(company.clock.at);
    const stuck = async (matter: Matter) => {
      const incident = { organisation: company.id, instance: matter.child, kind: 'process-failed', since, tried: {} } as const;
      await company.within((tx) => openIncident(tx, incident));
      return holder(matter);
    };
    expect(await stuck(await standing(outside('1', 'client', 90)))).toEqual({ kind: 'incident', until: null });
    expect(await stuck(await standing(person('1', company.people.manager)))).toMatchObject({ kind: 'person' });
  });

  it('is the system as soon as somebody has decided', async () => {
    const matter = await standing(person('1', null));
    const { wait, task } = waitAt(matter, '1', company.clock.at);
    expect(await company.click(matter, { id: task, wait })).toBeDefined();
    expect(await holder(matter)).toEqual({ kind: 'system', until: null });
    const [hope] = await company.within((tx) => openHopes(tx, [matter.caseId]));
    expect(hope).toMatchObject({ since: company.clock.at, task: null, instance: matter.child });
  });
});
