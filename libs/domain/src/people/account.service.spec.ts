import { randomUUID } from 'node:crypto';
import { begun, Company, waitAt } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { HandOverService } from '../assignment/hand-over.service.js';
import type { Database } from '../database/database.js';
import { AccountService } from './account.service.js';
import type { AccountChange, AccountFacts } from './account.type.js';
import type { Role } from './role.type.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
let accounts: AccountService;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  accounts = new AccountService(database, new HandOverService(database, { assignment: () => Promise.resolve(undefined) }, company.clock), company.clock);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const FACTS: AccountFacts = { name: 'Проба Новая', email: null, roles: ['secretary'], skills: [], language: 'ru' };
const admin = () => company.principal('admin');
const invite = (login: string, facts: Partial<AccountFacts> = {}) => accounts.create({ caller: admin(), key: null }, { ...FACTS, ...facts, login });
const all = () => accounts.list(admin(), { limit: 100, after: null, typed: '' });
const accountOf = async (id: string) => (await all()).find((one) => one.id === id)!;
const change = async (id: string, what: AccountChange, version?: number) =>
  accounts.change(admin(), id, { version: version ?? (await accountOf(id)).version, change: what });
const audited = () =>
  company.within((tx) =>
    tx.rows<{ act: string; object: string; data: Record<string, unknown> }>(
      `SELECT act, object, data FROM audit WHERE organisation = $1 AND act LIKE 'account.%' ORDER BY seq`,
      [company.id],
    ),
  );

/** One more administrator, who has a password. */
async function secondAdmin(): Promise<string> {
  const { id } = await invite(`admin2-${company.tail}`, { roles: ['admin'] });
  await company.within((tx) => tx.change(`UPDATE person SET password_hash = 'some' WHERE id = $1`, [id]));
  return id;
}

/** A task that somebody holds. */
async function held(assignee: string): Promise<string> {
  const matter = await company.matter();
  const { task, opened } = waitAt(matter, '1', company.clock.at, { assignee });
  await company.projection().project(company.batch(matter, [begun(company.clock.at), opened]));
  return task;
}

const holderOf = (task: string) =>
  company.within((tx) => tx.row<{ assignee: string | null; role: Role }>(`SELECT assignee, role FROM task WHERE id = $1`, [task]));

describe('an invited person', () => {
  it('has no password, a login in lower case, and one entry in the audit', async () => {
    const { id } = await invite(`Nina.${company.tail.toUpperCase()}`, { email: 'nina@example.com', skills: ['light'] });
    expect(await accountOf(id)).toMatchObject({
      login: `nina.${company.tail}`.toLowerCase(),
      email: 'nina@example.com',
      skills: ['light'],
      active: true,
      hasPassword: false,
      lastSeenAt: null,
      version: 1,
    });
    expect(await audited()).toMatchObject([{ act: 'account.create', object: id, data: { roles: ['secretary'] } }]);
  });

  it('cannot have the login of somebody else, in whatever company, and then nothing is written', async () => {
    const other = await Company.found(database);
    await expect(invite(other.login('secretary'))).rejects.toMatchObject({ code: 'login-taken', fields: [{ path: 'login' }] });
    expect(await audited()).toEqual([]);
  });

  it('is made once by two calls with one key', async () => {
    const key = randomUUID();
    const make = () => accounts.create({ caller: admin(), key }, { ...FACTS, login: `once-${company.tail}` });
    const [first, second] = await Promise.all([make(), make()]);
    expect(second).toEqual(first);
    expect(await audited()).toHaveLength(1);
  });
});

describe('the list of accounts', () => {
  it('goes by name page by page, those who cannot come in last, and finds a part of a name, a login or an e-mail', async () => {
    await change(company.people.driver, { active: false });
    const first = await accounts.list(admin(), { limit: 5, after: null, typed: '' });
    const last = first.at(-1)!;
    const rest = await accounts.list(admin(), { limit: 100, after: last, typed: '' });
    const names = [...first, ...rest].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.at(-1)).toBe('Проба driver');
    expect((await accounts.list(admin(), { limit: 9, after: null, typed: 'ACCOUNT' })).map(({ login }) => login)).toEqual([company.login('accountant')]);
    expect(await accounts.list(admin(), { limit: 9, after: null, typed: '%' })).toEqual([]);
  });

  it('shows nobody of another company', async () => {
    const other = await Company.found(database);
    expect((await all()).map(({ id }) => id)).not.toContain(other.people.admin);
    await expect(accounts.change(admin(), other.people.driver, { version: 1, change: { name: 'Чужой' } })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a change of an account', () => {
  it('tells the audit what was and what is, and leaves alone what was not named', async () => {
    const { driver } = company.people;
    const left = { email: undefined, active: undefined } as unknown as AccountChange;
    const { account, handedOver } = await change(driver, { ...left, name: 'Проба Иная', skills: ['crane'] });
    expect([account.name, account.skills, account.version, handedOver]).toEqual(['Проба Иная', ['crane'], 2, null]);
    expect(account.roles).toEqual(['driver']);
    expect(await audited()).toEqual([
      { act: 'account.change', object: driver, data: { before: { name: 'Проба driver', skills: [] }, after: { name: 'Проба Иная', skills: ['crane'] } } },
    ]);
  });

  it('of two administrators at the same time is made by one; the other is told that it has changed', async () => {
    const { driver } = company.people;
    const done = await Promise.allSettled([change(driver, { name: 'Проба Первая' }, 1), change(driver, { name: 'Проба Вторая' }, 1)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'account-changed' } });
    expect(await audited()).toHaveLength(1);
  });
});

describe('administrators', () => {
  it('never become none: the last who can come in keeps the role and the account, an invited one does not count', async () => {
    await invite(`waits-${company.tail}`, { roles: ['admin'] });
    const second = await secondAdmin();
    await change(second, { active: false });
    await expect(change(company.people.admin, { roles: ['head'] })).rejects.toMatchObject({ code: 'last-admin' });
    const byHead = new HandOverService(database, { assignment: () => Promise.resolve(undefined) }, company.clock);
    const leaving = byHead.handOver({ caller: company.principal('head'), person: company.people.admin, key: null }, { to: null, leaves: true });
    await expect(leaving).rejects.toMatchObject({ code: 'last-admin' });
    expect(await accountOf(company.people.admin)).toMatchObject({ active: true, roles: ['admin'] });
  });

  it('that take the role from each other at the same time leave one', async () => {
    const second = await secondAdmin();
    const take = (id: string) => change(id, { roles: ['head'] }, 1);
    const done = await Promise.allSettled([take(company.people.admin), take(second)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await all()).filter(({ roles }) => roles.includes('admin'))).toHaveLength(1);
  });

  it('cannot close their own account', async () => {
    await secondAdmin();
    await expect(change(company.people.admin, { active: false })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'active' }] });
  });
});

describe('somebody who is disabled', () => {
  it('ALL-5 leaves nothing behind: tasks go to their group, clients are free, and no session is left to come back with', async () => {
    const { secretary } = company.people;
    const task = await held(secretary);
    await company.within((tx) => tx.change(`UPDATE client SET manager = $1`, [secretary]));
    await database.asSystem((tx) =>
      tx.rows(`INSERT INTO session (sid, sess, expire) VALUES ($1, $2, now() + interval '1 day')`, [randomUUID(), { person: secretary }]),
    );
    const { account, handedOver } = await change(secretary, { active: false });
    expect([account.active, account.openTasks, account.clients, handedOver]).toEqual([false, 0, 0, { toPeople: 0, toGroup: 1, clients: 1 }]);
    expect(await holderOf(task)).toEqual({ assignee: null, role: 'secretary' });
    const sessions = () => database.asSystem((tx) => tx.rows(`SELECT 1 FROM session WHERE sess ->> 'person' = $1`, [secretary]));
    expect(await sessions()).toEqual([]);
    expect(await audited()).toMatchObject([{ act: 'account.disable', data: { after: { active: false }, handedOver: { toGroup: 1 } } }]);
    expect((await change(secretary, { active: true })).account).toMatchObject({ active: true, version: 3 });
  });

  it('by a role only loses the tasks of that role', async () => {
    const { secretary } = company.people;
    await change(secretary, { roles: ['secretary', 'manager'] });
    const task = await held(secretary);
    expect((await change(secretary, { roles: ['secretary'] })).handedOver).toEqual({ toPeople: 0, toGroup: 0, clients: 0 });
    expect(await holderOf(task)).toMatchObject({ assignee: secretary });
    expect((await change(secretary, { roles: ['manager'] })).handedOver).toEqual({ toPeople: 0, toGroup: 1, clients: 0 });
    expect(await holderOf(task)).toMatchObject({ assignee: null });
  });
});
