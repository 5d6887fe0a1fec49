import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { ClientFacts } from './client.repository.js';
import { findClient } from './client-page.repository.js';
import { ClientService } from './client.service.js';
import { ContactService } from './contact.service.js';
import { findHits } from './look-up.repository.js';
import { MergeService } from './merge.service.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
let merges: MergeService;
let clients: ClientService;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  merges = new MergeService(database, company.clock);
  clients = new ClientService(database, company.clock);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const secretary = () => company.principal('secretary');
const clientOf = async ({ caseId }: Matter) =>
  (await company.within((tx) => tx.row<{ client: string }>(`SELECT client FROM case_file WHERE id = $1`, [caseId])))!.client;
const madeBy = async (facts: ClientFacts) => clientOf(await company.matter({ client: facts }));
const pageOf = async (id: string) => (await company.within((tx) => findClient(tx, id, company.clock.now())))!;
const keysOf = async (id: string) => (await pageOf(id)).keys.map(({ value }) => value).toSorted();
const found = async (typed: string) => (await company.within((tx) => findHits(tx, company.id, { typed, limit: 100 }))).map(({ id }) => id);
const merge = (id: string, other: string) => merges.merge(secretary(), id, other);
const unmerge = (id: string, one: string) => merges.unmerge(secretary(), id, one);
/** All that makes a client, but for the record of merges. */
const standing = async (id: string) => {
  const { merges: _merges, hints: _hints, ...page } = await pageOf(id);
  return page;
};

describe('two records of one client', () => {
  it('WT-1.8 become one with everything that both had, and come apart again exactly as they were', async () => {
    const [client, other] = [
      await madeBy({ phone: '8 912 200-00-01' }),
      await madeBy({ name: 'Второй Проба', phone: '8 912 200-00-02', email: 'second@example.com' }),
    ];
    await company.within((tx) => tx.change(`UPDATE client SET manager = $2 WHERE id = $1`, [other, company.people.manager]));
    await clients.addContact({ caller: secretary(), key: null }, other, {
      name: 'Анна Снабжение',
      position: 'снабжение',
      phone: '8 912 200-00-03',
      email: null,
    });
    const before = [await standing(client), await standing(other)];
    const made = await merge(client, other);
    expect(made.client).toBe(client);
    expect(await pageOf(other)).toMatchObject({
      id: client,
      name: 'Второй Проба',
      phone: '+79122000001',
      email: 'second@example.com',
      manager: { id: company.people.manager },
    });
    expect(await keysOf(client)).toEqual(['+79122000001', '+79122000002', '+79122000003', 'second@example.com']);
    expect((await pageOf(client)).cases).toHaveLength(2);
    expect(await madeBy({ phone: '8 912 200-00-03' })).toBe(client);
    expect([await found('снабж'), await found('0003')]).toEqual([[client], [client]]);
    expect(await unmerge(client, made.id)).toEqual({ client, other });
    // The case that came in meanwhile stays where it came in.
    const [one, two] = [await standing(client), await standing(other)];
    expect(one.cases).toHaveLength(2);
    expect([{ ...one, cases: [], requests: [], openCases: [] }, two]).toEqual([{ ...before[0]!, cases: [], requests: [], openCases: [] }, before[1]]);
    expect(await found('снабж')).toEqual([other]);
  });

  it('WT-1.8 are in the audit and in the history: who said so, and who took it back', async () => {
    const [client, other] = [await madeBy({ name: 'Альфа Запись' }), await madeBy({ name: 'Бета Запись' })];
    const made = await merge(client, other);
    await unmerge(client, made.id);
    const acts = await company.within((tx) => tx.rows<{ act: string; actor: string }>(`SELECT act, actor FROM audit WHERE object = $1 ORDER BY seq`, [client]));
    const actor = `person:${company.people.secretary}`;
    expect(acts).toEqual(['client.merge', 'client.unmerge'].map((act) => ({ act, actor })));
    const told = await new ContactService(database).history(company.id, client, { limit: 10 });
    expect(told.map(({ kind }) => kind).slice(0, 2)).toEqual(['client.unmerged', 'client.merged']);
    expect((await pageOf(client)).merges).toMatchObject([{ id: made.id, other: { id: other }, by: 'Проба secretary', undoneBy: 'Проба secretary' }]);
  });

  it('WT-1.8 may be a chain: whoever was first is found by any old id, and each link comes off by itself, in any order', async () => {
    const [a, b, c] = [await madeBy({ phone: '8 912 200-01-01' }), await madeBy({ phone: '8 912 200-01-02' }), await madeBy({ phone: '8 912 200-01-03' })];
    const inner = await merge(b, a);
    const outer = await merge(c, b);
    for (const id of [a, b, c]) expect((await pageOf(id)).id).toBe(c);
    expect((await pageOf(c)).merges.map(({ id }) => id)).toEqual([outer.id, inner.id]);
    await unmerge(c, inner.id);
    expect([await keysOf(a), await keysOf(b)]).toEqual([['+79122000101'], ['+79122000102', '+79122000103']]);
    await unmerge(b, outer.id);
    expect([await keysOf(b), await keysOf(c)]).toEqual([['+79122000102'], ['+79122000103']]);
  });

  it('WT-1.8 said by two people at once, either way round, are merged once, and the second is told that it is done', async () => {
    const [client, other] = [await madeBy({ phone: '8 912 200-02-01' }), await madeBy({ phone: '8 912 200-02-02' })];
    const both = await Promise.allSettled([merge(client, other), merge(other, client), merge(client, other)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['clients-changed', 'clients-changed']);
    expect((await pageOf(client)).id).toBe((await pageOf(other)).id);
    expect(await keysOf(client)).toHaveLength(2);
  });

  it('WT-1.8 are not one with itself, with nobody, or with somebody of another company', async () => {
    const client = await madeBy({ name: 'Один' });
    const foreign = await Company.found(database);
    const { caseId } = await foreign.matter();
    const theirs = (await foreign.within((tx) => tx.row<{ client: string }>(`SELECT client FROM case_file WHERE id = $1`, [caseId])))!.client;
    expect(() => merge(client, client)).toThrow(expect.objectContaining({ code: 'invalid' }) as Error);
    await expect(merge(client, theirs)).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'other', rule: 'client' }] });
    await expect(merge(theirs, client)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('WT-1.8 are taken apart once, and only on the page of the client who has both', async () => {
    const [client, other, third] = [await madeBy({ name: 'Первый' }), await madeBy({ name: 'Второй' }), await madeBy({ name: 'Третий' })];
    const made = await merge(client, other);
    await expect(unmerge(third, made.id)).rejects.toMatchObject({ code: 'not-found' });
    await unmerge(other, made.id);
    await expect(unmerge(client, made.id)).rejects.toMatchObject({ code: 'clients-changed' });
  });

  it('WT-1.8 merged while a request comes in leave no request with the record that went', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = `8 912 200-03-0${round}`;
      const [client, other] = [await madeBy({ name: 'Куда' }), await madeBy({ phone })];
      const [, ...came] = await Promise.all([merge(client, other), ...[1, 2, 3].map(() => madeBy({ phone }))]);
      expect(came).toHaveLength(3);
      const left = await company.within((tx) => tx.rows(`SELECT 1 FROM case_file WHERE client = $1`, [other]));
      expect(left).toEqual([]);
    }
  });
});
