import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { lettersOf } from './letter.repository.js';
import { LetterService, type LetterToQueue } from './letter.service.js';

const CLIENT = { name: 'Проба Пробная', phone: '8 900 000-14-27', company: 'ООО «Проба»' };
const PROMISED = '2026-11-24T08:10:00.000Z';

let urls: TestDatabase;
let database: Database;
let company: Company;
let matter: Matter;
let letters: LetterService;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  matter = await company.matter({ client: CLIENT, city: 'Пермь', items: [{ name: 'Стойка', quantity: 2 }] });
  letters = new LetterService(database, company.packs, 'https://reglament.example/');
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const call = (change: Partial<ActivityCall> = {}): ActivityCall => ({
  key: v7(),
  organisation: company.id,
  caseId: matter.caseId,
  instance: matter.root,
  process: 'intake',
  at: company.clock.at,
  ...change,
});
const urgent = (to: LetterToQueue['to'], values: LetterToQueue['values'] = { promisedBy: PROMISED }): LetterToQueue => ({
  template: 'urgent-call',
  to,
  values,
});
const rows = () => company.within((tx) => tx.rows<Record<string, unknown>>(`SELECT * FROM letter WHERE "case" = $1 ORDER BY to_name`, [matter.caseId]));
const events = () =>
  company.within((tx) =>
    tx.rows<{ kind: string; objects: unknown[]; data: Record<string, unknown> }>(
      `SELECT kind, objects, data FROM event WHERE "case" = $1 AND kind LIKE 'letter.%' ORDER BY seq`,
      [matter.caseId],
    ),
  );
const change = (sql: string, ...values: unknown[]) => company.within((tx) => tx.rows(sql, [company.id, ...values]));
const away = (person: string, substitute: string | null) =>
  change(
    `INSERT INTO absence (id, organisation, person, begins_at, ends_at, kind, substitute) VALUES ($2, $1, $3, $4, '2027-01-01', 'sick', $5)`,
    v7(),
    person,
    new Date(company.clock.at),
    substitute,
  );

describe('a letter', () => {
  it('WT-1.6 WT-L1 to the wanted manager waits in the queue with all that sending needs, and is told in the case', async () => {
    await letters.queue(call(), urgent({ person: company.people.manager }));
    const [letter, ...others] = await rows();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      state: 'queued',
      missing: [],
      template: 'urgent-call',
      pack_version: (await company.packs.of(company.id)).version,
      language: 'ru',
      to_person: company.people.manager,
      to_name: 'Проба manager',
      to_address: `${company.login('manager')}@example.com`,
      instead_of: null,
      answers: null,
      subject: 'СРОЧНО: Проба Пробная, перезвонить до 24 ноября в 11:10',
      created_at: company.clock.now(),
    });
    for (const said of ['+7 900 000-14-27', 'ООО «Проба»', 'Пермь', 'Стойка × 2', `https://reglament.example/cases/${matter.caseId}`, 'Дело Д-'])
      for (const kind of ['text', 'html']) expect(letter![kind]).toContain(said);
    expect(await events()).toEqual([
      {
        kind: 'letter.queued',
        objects: [{ type: 'letter', id: letter!['id'] }],
        data: { template: 'urgent-call', title: expect.objectContaining({ en: 'URGENT: call a client back' }) },
      },
    ]);
  });

  it('is queued once, however often and at once it is asked for with the same key, also when other people are here by then', async () => {
    const once = call();
    await Promise.all([1, 2, 3].map(() => letters.queue(once, urgent({ group: 'manager' }))));
    await away(company.people.manager, null);
    await letters.queue(once, urgent({ group: 'manager' }));
    expect([(await rows()).map(({ to_person }) => to_person), (await events()).length]).toEqual([[company.people.manager], 1]);
    await letters.queue(call(), urgent({ group: 'manager' }));
    expect(await rows()).toHaveLength(2);
  });

  it('WT-1.6 WT-1.9 to whoever looks after the client, where nobody is named', async () => {
    await company.within((tx) =>
      tx.change(`UPDATE client SET manager = $1 WHERE id = (SELECT client FROM case_file WHERE id = $2)`, [company.people.head, matter.caseId]),
    );
    await letters.queue(call(), urgent({ orOwn: true, group: 'manager' }));
    expect((await rows()).map(({ to_person: to }) => to)).toEqual([company.people.head]);
    await company.within((tx) => tx.change(`UPDATE client SET manager = NULL WHERE manager = $1`, [company.people.head]));
  });

  it('WT-1.6 to a group goes to each who is here, in the language of each; to the head where nobody is', async () => {
    const second = v7();
    await change(
      `INSERT INTO person (id, organisation, login, name, email, password_hash, roles, language, created_at) VALUES ($2, $1, $3, 'Second', 'second@example.com', 'none', '{manager}', 'en', $4)`,
      second,
      `second-${company.tail}`,
      new Date(company.clock.at),
    );
    await letters.queue(call(), urgent({ group: 'manager' }));
    expect((await rows()).map(({ to_name, language, subject }) => [to_name, language, String(subject).split(':')[0]])).toEqual([
      ['Second', 'en', 'URGENT'],
      ['Проба manager', 'ru', 'СРОЧНО'],
    ]);
    for (const person of [second, company.people.manager]) await away(person, null);
    await letters.queue(call(), urgent({ group: 'manager' }));
    expect((await rows()).map(({ to_name }) => to_name)).toEqual(['Second', 'Проба head', 'Проба manager']);
  });

  it('WT-1.9 to a manager who is away goes to whoever stands in, and its row says so', async () => {
    await away(company.people.manager, company.people.secretary);
    await letters.queue(call(), urgent({ person: company.people.manager }));
    expect(await rows()).toEqual([expect.objectContaining({ to_person: company.people.secretary, instead_of: company.people.manager, state: 'queued' })]);
  });

  it('WT-L1 for which something is missing is stopped and says what, and has no words with holes', async () => {
    await change(`UPDATE client SET phone = NULL WHERE organisation = $1`);
    await change(`UPDATE person SET email = NULL WHERE organisation = $1`);
    await letters.queue(call(), urgent({ person: company.people.manager }, {}));
    expect(await rows()).toEqual([
      expect.objectContaining({
        state: 'stopped',
        missing: ['address', 'promisedBy', 'phone'],
        to_name: 'Проба manager',
        subject: null,
        text: null,
        html: null,
      }),
    ]);
    expect(await events()).toEqual([
      expect.objectContaining({ kind: 'letter.stopped', data: expect.objectContaining({ missing: ['address', 'promisedBy', 'phone'] }) }),
    ]);
  });

  it('for nobody is kept as stopped, so that it shows', async () => {
    await change(`UPDATE person SET active = false WHERE organisation = $1`);
    await letters.queue(call(), urgent({ group: 'manager' }));
    expect(await rows()).toEqual([expect.objectContaining({ state: 'stopped', missing: ['receiver'], to_person: null, to_name: null })]);
  });

  it('WT-1.6 calls somebody who gave no name by his company, else by his phone, and says the gist that was taken on the phone', async () => {
    await change(`UPDATE client SET name = NULL, company = NULL WHERE organisation = $1`);
    await letters.queue(call(), urgent({ person: company.people.manager }, { promisedBy: PROMISED, gist: 'Спрашивает про <b>свет</b>', company: null }));
    const [letter] = await rows();
    expect(letter!['subject']).toBe('СРОЧНО: +7 900 000-14-27, перезвонить до 24 ноября в 11:10');
    expect(letter!['text']).toContain('О чём речь: Спрашивает про <b>свет</b>');
    expect(letter!['html']).toContain('Спрашивает про &lt;b&gt;свет&lt;/b&gt;');
  });

  it('has the words of the version that its case is pinned to, and those in force where that version had no letter', async () => {
    const { files } = (await company.within((tx) =>
      tx.row<{ files: Record<string, string> }>(`SELECT files FROM pack_version WHERE organisation = $1`, [company.id]),
    ))!;
    const path = 'letters/urgent-call.json';
    const { [path]: text, ...without } = files;
    const pin = async (version: string, its: Record<string, string>) => {
      await database.asSystem((tx) =>
        tx.rows(`INSERT INTO pack_version (organisation, version, pack, files) VALUES ($1, $2, 'west-technology', $3)`, [
          company.id,
          version,
          JSON.stringify(its),
        ]),
      );
      await change(`UPDATE case_file SET pack_version = $2 WHERE organisation = $1`, version);
      await letters.queue(call(), urgent({ person: company.people.manager }));
    };
    await pin('old', { ...files, [path]: text!.replace('СРОЧНО: {{client}}', 'Очень срочно: {{client}}') });
    await pin('older', without);
    const subjects = (await rows()).map(({ pack_version, subject }) => [pack_version, String(subject).split(':')[0]]);
    expect(subjects).toEqual(
      expect.arrayContaining([
        ['old', 'Очень срочно'],
        [(await company.packs.of(company.id)).version, 'СРОЧНО'],
      ]),
    );
  });

  it('is listed with its case, newest first, a page at a time, also where two are of the same instant', async () => {
    for (let i = 0; i < 3; i += 1) await letters.queue(call(), urgent({ person: company.people.manager }));
    company.clock.at += 1;
    await letters.queue(call(), urgent({ person: company.people.head }));
    const page = (limit: number, after?: { createdAt: string; id: string }) =>
      company.within((tx) => lettersOf(tx, matter.caseId, { limit, ...(after ? { after } : {}) }));
    const all = await page(10);
    expect(all.map(({ toName }) => toName)).toEqual(['Проба head', ...Array<string>(3).fill('Проба manager')]);
    const seen = [];
    for (let [one] = await page(1); one; [one] = await page(1, { createdAt: one.createdAt.toISOString(), id: one.id })) seen.push(one);
    expect(seen).toEqual(all);
  });

  it('of a process without a case, or one that no pack has, is a clear sentence and leaves nothing', async () => {
    await expect(letters.queue(call({ caseId: null }), urgent({}))).rejects.toThrow('queue it in a process of a case');
    await expect(letters.queue(call(), { template: 'no-letter' as 'urgent-call', to: {} })).rejects.toThrow(
      'has no letter "no-letter": write letters/no-letter.json.',
    );
    expect(await rows()).toEqual([]);
  });
});

describe('what a letter may promise', () => {
  it('WT-2.3 ALL-1 is the due time of the task by the pack, in its working time', async () => {
    const friday = Date.UTC(2026, 10, 27, 16, 30); // half past seven in the evening in Moscow
    expect(await letters.promisedBy(call({ at: friday }), { process: 'contact', task: 'contactClient' })).toBe('2026-11-30T06:30:00.000Z');
    await expect(letters.promisedBy(call(), { process: 'contact', task: 'nothing' })).rejects.toThrow('no deadline for "contact.nothing"');
  });
});
