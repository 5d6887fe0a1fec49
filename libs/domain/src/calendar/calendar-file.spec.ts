import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingText } from '../packs/finding.type.js';
import { JsonFile } from '../packs/placed-json.js';
import { readOne } from '../packs/read-pack.js';
import { readCalendar, type PackCalendar } from './calendar-file.js';

const HOLIDAYS = join(import.meta.dirname, 'holidays');
const WEEK = { mon: ['9:00-18:00'], tue: ['9:00-18:00'], wed: ['9:00-18:00'], thu: ['9:00-18:00'], fri: ['9:00-18:00'] };
const HOUR = 3_600_000;

/** The calendar of such a file, or all that is wrong with it. */
function read(change: object, timeZone = 'Europe/Moscow'): PackCalendar {
  const file = new JsonFile('calendar.json', JSON.stringify({ hours: WEEK, source: 'WT', ...change }));
  const calendar = readOne(file, (json) => readCalendar(json, timeZone));
  if (!calendar) throw new Error(file.findings.map(findingText).join('\n'));
  return calendar;
}

/** Working hours of one day, by a zone that is so many hours ahead of UTC. */
function hoursOf(date: string, { calendar }: PackCalendar, ahead: number): number {
  const begin = Date.parse(`${date}T00:00Z`) - ahead * HOUR;
  return calendar.between(begin, begin + 24 * HOUR) / HOUR;
}

describe('the calendar of a pack', () => {
  it.each([
    ['2026-01-09', 0], // the day off of Saturday 3 January
    ['2026-01-12', 9],
    ['2026-03-09', 0], // 8 March is a Sunday
    ['2026-04-30', 8], // the day before a holiday
    ['2026-05-11', 0],
    ['2026-11-03', 8],
    ['2026-12-31', 0], // the day off of Sunday 4 January
    ['2027-01-08', 0],
    ['2027-05-03', 0], // 1 May is a Saturday
  ])('ALL-1 knows the official days of Russia: on %s people work %i hours', (date, hours) => {
    expect(hoursOf(date, read({ holidays: 'ru', shortenBy: '1 hour' }), 3)).toBe(hours);
  });

  it.each([
    ['2026-01-04', 9], // a Sunday that is worked
    ['2026-02-14', 9],
    ['2026-02-16', 0],
    ['2026-02-24', 9],
    ['2026-09-20', 9],
    ['2026-10-07', 0],
    ['2026-10-10', 9],
  ])('ALL-1 knows the official days of China: on %s people work %i hours', (date, hours) => {
    expect(hoursOf(date, read({ holidays: 'cn' }, 'Asia/Shanghai'), 8)).toBe(hours);
  });

  it('lets its own days win over the official ones, and does not shorten where it does not say so', () => {
    const calendar = read({ holidays: 'ru', days: { '2026-12-31': ['9:00-13:00'], '2026-12-30': [] } });
    expect(['2026-12-31', '2026-12-30', '2026-11-03'].map((date) => hoursOf(date, calendar, 3))).toEqual([4, 0, 9]);
  });

  it('tells what it does not know of this year and the next, and nothing where it follows no holidays', () => {
    const gaps = (year: number) => read({ holidays: 'ru' }).gaps(new Date(Date.UTC(year, 5, 1)));
    expect(gaps(2026)).toEqual([expect.stringMatching(/holidays of 2027 lack the days off that the Government moves.*holidays\/ru\.json/)]);
    expect(gaps(2028)).toEqual([
      expect.stringMatching(/holidays of 2028 are not known.*its week goes on all year/),
      expect.stringMatching(/holidays of 2029 are not known/),
    ]);
    expect(read({}).gaps(new Date())).toEqual([]);
  });

  it.each(['ru', 'cn'])('names the source of each year of the holidays "%s"', (name) => {
    const { years } = JSON.parse(readFileSync(join(HOLIDAYS, `${name}.json`), 'utf8')) as { years: Record<string, { source: string }> };
    for (const { source } of Object.values(years)) expect(source).toMatch(/Labour Code|State Council/);
  });

  it.each<[what: string, change: object, sentence: RegExp]>([
    ['no hours', { hours: undefined }, /calendar\.json:1: "hours" is missing/],
    ['hours that never open', { hours: {} }, /calendar\.json:1: a calendar that never opens: give at least one day of the week its hours/],
    ['a day that there is not', { hours: { monday: ['9:00-18:00'] } }, /"hours" names "monday", which is no day of the week; choose one of sun, mon/],
    ['a shift that is none', { hours: { mon: ['9-18'] } }, /calendar\.json:1: "9-18" is no shift: write from and until/],
    ['a shift that is no text', { hours: { mon: [9] } }, /"mon" → "0": 9 is not right: a string is wanted/],
    ['a text for a list', { hours: { mon: '9:00-18:00' } }, /"hours" → "mon": "9:00-18:00" is not right: an array is wanted/],
    ['a date that there is not', { days: { '2026-02-30': [] } }, /"days" names "2026-02-30", which is no date/],
    ['holidays that there are not', { holidays: 'mars' }, /there are no holidays "mars"; choose one of cn, ru/],
    ['a way out of its folder', { holidays: '../x' }, /there are no holidays "\.\.\/x"/],
    ['short days shorter by working time', { shortenBy: '1 working hour' }, /"shortenBy" is 1 working hour: give it in minutes or hours/],
    ['a day of no minutes', { minutesOfADay: 0 }, /minutesOfADay/],
    ['no source', { source: undefined }, /source/],
    ['a word that it does not know', { lunch: '12:00-13:00' }, /lunch/],
  ])('with %s stops the start, and says what is wrong', (_what, change, sentence) => {
    expect(() => read(change)).toThrow(sentence);
  });
});
