import fc from 'fast-check';
import { calendarOf, type Hours } from './hours.rule.js';
import { WorkingCalendar } from './working-calendar.rule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const every = (...shifts: string[]) => Object.fromEntries(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, shifts]));
const weekdays = (...shifts: string[]) => Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, shifts]));

const hours = (change: Partial<Hours>): Hours => ({
  timeZone: 'Europe/Moscow',
  week: weekdays('9:00-20:00'),
  days: {},
  off: [],
  working: [],
  short: [],
  shortenBy: 0,
  minutesOfADay: undefined,
  ...change,
});

const calendar = (change: Partial<Hours> = {}) => new WorkingCalendar(calendarOf(hours(change)));

/** An instant by the wall clock of a zone whose offset then is told: `2026-11-23T09:00+03:00`. */
const at = (text: string) => Date.parse(text);
const msk = (text: string) => at(`${text}+03:00`);
const iso = (instant: number) => new Date(instant).toISOString();

describe('working time', () => {
  const office = calendar({ off: ['2026-12-31'], short: ['2026-11-27'], shortenBy: 60, working: ['2026-11-28'], days: { '2026-12-05': ['10:00-14:00'] } });

  it.each<[what: string, from: string, minutes: number, until: string]>([
    ['within a day', '2026-11-23T10:00', 45, '2026-11-23T10:45'],
    ['of nothing is now, at night too', '2026-11-23T03:00', 0, '2026-11-23T03:00'],
    ['at night begins at opening: ALL-1, a request at 03:00 is not late at 03:10', '2026-11-24T03:00', 10, '2026-11-24T09:10'],
    ['that ends at closing stays there', '2026-11-23T19:30', 30, '2026-11-23T20:00'],
    ['of one minute more goes on at the next opening', '2026-11-23T19:30', 31, '2026-11-24T09:01'],
    ['from the instant of closing begins at the next opening', '2026-11-23T20:00', 1, '2026-11-24T09:01'],
    ['over a short day ends it an hour earlier', '2026-11-27T18:30', 31, '2026-11-28T09:01'],
    ['on a free day that is worked has the commonest hours', '2026-11-28T09:00', 11 * 60, '2026-11-28T20:00'],
    ['over a free Sunday', '2026-11-28T19:59', 2, '2026-11-30T09:01'],
    ['on a day with hours of its own', '2026-12-04T19:59', 2, '2026-12-05T10:01'],
    ['over a holiday', '2026-12-30T19:59', 2, '2027-01-01T09:01'],
    ['of five working days', '2026-12-07T12:00', 5 * 660, '2026-12-14T12:00'],
  ])('%s', (_what, from, minutes, until) => {
    expect(iso(office.add(msk(from), minutes * MINUTE))).toBe(iso(msk(until)));
    expect(office.between(msk(from), msk(until))).toBe(minutes * MINUTE);
  });

  it('of split shifts (9-12, 13:30-18, 19:30-23:30) leaves the breaks out, and a day is all three', () => {
    const shop = calendar({ timeZone: 'Asia/Shanghai', week: every('9:00-12:00', '13:30-18:00', '19:30-23:30') });
    const sh = (text: string) => at(`${text}+08:00`);
    expect(shop.minutesOfADay).toBe(690);
    expect(iso(shop.add(sh('2026-11-22T11:50'), 20 * MINUTE))).toBe(iso(sh('2026-11-22T13:40')));
    expect(iso(shop.add(sh('2026-11-22T12:30'), 4.5 * HOUR))).toBe(iso(sh('2026-11-22T18:00')));
    expect(iso(shop.add(sh('2026-11-22T17:00'), 690 * MINUTE))).toBe(iso(sh('2026-11-23T17:00')));
    expect([shop.isOpen(sh('2026-11-22T12:00')), shop.isOpen(sh('2026-11-22T13:30')), shop.isOpen(sh('2026-11-22T23:30'))]).toEqual([false, true, false]);
    expect(iso(shop.nextOpening(sh('2026-11-22T18:00')))).toBe(iso(sh('2026-11-22T19:30')));
  });

  it('of a shift over midnight belongs to the day on which it begins', () => {
    const night = calendar({ week: { fri: ['22:00-6:00'] }, off: ['2026-11-27'] });
    expect(iso(night.add(msk('2026-11-20T23:00'), 7 * HOUR))).toBe(iso(msk('2026-11-21T06:00')));
    expect(night.isOpen(msk('2026-11-21T05:59'))).toBe(true);
    expect(iso(night.nextOpening(msk('2026-11-21T06:00')))).toBe(iso(msk('2026-12-04T22:00'))); // the 27th is off, with the night that begins on it
  });

  it('of a night that reaches into the hours of the next day is counted once', () => {
    const shifts = calendar({ week: { mon: ['20:00-10:00'], tue: ['9:00-18:00'] } });
    expect(shifts.between(msk('2026-11-23T20:00'), msk('2026-11-24T18:00'))).toBe(22 * HOUR);
  });

  it('of a shift in which clocks are put forward is an hour less, and put back an hour more: what is counted is real', () => {
    const berlin = calendar({ timeZone: 'Europe/Berlin', week: every('1:00-4:00') });
    expect(berlin.between(at('2026-03-29T00:00+01:00'), at('2026-03-29T12:00+02:00'))).toBe(2 * HOUR);
    expect(iso(berlin.add(at('2026-03-29T01:00+01:00'), 90 * MINUTE))).toBe(iso(at('2026-03-29T03:30+02:00')));
    expect(berlin.between(at('2026-10-25T00:00+02:00'), at('2026-10-25T12:00+01:00'))).toBe(4 * HOUR);
    expect(iso(berlin.add(at('2026-10-25T01:00+02:00'), 150 * MINUTE))).toBe(iso(at('2026-10-25T02:30+01:00')));
  });

  it.each<[what: string, shift: string, from: string, until: string]>([
    ['that begins in the hour that is skipped begins at the change', '2:30-5:00', '2026-03-29T03:00+02:00', '2026-03-29T05:00+02:00'],
    ['that ends in the hour that is skipped ends at the change', '0:00-2:30', '2026-03-29T00:00+01:00', '2026-03-29T03:00+02:00'],
    ['that begins in the hour that comes twice begins at its first coming', '2:30-5:00', '2026-10-25T02:30+02:00', '2026-10-25T05:00+01:00'],
    ['that ends in the hour that comes twice ends at its first coming', '0:00-2:30', '2026-10-25T00:00+02:00', '2026-10-25T02:30+02:00'],
    ['over midnight into the hour that is skipped', '22:00-2:30', '2026-03-28T22:00+01:00', '2026-03-29T03:00+02:00'],
    ['over midnight through the hour that comes twice', '22:00-6:00', '2026-10-24T22:00+02:00', '2026-10-25T06:00+01:00'],
  ])('of a shift %s', (_what, shift, from, until) => {
    const berlin = calendar({ timeZone: 'Europe/Berlin', week: every(shift) });
    expect(iso(berlin.nextOpening(at(from) - HOUR))).toBe(iso(at(from)));
    expect(iso(berlin.add(at(from), at(until) - at(from)))).toBe(iso(at(until)));
    expect([berlin.isOpen(at(until) - 1), berlin.isOpen(at(until))]).toEqual([true, false]);
  });

  it('of around the clock is elapsed time, whatever the clocks do', () => {
    const always = calendar({ timeZone: 'Europe/Berlin', week: every('0:00-24:00') });
    expect(always.between(at('2025-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(730 * DAY);
    expect([always.nextOpening(17), always.isOpen(17), always.add(17, DAY)]).toEqual([17, true, 17 + DAY]);
  });

  it('tells its stretches between two instants: cut off at both, across the end of a year, and one where they touch', () => {
    const shop = calendar({ week: every('9:00-18:00'), off: ['2027-01-01'] });
    const told = (from: string, until: string) => shop.stretches(msk(from), msk(until)).map((stretch) => stretch.map(iso));
    expect(told('2026-12-31T12:00', '2027-01-02T10:00')).toEqual([
      [iso(msk('2026-12-31T12:00')), iso(msk('2026-12-31T18:00'))],
      [iso(msk('2027-01-02T09:00')), iso(msk('2027-01-02T10:00'))],
    ]);
    expect(told('2026-12-30T18:00', '2026-12-31T09:00')).toEqual([]);
    const always = calendar({ week: every('0:00-24:00') });
    expect(always.stretches(17, 17 + 400 * DAY)).toEqual([[17, 17 + 400 * DAY]]);
  });

  it('refuses less than nothing, and an instant that is none', () => {
    expect(() => office.add(0, -1)).toThrow('give a number that is not negative');
    expect(() => office.subtract(0, -1)).toThrow('give a number that is not negative');
    expect(() => office.add(0, NaN)).toThrow('give a number that is not negative');
    expect(() => office.add(NaN, 1)).toThrow('an instant that is none');
  });

  it('refuses a calendar that never opens, even with single days of work', () => {
    expect(() => calendar({ week: {}, days: { '2026-12-05': ['10:00-14:00'] } })).toThrow('never opens');
  });
});

/** Counts as a clerk with a calendar on the wall would: minute by minute, by what the wall clock has shown at the latest. */
class SlowCount {
  private readonly format: Intl.DateTimeFormat;

  constructor(private readonly hours: Hours) {
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone: hours.timeZone, dateStyle: 'short', timeStyle: 'short' });
  }

  /** For each minute from `from` to `to` whether it is worked. */
  minutes(from: number, to: number): boolean[] {
    const worked: boolean[] = [];
    let shown = '';
    for (let minute = from - 2 * DAY; minute < to; minute += MINUTE) {
      const wall = this.format.format(minute);
      if (wall > shown) shown = wall; // clocks that are put back show nothing new
      if (minute >= from) worked.push(this.isWorked(shown));
    }
    return worked;
  }

  private isWorked(wall: string): boolean {
    const [date = '', time = ''] = wall.split(' ');
    const yesterday = new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
    const in24 = (hour: number) => `${String(hour).padStart(2, '0')}${time.slice(2)}`;
    const hour = Number(time.slice(0, 2));
    return this.covers(date, in24(hour)) || this.covers(yesterday, in24(hour + 24));
  }

  private covers(date: string, time: string): boolean {
    const { week, days, off } = this.hours;
    const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(date).getUTCDay()]!;
    const shifts = days[date] ?? (off.includes(date) ? [] : (week[day] ?? []));
    return shifts.some((shift) => {
      const [from = '', to = ''] = shift.split('-').map((part) => part.padStart(5, '0'));
      const end = to > from ? to : `${Number(to.slice(0, 2)) + 24}${to.slice(2)}`;
      return time >= from && time < end;
    });
  }
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The shifts of one day: none, one, split ones, or one over midnight. */
const dayOfShifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => (quarters.length % 2 === 0 ? quarters : quarters.slice(1)).toSorted((a, b) => a - b).map((quarter) => quarter * 15))
  .chain((edges) =>
    fc.boolean().map((overnight) => {
      const shifts = edges.flatMap((from, index) => (index % 2 === 0 ? [`${clock(from)}-${clock(edges[index + 1]!)}`] : []));
      return overnight && edges.length > 0 && edges[0]! > 0 ? [...shifts, `23:45-${clock(edges[0]!)}`] : shifts;
    }),
  )
  .filter((shifts) => shifts.filter((shift) => shift.startsWith('23:45')).length < 2);

/** Weeks of every form in zones that change their clocks forward, back, by half an hour, and never. */
const someHours = fc
  .record({
    timeZone: fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Yekaterinburg'),
    sun: dayOfShifts,
    mon: dayOfShifts,
    wed: dayOfShifts,
    sat: dayOfShifts,
    special: dayOfShifts,
  })
  .filter(({ sun, mon, wed, sat }) => [sun, mon, wed, sat].some((shifts) => shifts.length > 0))
  .map(({ timeZone, special, ...week }) =>
    hours({ timeZone, week: { ...week, tue: week.mon, thu: week.wed, fri: week.mon }, off: ['2026-03-30'], days: { '2026-10-26': special, '2026-04-06': [] } }),
  );

/** Instants about the changes of clocks in 2026, to the minute. */
const around = fc.constantFrom('2026-03-27T00:00Z', '2026-10-23T00:00Z', '2026-03-06T12:00Z', '2026-04-03T00:00Z', '2026-12-30T00:00Z', '2026-07-01T00:00Z');
const instant = fc.tuple(around, fc.integer({ min: 0, max: 4 * 24 * 60 })).map(([day, minute]) => at(day) + minute * MINUTE);
const duration = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => minutes * MINUTE);

describe('working time, whatever the calendar', () => {
  it('is what a slow count minute by minute comes to', () => {
    fc.assert(
      fc.property(someHours, instant, (of, from) => {
        const fast = new WorkingCalendar(calendarOf(of));
        const slow = new SlowCount(of).minutes(from, from + 4 * DAY);
        let counted = 0;
        slow.forEach((worked, minute) => {
          const start = from + minute * MINUTE;
          if (fast.isOpen(start) !== worked) throw new Error(`${iso(start)} is ${worked ? '' : 'not '}worked by the slow count`);
          if (fast.between(from, start) !== counted * MINUTE) throw new Error(`until ${iso(start)} the slow count has ${counted} minutes`);
          if (worked) {
            counted += 1;
            const end = start + MINUTE;
            if (fast.add(from, counted * MINUTE) !== end) throw new Error(`${counted} minutes end at ${iso(end)} by the slow count`);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('grows with time and with its length, adds up, and is undone by its opposite', () => {
    fc.assert(
      fc.property(someHours, instant, instant, duration, duration, (of, one, other, a, b) => {
        const time = new WorkingCalendar(calendarOf(of));
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(time.add(from, a)).toBeLessThanOrEqual(time.add(to, a)); // monotonic in the instant
        expect(time.add(from, Math.min(a, b))).toBeLessThanOrEqual(time.add(from, Math.max(a, b))); // and in the length
        expect(time.add(from, a)).toBeGreaterThanOrEqual(from + a); // nobody works more than the time there is
        expect(time.add(time.add(from, a), b)).toBe(b === 0 ? time.add(from, a) : time.add(from, a + b)); // additive
        expect(time.between(from, time.add(from, a))).toBe(a); // inverse
        expect(time.between(time.subtract(to, a), to)).toBe(a);
        expect(time.between(from, to) + time.between(to, from)).toBe(0);
        expect(time.add(from, time.between(from, to))).toBeLessThanOrEqual(to);
        expect(time.subtract(to, time.between(from, to))).toBeGreaterThanOrEqual(from);
        expect(time.between(from, time.nextOpening(from))).toBe(0);
        expect(time.isOpen(time.nextOpening(from))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(
        someHours,
        fc.array(fc.tuple(fc.integer({ min: at('2020-06-01T00:00Z'), max: at('2031-06-01T00:00Z') }), duration), { minLength: 2, maxLength: 5 }),
        (of, asked) => {
          const [one, other] = [new WorkingCalendar(calendarOf(of)), new WorkingCalendar(calendarOf(of))];
          const forth = asked.map(([from, length]) => one.add(from, length));
          const back = asked.toReversed().map(([from, length]) => other.add(from, length));
          expect(back.toReversed()).toEqual(forth);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('the hours of a pack', () => {
  it.each<[what: string, change: Partial<Hours>, sentence: string]>([
    ['a shift that is none', { week: { mon: ['nine to five'] } }, 'no shift: write from and until'],
    ['an hour that there is not', { week: { mon: ['9:00-25:00'] } }, 'no shift: write from and until'],
    ['a minute that there is not', { week: { mon: ['9:60-12:00'] } }, 'no shift: write from and until'],
    ['a shift of no length', { week: { mon: ['9:00-9:00'] } }, 'no length'],
    ['shifts that overlap', { week: { mon: ['9:00-12:00', '11:00-15:00'] } }, 'overlap'],
    ['a night that reaches into its own day', { week: { mon: ['8:00-12:00', '22:00-9:00'] } }, 'longer than a day'],
  ])('with %s are refused', (_what, change, sentence) => {
    expect(() => calendar(change)).toThrow(sentence);
  });

  it('have the minutes of the commonest day for a full one, of two alike the longer, or what the setting says', () => {
    expect(calendar({ week: { ...weekdays('10:00-19:00'), sat: ['11:00-16:00'] } }).minutesOfADay).toBe(540);
    expect(calendar({ week: { mon: ['9:00-12:00'], tue: ['9:00-18:00'] } }).minutesOfADay).toBe(540);
    expect(calendar({ minutesOfADay: 480 }).minutesOfADay).toBe(480);
  });

  it('lose a whole shift on a short day where the last is no longer than that', () => {
    const days = calendarOf(hours({ week: weekdays('9:00-12:00', '13:00-13:30'), short: ['2026-11-23'], shortenBy: 60 })).days;
    expect(days.get('2026-11-23')).toEqual([{ from: 540, to: 690 }]);
  });
});
