import { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import { ownQuiet, quietOutsideWork, type QuietHours } from './quiet.rule.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60, days: EVERY_DAY };
const MOSCOW = 'Europe/Moscow';
const BERLIN = 'Europe/Berlin';

/** The quiet at an instant, as two texts. */
function quiet(hours: QuietHours, at: string, zone = MOSCOW): string[] | null {
  const found = ownQuiet(hours, zone, Date.parse(at));
  return found && [new Date(found.since).toISOString(), new Date(found.until).toISOString()];
}

describe('quiet hours of one’s own', () => {
  it('go over midnight: before it, after it, and not in between', () => {
    const night = ['2026-11-24T19:00:00.000Z', '2026-11-25T04:00:00.000Z'];
    expect(quiet(NIGHT, '2026-11-24T20:30:00Z')).toEqual(night);
    expect(quiet(NIGHT, '2026-11-25T02:00:00Z')).toEqual(night);
    expect(quiet(NIGHT, '2026-11-25T09:00:00Z')).toBeNull();
  });

  it('begin at their first instant, and are over at their last', () => {
    expect(quiet(NIGHT, '2026-11-24T18:59:59.999Z')).toBeNull();
    expect(quiet(NIGHT, '2026-11-24T19:00:00Z')).not.toBeNull();
    expect(quiet(NIGHT, '2026-11-25T03:59:59.999Z')).not.toBeNull();
    expect(quiet(NIGHT, '2026-11-25T04:00:00Z')).toBeNull();
  });

  it('belong to the day on which they begin: the night of Friday reaches into Saturday, that of Saturday is loud', () => {
    const week = { ...NIGHT, days: [1, 2, 3, 4, 5] };
    expect(quiet(week, '2026-11-28T01:00:00Z')).toEqual(['2026-11-27T19:00:00.000Z', '2026-11-28T04:00:00.000Z']);
    expect(quiet(week, '2026-11-28T21:00:00Z')).toBeNull();
    expect(quiet(week, '2026-11-30T03:00:00Z')).toBeNull(); // Monday morning belongs to Sunday's night
  });

  it('of a day alone are within the day, and touch nothing else', () => {
    const lunch = { from: 13 * 60, to: 14 * 60, days: EVERY_DAY };
    expect(quiet(lunch, '2026-11-24T10:30:00Z')).toEqual(['2026-11-24T10:00:00.000Z', '2026-11-24T11:00:00.000Z']);
    expect(quiet(lunch, '2026-11-24T11:00:00Z')).toBeNull();
  });

  it('of whole days in a row are one quiet, to the end of the last of them', () => {
    const weekend = { from: 0, to: 0, days: [6, 7] };
    expect(quiet(weekend, '2026-11-28T08:00:00Z')).toEqual(['2026-11-27T21:00:00.000Z', '2026-11-29T21:00:00.000Z']);
    expect(quiet(weekend, '2026-11-29T20:59:00Z')).toEqual(['2026-11-27T21:00:00.000Z', '2026-11-29T21:00:00.000Z']);
    expect(quiet(weekend, '2026-11-29T21:00:00Z')).toBeNull();
  });

  it('follow the clock on the wall in the nights in which it is changed', () => {
    // 29 March 2026: 2:00 becomes 3:00; the night has 8 hours. 25 October: 3:00 becomes 2:00; it has 10.
    expect(quiet(NIGHT, '2026-03-29T01:30:00Z', BERLIN)).toEqual(['2026-03-28T21:00:00.000Z', '2026-03-29T05:00:00.000Z']);
    expect(quiet(NIGHT, '2026-10-25T01:30:00Z', BERLIN)).toEqual(['2026-10-24T20:00:00.000Z', '2026-10-25T06:00:00.000Z']);
    // An end that the clock skips is the moment of the change; one that comes twice is its first coming.
    const short = { from: 60, to: 150, days: EVERY_DAY };
    expect(quiet(short, '2026-03-29T00:30:00Z', BERLIN)).toEqual(['2026-03-29T00:00:00.000Z', '2026-03-29T01:00:00.000Z']);
    expect(quiet(short, '2026-10-25T00:00:00Z', BERLIN)).toEqual(['2026-10-24T23:00:00.000Z', '2026-10-25T00:30:00.000Z']);
    expect(quiet(short, '2026-10-25T00:45:00Z', BERLIN)).toBeNull();
  });

  it('that the clock skips altogether, and those of no day, are none', () => {
    expect(quiet({ from: 130, to: 170, days: EVERY_DAY }, '2026-03-29T01:00:00Z', BERLIN)).toBeNull();
    expect(quiet({ ...NIGHT, days: [] }, '2026-11-24T20:30:00Z')).toBeNull();
  });

  it('say the same as a count minute by minute, through a month with a change of clocks', () => {
    for (const hours of [NIGHT, { from: 9 * 60, to: 9 * 60, days: [2, 3] }, { from: 23 * 60 + 30, to: 30, days: [1, 6] }]) {
      const length = (hours.to > hours.from ? hours.to : hours.to + 1440) - hours.from;
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: BERLIN, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
      for (let at = Date.UTC(2026, 9, 5); at < Date.UTC(2026, 10, 5); at += 17 * 60_000) {
        if (new Date(at).getUTCMonth() === 9 && new Date(at).getUTCDate() === 25 && new Date(at).getUTCHours() < 3) continue; // said above
        const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
        const minute = Number(part['hour']) * 60 + Number(part['minute']);
        const day = names.indexOf(part['weekday']!) + 1;
        const before = day === 1 ? 7 : day - 1;
        const wanted =
          (hours.days.includes(day) && minute >= hours.from && minute < hours.from + length) ||
          (hours.days.includes(before) && minute + 1440 < hours.from + length);
        expect([new Date(at).toISOString(), ownQuiet(hours, BERLIN, at) !== null]).toEqual([new Date(at).toISOString(), wanted]);
      }
    }
  });
});

describe('quiet outside of working time', () => {
  const calendar = new WorkingCalendar({
    timeZone: MOSCOW,
    week: [[], ...Array.from({ length: 5 }, () => [{ from: 9 * 60, to: 20 * 60 }]), []],
    days: new Map([['2026-11-25', []]]),
    minutesOfADay: 660,
  });
  const outside = (at: string) => {
    const found = quietOutsideWork(calendar, Date.parse(at));
    return found && [new Date(found.since).toISOString(), new Date(found.until).toISOString()];
  };

  it('is none while people work, and lasts from closing to opening', () => {
    expect(outside('2026-11-23T10:00:00Z')).toBeNull();
    expect(outside('2026-11-23T17:00:00Z')).toEqual(['2026-11-23T17:00:00.000Z', '2026-11-24T06:00:00.000Z']);
    expect(outside('2026-11-24T06:00:00Z')).toBeNull();
  });

  it('goes through a holiday and a weekend', () => {
    expect(outside('2026-11-25T08:00:00Z')).toEqual(['2026-11-24T17:00:00.000Z', '2026-11-26T06:00:00.000Z']);
    expect(outside('2026-11-29T12:00:00Z')).toEqual(['2026-11-27T17:00:00.000Z', '2026-11-30T06:00:00.000Z']);
  });
});
