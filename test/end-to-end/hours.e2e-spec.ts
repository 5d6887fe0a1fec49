import { setTimeout as pause } from 'node:timers/promises';
import type { WorkingHoursDto } from '../../apps/api/src/settings/hours.dto.js';
import type { DeadlineSettingsDto } from '../../apps/api/src/settings/settings.dto.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const HOUR = 3_600_000;
const MONTH = '?month=2027-01';
const CALENDAR = '/settings/calendar';

let product: Product;
let head: Person;
let secretary: Person;
beforeAll(async () => {
  product = await Product.start();
  [head, secretary] = [await Person.signIn(product, 'head'), await Person.signIn(product, 'secretary1')];
});
afterAll(() => product?.stop());

const send = <T = WorkingHoursDto>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  call<T>(product, method, path, { ...(body === undefined ? {} : { body }), headers: head.headers });
const read = async () => (await head.get<WorkingHoursDto>(`${CALENDAR}${MONTH}`)).body;
const later = (ahead: number) => new Date(Date.now() + ahead).toISOString();

describe('the working hours in the settings', () => {
  it('ALL-1 are read with the month and its holidays by name, set, taken back, and refused in words', async () => {
    await send('DELETE', `${CALENDAR}/week`);
    const before = await read();
    expect(before).toMatchObject({ month: '2027-01', timeZone: 'Europe/Moscow', isSet: false, now: before.pack, planned: null });
    expect(before.days[6]).toMatchObject({ date: '2027-01-07', shifts: [], official: 'Рождество', officialKind: 'off', own: null });
    const week = { hours: { mon: ['10:00-19:00'], sat: ['10:00-14:00'] }, holidays: null };
    const set = await send('PUT', `${CALENDAR}/week${MONTH}`, week);
    expect([set.status, set.body]).toEqual([
      200,
      expect.objectContaining({
        now: week,
        isSet: true,
        author: expect.objectContaining({ by: expect.objectContaining({ name: 'Демо Руководитель Продаж' }) as object, since: null }) as object,
      }),
    ]);
    const day = await send('PUT', `${CALENDAR}/days/2027-01-05`, { shifts: ['12:00-15:00'] });
    expect(day.body.days[4]).toMatchObject({ shifts: ['12:00-15:00'], own: 'set' });
    expect((await send('DELETE', `${CALENDAR}/days/2027-01-05`)).body.days[4]).toMatchObject({ shifts: [], own: null });
    expectProblem(await send('DELETE', `${CALENDAR}/days/2027-01-05`), { status: 404, code: 'not-found' });
    expect((await send('DELETE', `${CALENDAR}/week${MONTH}`)).body).toMatchObject({ isSet: false });
    const refused = await send<{ fields: object[] }>('PUT', `${CALENDAR}/week`, { hours: { mon: ['9-18'] }, holidays: 'mars' });
    expect([refused.status, refused.body.fields]).toEqual([
      422,
      [
        { path: 'hours.mon', message: 'Напишите часы так: 9:00-13:00, 14:00-18:00. Они не должны пересекаться' },
        { path: 'holidays', message: 'Выберите одно из предложенного' },
      ],
    ]);
    for (const wrong of [
      { hours: {} },
      { ...week, since: '2020-01-01T00:00:00Z' },
      { ...week, since: 'завтра' },
      { ...week, colour: 'red' },
      { hours: { mon: 'all day' }, holidays: null },
    ])
      expectProblem(await send('PUT', `${CALENDAR}/week`, wrong), { status: 422, code: 'invalid' });
    for (const wrong of ['2027-13', '1999-01', 'x']) expectProblem(await head.get(`${CALENDAR}?month=${wrong}`), { status: 422, code: 'invalid' });
    expectProblem(await secretary.get(CALENDAR), { status: 403, code: 'forbidden' });
  });

  it('ALL-1 count for tasks that open from then on; what is planned counts from its moment', async () => {
    const always = { hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['0:00-24:00']])), holidays: null };
    await send('PUT', `${CALENDAR}/week`, always);
    const dueIn = async () => {
      await pause(1_000); // a page of the list holds the newest of so many
      const task = await secretary.taskOf((await siteRequest(product)).body.caseId);
      return Math.round((Date.parse(task.dueAt!) - Date.parse(task.openedAt)) / 60_000);
    };
    const settled = async (minutes: (found: number) => boolean) => product.until('the worker to know the hours', async () => minutes(await dueIn()), 90_000);
    expect(await settled((found) => found === 10)).toBe(true);
    // A day of the usual length that begins in some two hours: ten working minutes from now are over only then.
    const opening = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Moscow', hour: '2-digit', hourCycle: 'h23' }).format(new Date(Date.now() + 3 * HOUR));
    const hour = Number(opening) % 24;
    const soon = Object.fromEntries(Object.keys(always.hours).map((day) => [day, [`${hour}:00-${(hour + 11) % 24}:00`]]));
    const planned = await send('PUT', `${CALENDAR}/week`, { hours: soon, holidays: null, since: later(20_000) });
    expect(planned.body).toMatchObject({ now: always, planned: { week: { hours: soon } } });
    expect(await settled((found) => found > 60)).toBe(true);
    expect((await read()).now.hours).toEqual(soon);
  }, 240_000);
});

describe('a deadline in the settings', () => {
  it('is told with its author, may be planned for later, and the plan taken back', async () => {
    const path = '/settings/deadlines/intake/confirmRequest';
    const due = '12 working minutes';
    const of = ({ items }: DeadlineSettingsDto) => items.find(({ task }) => task === 'confirmRequest')!;
    const planned = await send<DeadlineSettingsDto>('PUT', path, { changes: { due }, since: later(HOUR) });
    expect([planned.status, of(planned.body)]).toEqual([
      200,
      expect.objectContaining({
        origin: 'pack',
        author: null,
        planned: expect.objectContaining({ set: { due }, by: expect.objectContaining({ name: 'Демо Руководитель Продаж' }) as object }) as object,
      }),
    ]);
    expect(planned.body.escalations).toEqual(expect.arrayContaining([{ role: 'head', label: 'Руководитель продаж' }]));
    expect(of((await send<DeadlineSettingsDto>('DELETE', `${path}?planned=true`)).body)).toMatchObject({ origin: 'pack', planned: null });
    const set = await send<DeadlineSettingsDto>('PUT', path, { changes: { due } });
    expect(of(set.body)).toMatchObject({ origin: 'overlay', set: { due }, author: { by: { name: 'Демо Руководитель Продаж' }, since: null } });
    expect(of((await send<DeadlineSettingsDto>('DELETE', path)).body)).toMatchObject({ origin: 'pack', author: null });
    const refused = await send<{ fields: object[] }>('PUT', path, { changes: { due }, since: later(-HOUR) });
    expect([refused.status, refused.body.fields]).toEqual([422, [{ path: 'since', message: 'Выберите время, которое ещё не наступило' }]]);
  });
});
