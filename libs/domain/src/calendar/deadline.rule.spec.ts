import { join } from 'node:path';
import fc from 'fast-check';
import { Pack } from '../packs/pack.service.js';
import { deadlineState } from './deadline-state.rule.js';
import { checkDeadline, deadlineOf, elapsedOf, movedInstant } from './deadline.rule.js';
import { calendarOf } from './hours.rule.js';
import { WorkingCalendar } from './working-calendar.rule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The default pack's: Monday to Friday 9:00-20:00 in Moscow. */
const { calendar } = Pack.read(join(import.meta.dirname, '../../../../packs/west-technology'));
const always = new WorkingCalendar(
  calendarOf({
    timeZone: 'UTC',
    week: Object.fromEntries(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, ['0:00-24:00']])),
    days: {},
    off: [],
    working: [],
    short: [],
    shortenBy: 0,
    minutesOfADay: undefined,
  }),
);

const ROW = { warn: '5 minutes', due: '10 minutes', escalateTo: 'head', source: 'WT-1.2' } as const;
const WORKING = { ...ROW, warn: '45 working minutes', due: '60 working minutes' };
const msk = (text: string) => Date.parse(`${text}+03:00`);
const iso = (at: number) => new Date(at).toISOString();
const kept = (from: number) => ({ from, promised: null });

describe('a deadline', () => {
  it('is the opening plus the durations of the table, and escalates to whom the table says', () => {
    expect(deadlineOf(ROW, kept(1_000), { calendar, speed: 1 })).toEqual({ warnAt: 301_000, dueAt: 601_000, escalateTo: 'head', timing: 'elapsed' });
    expect(deadlineOf(ROW, kept(1_000), { calendar, speed: 60 })).toMatchObject({ warnAt: 6_000, dueAt: 11_000 });
  });

  it('ALL-1 runs in the working time of its pack: what comes at night or on a Saturday begins to run at opening', () => {
    const due = (from: string) => {
      const { warnAt, dueAt, timing } = deadlineOf(WORKING, kept(msk(from)), { calendar, speed: 1 });
      return [iso(warnAt), iso(dueAt), timing];
    };
    expect(due('2026-11-24T03:00')).toEqual([iso(msk('2026-11-24T09:45')), iso(msk('2026-11-24T10:00')), 'working']);
    expect(due('2026-11-27T19:30')).toEqual([iso(msk('2026-11-30T09:15')), iso(msk('2026-11-30T09:30')), 'working']);
    expect(due('2026-12-30T19:30')).toEqual([iso(msk('2027-01-11T09:15')), iso(msk('2027-01-11T09:30')), 'working']); // 31 December is off, too
    expect(due('2026-04-30T18:30')).toEqual([iso(msk('2026-05-04T09:15')), iso(msk('2026-05-04T09:30')), 'working']); // a short day
  });

  it('of working time is shortened by the training before it is counted', () => {
    const { dueAt } = deadlineOf({ ...ROW, warn: '1 working day', due: '2 working days' }, kept(msk('2026-11-27T19:50')), { calendar, speed: 60 });
    expect(iso(dueAt)).toBe(iso(msk('2026-11-30T09:12'))); // 2 x 660 minutes / 60
  });

  it('that was promised is that instant, whatever the training, and warns as long before it as the table does', () => {
    const promise = (promised: string, from = '2026-11-24T10:00', speed = 1) => {
      const { warnAt, dueAt, timing } = deadlineOf(WORKING, { from: msk(from), promised: msk(promised) }, { calendar, speed });
      expect([iso(dueAt), timing]).toEqual([iso(msk(promised)), 'promised']);
      return iso(warnAt);
    };
    expect(promise('2026-11-25T15:00')).toBe(iso(msk('2026-11-25T14:45')));
    expect(promise('2026-11-25T09:05')).toBe(iso(msk('2026-11-24T19:50')));
    expect(promise('2026-11-29T15:00')).toBe(iso(msk('2026-11-27T19:45'))); // a Sunday: the warning comes while somebody is there
    expect(promise('2026-11-25T15:00', '2026-11-24T10:00', 15)).toBe(iso(msk('2026-11-25T14:59')));
    expect(promise('2026-11-24T10:05')).toBe(iso(msk('2026-11-24T10:00'))); // not before the beginning
    expect(promise('2026-11-24T09:00')).toBe(iso(msk('2026-11-24T09:00'))); // promised for earlier than now: late at once
    const elapsed = deadlineOf(ROW, { from: 0, promised: 20 * HOUR }, { calendar, speed: 1 });
    expect(elapsed).toMatchObject({ warnAt: 20 * HOUR - 5 * MINUTE, dueAt: 20 * HOUR });
  });

  it('never warns after it is due, never is before the opening, and shrinks as the training runs faster', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
    const instants = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(fc.tuple(minutes, minutes), instants, fc.integer({ min: 1, max: 10_000 }), fc.constantFrom('', 'working '), (pair, from, speed, working) => {
        const [warn, due] = [Math.min(...pair), Math.max(...pair)];
        const row = { ...ROW, warn: `${warn} ${working}minutes`, due: `${due} ${working}minutes` };
        const deadline = deadlineOf(row, kept(from), { calendar, speed });
        expect(deadline.warnAt).toBeGreaterThanOrEqual(from);
        expect(deadline.dueAt).toBeGreaterThanOrEqual(deadline.warnAt);
        expect(Number.isInteger(deadline.dueAt) && Number.isInteger(deadline.warnAt)).toBe(true);
        expect(deadlineOf(row, kept(from + 7), { calendar, speed }).dueAt).toBeGreaterThanOrEqual(deadline.dueAt);
        expect(deadline.dueAt).toBeLessThanOrEqual(deadlineOf(row, kept(from), { calendar, speed: 1 }).dueAt);
      }),
      { numRuns: 50 },
    );
  });

  it('of which one half is working time and the other is not, or that warns too late, is refused with a sentence', () => {
    const check = (warn: string, due: string) => checkDeadline({ ...ROW, warn, due }, calendar)?.message;
    expect(check('1 hour', '2 working hours')).toBe('warns after 1 hour and is due after 2 working hours: write both in working time, or neither.');
    expect(check('12 working hours', '1 working day')).toMatch(/^warns after it is due: write a "warn" of 1 working day or less\.$/); // a day has eleven
    expect(check('11 working hours', '1 working day')).toBeUndefined();
  });
});

describe('a duration, by a calendar', () => {
  it.each([
    ['3 working days', '2026-11-24T12:00', '2026-11-27T12:00'],
    ['1 working day', '2026-11-27T12:00', '2026-11-30T12:00'],
    ['0 working minutes', '2026-11-28T12:00', '2026-11-28T12:00'],
    ['48 hours', '2026-11-27T12:00', '2026-11-29T12:00'],
    ['2 days', '2026-11-27T12:00', '2026-11-29T12:00'],
  ])('of %s from %s lasts until %s', (text, from, until) => {
    expect(iso(msk(from) + elapsedOf(text, msk(from), calendar))).toBe(iso(msk(until)));
  });
});

describe('an instant that a hold moves', () => {
  const held = { from: msk('2026-11-24T12:00'), to: msk('2026-11-27T19:00') };
  const moved = (at: string, timing: 'working' | 'elapsed' | 'promised') => iso(movedInstant(msk(at), held, { timing, calendar }));

  it('has as much time left after it as before, in working time where it was counted so', () => {
    expect(moved('2026-11-24T14:00', 'working')).toBe(iso(msk('2026-11-30T10:00')));
    expect(moved('2026-11-24T14:00', 'elapsed')).toBe(iso(msk('2026-11-27T21:00')));
    expect(moved('2026-11-24T14:00', 'promised')).toBe(iso(msk('2026-11-27T21:00')));
    expect(moved('2026-11-24T11:00', 'working')).toBe(iso(msk('2026-11-27T18:00'))); // it had passed, by an hour
  });

  it('comes back where it was when the whole hold is taken back, and is elapsed time where people work around the clock', () => {
    const instants = fc.integer({ min: msk('2026-11-20T00:00'), max: msk('2027-02-01T00:00') });
    fc.assert(
      fc.property(instants, instants, instants, (from, to, later) => {
        const working = { timing: 'working', calendar } as const;
        const at = calendar.add(from, Math.floor(Math.abs(later - from) / 3)); // somebody has counted it
        const there = movedInstant(at, { from, to }, working);
        expect(movedInstant(there, { from: to, to: from }, working)).toBe(at);
        expect(to < from || there >= at).toBe(true); // a hold moves nothing to earlier
        expect(movedInstant(at, { from, to }, { timing: 'working', calendar: always })).toBe(movedInstant(at, { from, to }, { timing: 'elapsed', calendar }));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the state of a clock', () => {
  it.each([
    [0, 'calm'],
    [9, 'calm'],
    [10, 'soon'],
    [19, 'soon'],
    [20, 'late'],
    [1_000, 'late'],
  ])('at %i, with a warning at 10 and the end at 20, is %s', (now, state) => expect(deadlineState(now, 10, 20)).toBe(state));

  it('is none without an end, and knows only calm and late without a warning', () => {
    expect(deadlineState(5, null, null)).toBe('none');
    expect(deadlineState(5, 1, null)).toBe('none');
    expect([deadlineState(19, null, 20), deadlineState(20, null, 20)]).toEqual(['calm', 'late']);
  });

  it('never goes back as time goes on', () => {
    const order = ['calm', 'soon', 'late'];
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), ([a, b, warn, more]) => {
        const at = (now: number) => order.indexOf(deadlineState(now, warn!, warn! + more!));
        expect(at(Math.min(a!, b!))).toBeLessThanOrEqual(at(Math.max(a!, b!)));
      }),
    );
  });
});
