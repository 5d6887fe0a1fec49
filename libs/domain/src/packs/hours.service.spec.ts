import { join } from 'node:path';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { projectFolder } from '../config/project-folder.js';
import type { Database } from '../database/database.js';
import { HoursService } from './hours.service.js';
import { Packs } from './packs.service.js';
import { SettingsService } from './settings.service.js';

const MONTH = '2026-11';
const LONG = { mon: ['9:00-20:00'], tue: ['9:00-20:00'], wed: ['9:00-20:00'], thu: ['9:00-20:00'], fri: ['9:00-20:00'] };
const NIGHT = { mon: ['9:00-13:00', '14:00-18:00'], sat: ['22:00-6:00'] };

let urls: TestDatabase;
let database: Database;
let company: Company;
let packs: Packs;
let hours: HoursService;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  packs = new Packs(database, join(projectFolder(), 'packs'), 1, company.clock);
  hours = new HoursService(packs, new SettingsService(database, company.clock, packs));
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const head = () => company.principal('head');
const read = () => hours.read(company.id, MONTH);
const day = async (date: string) => (await hours.read(company.id, date.slice(0, 7))).days.find((one) => one.date === date)!;
const open = async (text: string) => (await packs.of(company.id)).calendar.isOpen(Date.parse(`${text}+03:00`));
const acts = () => company.within((tx) => tx.rows<{ data: { row: string } }>(`SELECT data FROM audit WHERE act = 'settings.change' ORDER BY seq`));

describe('the working hours of a company', () => {
  it('ALL-1 are the pack’s with the official days by name, until something is set', async () => {
    const { now, pack, isSet, author, planned, days, choices } = await read();
    expect([now, pack, isSet, author, planned]).toEqual([{ hours: LONG, holidays: 'ru' }, { hours: LONG, holidays: 'ru' }, false, null, null]);
    expect([days.length, choices]).toEqual([30, ['cn', 'ru']]);
    expect(await day('2026-11-04')).toMatchObject({ shifts: [], official: { kind: 'off', name: 'unity' }, own: null });
    expect(await day('2026-11-03')).toMatchObject({ shifts: ['9:00-19:00'], official: { kind: 'short', name: null } });
    expect(await day('2026-12-31')).toMatchObject({ shifts: [], official: { kind: 'off', name: null } });
    expect(await day('2026-11-22')).toMatchObject({ shifts: [], official: null });
  });

  it('ALL-1 are set over the pack, at once or from a moment on, with their author, and taken back; each is one row in the audit', async () => {
    await hours.setWeek(head(), { hours: NIGHT, holidays: null }, null);
    expect(await read()).toMatchObject({
      now: { hours: NIGHT, holidays: null },
      pack: { hours: LONG, holidays: 'ru' },
      isSet: true,
      author: { by: { name: 'Проба head' }, since: null },
    });
    expect([await open('2026-11-23T13:30'), await open('2026-11-23T14:30'), await open('2026-11-29T05:00'), await open('2026-11-24T12:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    await hours.resetWeek(head(), false);
    const since = new Date(company.clock.at + 60_000);
    await hours.setWeek(head(), { hours: NIGHT, holidays: 'ru' }, since);
    expect(await read()).toMatchObject({ isSet: false, now: { hours: LONG }, planned: { since, set: { hours: NIGHT, holidays: 'ru' } } });
    await hours.resetWeek(head(), true);
    expect((await read()).planned).toBeNull();
    await hours.setWeek(head(), { hours: NIGHT, holidays: 'ru' }, since);
    company.clock.at += 60_000;
    expect(await read()).toMatchObject({ isSet: true, now: { hours: NIGHT, holidays: 'ru' }, planned: null, author: { since } });
    expect((await acts()).map(({ data }) => data.row)).toEqual(['week', 'week', 'week', 'week', 'week']);
  });

  it('ALL-1 of one day are said alone: free, or with hours of its own; taken back it is what week and holidays make of it', async () => {
    await hours.setDay(head(), '2026-11-25', []);
    await hours.setDay(head(), '2026-11-28', ['10:00-14:00']);
    expect([await day('2026-11-25'), await day('2026-11-28')]).toEqual([
      expect.objectContaining({ shifts: [], own: 'set', author: expect.objectContaining({ by: { id: company.people.head, name: 'Проба head' } }) as object }),
      expect.objectContaining({ shifts: ['10:00-14:00'], own: 'set' }),
    ]);
    expect([await open('2026-11-25T12:00'), await open('2026-11-28T12:00')]).toEqual([false, true]);
    await hours.resetDay(head(), '2026-11-25');
    expect(await day('2026-11-25')).toMatchObject({ shifts: ['9:00-20:00'], own: null, author: null });
    expect((await acts()).map(({ data }) => data.row)).toEqual(['2026-11-25', '2026-11-28', '2026-11-25']);
    await expect(hours.resetDay(head(), '2026-11-25')).rejects.toMatchObject({ code: 'not-found' });
    await expect(hours.setDay(head(), '2026-02-30', [])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are refused day by day where they are none, and nothing changes', async () => {
    const fieldsOf = (work: Promise<void>) =>
      work.then(
        () => [],
        ({ fields }: { fields: { path: string; rule: string }[] }) => fields.map(({ path, rule }) => `${path} ${rule}`),
      );
    expect(
      await fieldsOf(hours.setWeek(head(), { hours: { mon: ['9:00-12:00', '11:00-15:00'], tue: ['9-18'], fri: ['9:00-18:00'] }, holidays: 'ru' }, null)),
    ).toEqual(['hours.mon shifts', 'hours.tue shifts']);
    expect(await fieldsOf(hours.setWeek(head(), { hours: { mon: [] }, holidays: 'mars' }, null))).toEqual(['hours neverOpen', 'holidays choice']);
    expect(await fieldsOf(hours.setWeek(head(), { hours: { mon: null, tue: 'always', wed: [null] } as never, holidays: null }, null))).toEqual([
      'hours.mon list',
      'hours.tue list',
      'hours.wed shifts',
    ]);
    expect(await fieldsOf(hours.setWeek(head(), { hours: { monday: ['9:00-18:00'] }, holidays: null }, null))).toEqual(['hours.monday unknown']);
    expect(await fieldsOf(hours.setDay(head(), '2026-11-25', ['25:00-26:00']))).toEqual(['shifts shifts']);
    expect([(await read()).isSet, await acts()]).toEqual([false, []]);
  });

  it('are one company’s own', async () => {
    const neighbour = await Company.found(database);
    await hours.setWeek(head(), { hours: NIGHT, holidays: null }, null);
    expect((await hours.read(neighbour.id, MONTH)).isSet).toBe(false);
  });
});
