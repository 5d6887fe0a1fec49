import { idOf } from '#kit/contract/place.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventsOf } from '../cases/case.repository.js';
import type { Database } from '../database/database.js';
import type { IncomingRequest } from '../requests/request.service.js';
import { ClientService } from './client.service.js';
import { findClient } from './client-page.repository.js';
import { ContactService, type Contact } from './contact.service.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
let contacts: ContactService;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  contacts = new ContactService(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

/** Keeps a contact about a matter's request; the same `place` is the same call. */
async function talk(matter: Matter, learned: Contact['learned'], { place = 'once', ...change }: Partial<Contact> & { place?: string } = {}): Promise<string> {
  const call = {
    key: idOf(matter.child, place),
    organisation: company.id,
    caseId: matter.caseId,
    instance: matter.child,
    process: 'intake',
    at: company.clock.at,
  };
  const contact = { requestId: matter.requestId, by: `person:${company.people.secretary}`, what: 'request-confirmed', said: 'Ждёт звонка', learned, ...change };
  return (await contacts.keep(call, contact)).client;
}
const matterOf = (client: IncomingRequest['client'], change: Partial<IncomingRequest> = {}) => company.matter({ client, ...change });
const clientOf = async ({ caseId }: Matter) =>
  (await company.within((tx) => tx.row<{ client: string }>(`SELECT client FROM case_file WHERE id = $1`, [caseId])))!.client;
const requestOf = ({ requestId }: Matter) => company.within((tx) => tx.row<Record<string, unknown>>(`SELECT * FROM request WHERE id = $1`, [requestId]));
const pageOf = (id: string) => company.within((tx) => findClient(tx, id, company.clock.now()));
const toldIn = async (caseId: string) => (await company.within((tx) => eventsOf(tx, caseId, { limit: 100 }))).map(({ kind }) => kind);
const historyOf = async (client: string) => (await contacts.history(company.id, client, { limit: 100 })).map(({ kind }) => kind);

describe('what a call teaches', () => {
  it('WT-1.8 of an anonymous caller who gives a known phone is the known client’s, and the record made for the call is gone', async () => {
    const known = await matterOf({ phone: '8 912 100-00-01', company: 'ООО «Проба»' });
    const call = await matterOf({ name: 'Анна' }, { channel: 'call', kind: 'call' });
    const [regular, anonymous] = [await clientOf(known), await clientOf(call)];
    expect(await talk(call, { phone: '+7 912 100-00-01', city: 'Пермь', kind: 'legal' })).toBe(regular);
    expect([await clientOf(call), (await requestOf(call))!['client']]).toEqual([regular, regular]);
    expect(await pageOf(anonymous)).toBeUndefined();
    // What the call began with is not lost with its record.
    expect(await pageOf(regular)).toMatchObject({ name: 'Анна', company: 'ООО «Проба»', city: 'Пермь', kind: 'legal' });
    expect(await toldIn(call.caseId)).toEqual(['contact.made', 'client.found', 'case.opened', 'request.recorded']);
    expect(await historyOf(regular)).toEqual(['contact.made', 'client.found', 'request.recorded', 'request.recorded']);
  });

  it('WT-1.8 of a client with a phone of his own leaves the e-mail of another where it is, with a hint', async () => {
    const [own, other] = [await matterOf({ phone: '8 912 100-01-01' }), await matterOf({ email: 'taken@example.com' })];
    const before = await clientOf(own);
    expect(await talk(own, { email: 'TAKEN@example.com', name: 'Пётр' })).toBe(before);
    expect(await pageOf(before)).toMatchObject({ name: 'Пётр', email: null, hints: [{ kind: 'email', other: { id: await clientOf(other) } }] });
  });

  it('WT-1.8 moves the request to whoever has the phone that is given now, and keeps a record that has more to it, with a hint', async () => {
    const [mail, known] = [await matterOf({ email: 'first@example.com' }), await matterOf({ phone: '8 912 100-02-01' })];
    const [before, regular] = [await clientOf(mail), await clientOf(known)];
    expect(await talk(mail, { phone: '8 912 100-02-01' })).toBe(regular);
    expect(await pageOf(before)).toMatchObject({ email: 'first@example.com', hints: [{ other: { id: regular } }] });
    expect(await pageOf(regular)).toMatchObject({ email: null });
  });

  it('WT-1.8 by INN or by choice in the look-up finds a company as well', async () => {
    const known = await clientOf(await matterOf({ inn: '5900000147', company: 'ООО «Инн»' }));
    expect(await talk(await matterOf({ name: 'Анна' }), { inn: '5900000147' })).toBe(known);
    expect(await talk(await matterOf({ name: 'Анна' }), { clientId: known, phone: '8 912 100-03-01' })).toBe(known);
    expect(await pageOf(known)).toMatchObject({ phone: '+79121000301', keys: [{ kind: 'phone' }, { kind: 'inn' }] });
  });

  it('WT-1.8 does not remove a client whom somebody wrote down, although nothing hangs on him yet', async () => {
    const written = (await new ClientService(database, company.clock).create({ caller: company.principal('secretary'), key: null }, { name: 'Записанный' })).id;
    const known = await clientOf(await matterOf({ phone: '8 912 100-08-01' }));
    company.clock.at += 1_000;
    const matter = await matterOf({ name: 'Анна' });
    expect(await talk(matter, { clientId: written })).toBe(written);
    expect(await talk(matter, { phone: '8 912 100-08-01' }, { place: 'later' })).toBe(known);
    expect(await pageOf(written)).toMatchObject({ name: 'Записанный', cases: [] });
  });

  it('fills in what the client and the request lacked, and overwrites only what is said now', async () => {
    const matter = await matterOf({ name: 'Имя Первое' }, { city: 'Омск' });
    const client = await talk(matter, {
      name: 'Имя Второе',
      phone: '8 912 100-04-01, 8 912 100-04-02',
      email: 'New@Example.com',
      company: 'ООО «Новая»',
      city: 'Пермь',
      kind: 'legal',
      question: 'Нужны две радиосистемы',
      article: 'RS-1',
      quantity: 2,
      neededBy: 'к декабрю',
      urgency: 'today',
      delivery: 'pickup',
      requestKind: 'consultation',
    });
    expect(await pageOf(client)).toMatchObject({ name: 'Имя Первое', company: 'ООО «Новая»', phone: '+79121000401', email: 'new@example.com', city: 'Пермь' });
    const items = [{ article: 'RS-1', name: 'Нужны две радиосистемы', quantity: 2 }];
    const said = {
      text: 'Нужны две радиосистемы',
      items,
      city: 'Пермь',
      needed_by: 'к декабрю',
      kind: 'consultation',
      urgent: false, // how soon the client wants an answer sorts; it is no urgent order
      urgency: 'today',
      delivery: 'pickup',
    };
    expect(await requestOf(matter)).toMatchObject(said);
    // A second talk that teaches nothing takes nothing away, and null is as good as not said.
    await talk(matter, { name: null, city: null, question: 'Другое', article: null, quantity: null }, { place: 'again' });
    expect(await requestOf(matter)).toMatchObject(said);
    expect(await pageOf(client)).toMatchObject({ name: 'Имя Первое', city: 'Пермь', kind: 'legal' });
  });

  it('WT-1.1 WT-1.4 makes of a call, recorded with its first letters, what was written down at last; what it began with stays as it came', async () => {
    const call = await matterOf({}, { channel: 'call', kind: 'call', text: 'Ищ' });
    await talk(call, { question: 'Ищет два прожектора' });
    expect(await requestOf(call)).toMatchObject({ text: 'Ищет два прожектора', raw: { text: 'Ищ' } });
    const letter = await matterOf({}, { channel: 'mail', kind: 'letter', text: 'Письмо клиента' });
    await talk(letter, { question: 'Как понял секретарь' });
    expect(await requestOf(letter)).toMatchObject({ text: 'Письмо клиента' });
  });

  it('is kept once, however often the same call comes, also at once', async () => {
    const known = await clientOf(await matterOf({ phone: '8 912 100-05-01' }));
    const matter = await matterOf({ name: 'Анна' });
    const all = await Promise.all([1, 2, 3].map(() => talk(matter, { phone: '8 912 100-05-01' })));
    expect(all).toEqual([known, known, known]);
    await talk(matter, { city: 'Пермь' }, { place: 'later' });
    await talk(matter, { city: 'Омск' });
    expect((await requestOf(matter))!['city']).toBe('Пермь');
    expect((await toldIn(matter.caseId)).filter((kind) => kind === 'contact.made')).toHaveLength(2);
  });

  it('WT-1.8 of two callers at once who give one new number is of one client', async () => {
    for (let round = 0; round < 5; round++) {
      const calls = [await matterOf({ name: 'Анна' }), await matterOf({ name: 'Анна' }), await matterOf({ name: 'Анна' })];
      const said = { phone: `8 912 100-09-0${round}`, email: `at-once-${round}@example.com` };
      const ids = await Promise.all(calls.map((matter, n) => talk(matter, n === 1 ? { email: said.email } : said)));
      expect(new Set(await Promise.all(calls.map(clientOf))).size).toBe(1);
      expect((await pageOf(await clientOf(calls[0]!)))!.keys.map(({ value }) => value)).toEqual([`+7912100090${round}`, said.email]);
      expect(new Set(ids).size).toBe(1);
    }
  });

  it('WT-1.8 stands in the timeline of the open case that the call was about, and once in the client’s history', async () => {
    const about = await matterOf({ phone: '8 912 100-06-01' });
    const call = await matterOf({ name: 'Анна' });
    const client = await talk(call, { phone: '8 912 100-06-01' }, { aboutCase: about.caseId });
    expect(await toldIn(about.caseId)).toContain('contact.linked');
    expect((await historyOf(client)).filter((kind) => kind.startsWith('contact.'))).toEqual(['contact.made']);
    const other = await Company.found(database);
    const foreign = await other.matter();
    await talk(call, {}, { aboutCase: foreign.caseId, place: 'foreign' });
    expect((await other.within((tx) => eventsOf(tx, foreign.caseId, { limit: 100 }))).map(({ kind }) => kind)).not.toContain('contact.linked');
  });
});

describe('a client’s history', () => {
  it('WT-1.8 comes in pages, each entry once, over all his cases', async () => {
    const first = await matterOf({ phone: '8 912 100-07-01' });
    const client = await clientOf(first);
    for (let n = 0; n < 4; n++) {
      company.clock.at += 60_000;
      await talk(n % 2 ? first : await matterOf({ phone: '8 912 100-07-01' }), {}, { place: `talk ${n}` });
    }
    const all = await contacts.history(company.id, client, { limit: 100 });
    const pages = [];
    for (let before: { at: string; seq: string } | undefined; ;) {
      const page = await contacts.history(company.id, client, { limit: 2, ...(before ? { before } : {}) });
      if (page.length === 0) break;
      pages.push(...page);
      before = { at: page.at(-1)!.at.toISOString(), seq: page.at(-1)!.seq };
    }
    expect(all).toHaveLength(7);
    expect(pages).toEqual(all);
    expect(new Set(all.map(({ caseNumber }) => caseNumber)).size).toBe(3);
  });
});
