import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { findClient } from './client-page.repository.js';
import { findOrCreateClient, type ClientFacts } from './client.repository.js';

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

const clientOf = (facts: ClientFacts, of = company) => of.within((tx) => findOrCreateClient(tx, facts, { organisation: of.id, at: company.clock.now() }));
const pageOf = async (id: string) => (await company.within((tx) => findClient(tx, id, company.clock.now())))!;
const keysOf = async (id: string) => (await pageOf(id)).keys.map(({ value }) => value).toSorted();

describe('a client who introduces himself', () => {
  it('WT-1.8 is found by any of his phones, e-mails and his INN, in any spelling', async () => {
    const first = await clientOf({ name: 'Проба Ключевая', phone: '8 912 000-00-01, 8 912 000-00-02', email: 'Key@Example.com', inn: '5900000147' });
    for (const facts of [{ phone: '+7 912 000 00 02' }, { email: 'KEY@example.com' }, { inn: '5900000147' }, { phone: '89120000001', name: 'Другое Имя' }])
      expect(await clientOf(facts)).toBe(first);
    expect(await pageOf(first)).toMatchObject({ name: 'Проба Ключевая', phone: '+79120000001', email: 'key@example.com', inn: '5900000147' });
    expect(await keysOf(first)).toEqual(['+79120000001', '+79120000002', '5900000147', 'key@example.com']);
  });

  it('WT-1.8 five times at once is made once, whichever of his keys each of them brings', async () => {
    const facts = [1, 2, 3, 4, 5].map((n) => ({
      phone: '8 912 000-01-01',
      email: n % 2 ? 'at-once@example.com' : `other${n}@example.com`,
      name: `Проба ${n}`,
    }));
    const ids = await Promise.all(facts.map((one) => clientOf(one)));
    expect(new Set(ids).size).toBe(1);
    expect(await keysOf(ids[0]!)).toEqual(['+79120000101', 'at-once@example.com', 'other2@example.com', 'other4@example.com']);
  });

  it('WT-1.8 is not confused with one of another company, nor with another who has no key either', async () => {
    const other = await Company.found(database);
    expect(await clientOf({ phone: '8 912 000-00-01' }, other)).not.toBe(await clientOf({ phone: '8 912 000-00-01' }));
    expect(await clientOf({ name: 'Без Ключа' })).not.toBe(await clientOf({ name: 'Без Ключа' }));
  });

  it('WT-1.8 with the phone of one and the e-mail of another is the one with the phone, with a hint on both pages', async () => {
    const [phone, email] = [await clientOf({ name: 'С Телефоном', phone: '8 912 000-02-01' }), await clientOf({ name: 'С Почтой', email: 'hint@example.com' })];
    expect(await clientOf({ phone: '8 912 000-02-01', email: 'hint@example.com' })).toBe(phone);
    expect(await keysOf(phone)).toEqual(['+79120000201']);
    const key = { kind: 'email', value: 'hint@example.com' };
    expect((await pageOf(phone)).hints).toEqual([{ ...key, other: expect.objectContaining({ id: email, name: 'С Почтой' }) as object }]);
    expect((await pageOf(email)).hints).toEqual([{ ...key, other: expect.objectContaining({ id: phone }) as object }]);
  });

  it('WT-1.8 keeps what is known, and gets what he lacked', async () => {
    const id = await clientOf({ phone: '8 912 000-03-01' });
    await clientOf({ phone: '8 912 000-03-01', name: 'Имя Найденное', company: 'ООО «Проба»' });
    await clientOf({ phone: '8 912 000-03-01, 8 912 000-03-02', name: 'Имя Другое' });
    expect(await pageOf(id)).toMatchObject({ name: 'Имя Найденное', company: 'ООО «Проба»', phone: '+79120000301' });
    expect(await clientOf({ phone: '8 912 000-03-02' })).toBe(id);
  });

  it('WT-1.8 whose name is HTML, SQL or 200 letters has just that name', async () => {
    for (const name of [`<script>alert('x')</script>`, `'); DROP TABLE client; --`, 'ё'.repeat(200), '%_\\ 👩‍👩‍👧‍👦'])
      expect(await pageOf(await clientOf({ name }))).toMatchObject({ name });
  });
});
