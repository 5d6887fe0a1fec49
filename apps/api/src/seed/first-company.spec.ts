import type { Database } from '#domain/database/database.js';
import { Pack } from '#domain/packs/pack.service.js';
import { SignInLinkService } from '#domain/people/sign-in-link.service.js';
import { StandingClock } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { seedDemo } from './demo.js';
import { firstCompany, refuseDemoBesideCompany } from './first-company.js';

const pack = Pack.read('packs/west-technology');
const clock = new StandingClock();
const NAMED = { login: 'boss', name: 'Проба Первая', company: 'Проба', timeZone: 'Asia/Yekaterinburg', language: 'ru' } as const;

let urls: TestDatabase;
let database: Database;
let links: SignInLinkService;
beforeEach(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  links = new SignInLinkService(database, clock);
});
afterEach(async () => {
  await database?.close();
  await urls?.drop();
});

const first = () => firstCompany(database, pack, clock.now());
const companies = () =>
  database.asSystem((tx) => tx.rows<{ name: string; zone: string; demo: boolean }>(`SELECT name, time_zone AS zone, demo FROM organisation`));
const use = (token: string) => links.use(token, { passwordHash: 'a hash', first: NAMED });

describe('an installation without demo data', () => {
  it('gets an empty company and a link, by which somebody becomes its administrator under the names that he gives', async () => {
    const link = await first();
    expect(await companies()).toEqual([expect.objectContaining({ demo: false, zone: pack.timeZone })]);
    expect(await links.look(link!.token)).toMatchObject({ kind: 'first' });
    const person = await use(link!.token);
    expect(await companies()).toEqual([{ name: 'Проба', zone: 'Asia/Yekaterinburg', demo: false }]);
    const people = await database.asSystem((tx) => tx.rows(`SELECT id, login, name, roles FROM person`));
    expect(people).toEqual([{ id: person, login: 'boss', name: 'Проба Первая', roles: ['admin'] }]);
  });

  it('gets a fresh link with each start as long as there is no administrator, and the one before is dead; afterwards none', async () => {
    const [old, fresh] = [await first(), await first()];
    await expect(links.look(old!.token)).rejects.toMatchObject({ code: 'link-over' });
    await use(fresh!.token);
    expect(await first()).toBeNull();
    expect(await companies()).toHaveLength(1);
  });

  it('gets a link again where the only administrator has left', async () => {
    await use((await first())!.token);
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false, login = 'gone'`));
    expect(await first()).not.toBeNull();
    expect(await companies()).toHaveLength(1);
  });

  it('gets one company and one administrator also where two starts prepare it at once', async () => {
    await Promise.all([first(), first(), first()]);
    expect(await companies()).toHaveLength(1);
    expect(await database.asSystem((tx) => tx.rows(`SELECT 1 FROM person`))).toHaveLength(1);
  });

  it('names nobody without the names, and keeps the link', async () => {
    const link = await first();
    await expect(links.use(link!.token, { passwordHash: 'a hash', first: null })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ path: 'first', rule: 'required' }],
    });
    expect(await links.look(link!.token)).toMatchObject({ kind: 'first' });
  });

  it('is never the demo’s database, nor the demo a real company’s', async () => {
    await first();
    await expect(refuseDemoBesideCompany(database)).rejects.toThrow('REGLAMENT_DEMO=0');
    const other = await freshDatabase();
    const demo = await openDatabase(other);
    try {
      await refuseDemoBesideCompany(demo);
      await seedDemo(demo, pack, { at: clock.now() });
      await refuseDemoBesideCompany(demo);
      await expect(firstCompany(demo, pack, clock.now())).rejects.toThrow('whose password everybody knows');
    } finally {
      await demo.close();
      await other.drop();
    }
  });
});
