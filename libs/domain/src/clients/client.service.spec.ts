import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { findClient } from './client-page.repository.js';
import { ClientService, type ContactFacts } from './client.service.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
let clients: ClientService;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  clients = new ClientService(database, company.clock);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const calling = (key: string | null = null) => ({ caller: company.principal('secretary'), key });
const made = async (facts: Parameters<ClientService['create']>[1]) => (await clients.create(calling(), facts)).id;
const change = (id: string, facts: Parameters<ClientService['change']>[2]) => clients.change(company.principal('secretary'), id, facts);
const pageOf = async (id: string) => (await company.within((tx) => findClient(tx, id, company.clock.now())))!;
const anna = (facts: Partial<ContactFacts> = {}): ContactFacts => ({ name: 'Анна', position: null, phone: null, email: null, ...facts });

describe('a client whom somebody writes down', () => {
  it('WT-1.8 is refused with the id of whoever has the phone, e-mail or INN, also when it happens at once', async () => {
    const id = await made({ phone: '8 912 400-00-01', email: 'first@example.com', inn: '5900000147' });
    for (const facts of [{ phone: '+7 912 400 00 01' }, { phone: '8 912 400-00-09, 8 912 400-00-01' }, { email: 'FIRST@example.com' }, { inn: '5900000147' }])
      await expect(made({ name: 'Второй', ...facts })).rejects.toMatchObject({ code: 'client-known', extra: { client: id }, fields: [{ rule: 'known' }] });
    const both = await Promise.allSettled([1, 2, 3].map(() => made({ phone: '8 912 400-01-01' })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('is made once for the same key', async () => {
    const facts = { name: 'Дважды' };
    expect(await clients.create(calling('a key'), facts)).toEqual(await clients.create(calling('a key'), facts));
  });

  it('is changed in what is given: a phone that is gone is nobody’s, one of another is refused', async () => {
    const [id, other] = [await made({ name: 'До', phone: '8 912 400-02-01, 8 912 400-02-02', city: 'Омск' }), await made({ phone: '8 912 400-02-03' })];
    await change(id, { name: 'После', phone: '8 912 400-02-02, 8 912 400-02-04', city: null });
    expect(await pageOf(id)).toMatchObject({ name: 'После', phone: '+79124000202', city: null });
    expect((await pageOf(id)).keys.map(({ value }) => value)).toEqual(['+79124000202', '+79124000204']);
    await expect(change(id, { phone: '8 912 400-02-03', name: 'Чужой' })).rejects.toMatchObject({ code: 'client-known', extra: { client: other } });
    expect(await pageOf(id)).toMatchObject({ name: 'После', phone: '+79124000202' });
    expect((await pageOf(await made({ phone: '8 912 400-02-01' }))).id).not.toBe(id);
    await change(id, { phone: null });
    expect(await pageOf(id)).toMatchObject({ phone: null, keys: [] });
  });
});

describe('the people of a company', () => {
  it('WT-1.8 lead to it by their phones and e-mails, until they leave', async () => {
    const id = await made({ company: 'ООО «Люди»', phone: '8 912 400-03-01' });
    const contact = (await clients.addContact(calling(), id, anna({ position: 'снабжение', phone: '8 912 400-03-02', email: 'Anna@Example.com' }))).id;
    expect((await pageOf(id)).contacts).toEqual([{ id: contact, name: 'Анна', position: 'снабжение', phone: '+79124000302', email: 'anna@example.com' }]);
    await expect(made({ phone: '8 912 400-03-02' })).rejects.toMatchObject({ extra: { client: id } });
    await clients.changeContact(company.principal('secretary'), { id, contact }, anna({ phone: '8 912 400-03-03' }));
    expect((await pageOf(id)).keys).toEqual([
      { kind: 'phone', value: '+79124000301', contact: null },
      { kind: 'phone', value: '+79124000303', contact },
    ]);
    await clients.removeContact(company.principal('secretary'), { id, contact });
    expect(await pageOf(id)).toMatchObject({ contacts: [], keys: [{ value: '+79124000301' }] });
    await expect(clients.removeContact(company.principal('secretary'), { id, contact })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('WT-1.8 do not take the phone of another client, and may have the company’s own', async () => {
    const [id, other] = [await made({ phone: '8 912 400-04-01' }), await made({ phone: '8 912 400-04-02' })];
    await expect(clients.addContact(calling(), id, anna({ phone: '8 912 400-04-02' }))).rejects.toMatchObject({
      code: 'client-known',
      extra: { client: other },
    });
    expect((await pageOf(id)).contacts).toEqual([]);
    const contact = (await clients.addContact(calling(), id, anna({ phone: '8 912 400-04-01' }))).id;
    expect(await pageOf(id)).toMatchObject({ phone: '+79124000401', keys: [{ value: '+79124000401', contact }] });
  });
});
