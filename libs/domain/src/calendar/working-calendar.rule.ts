import { ZoneClock } from './time-zone.rule.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A stretch of work in minutes after 0:00 of the day it begins on; `to` is more than 1440 where it goes over midnight. */
export interface Shift {
  from: number;
  to: number;
}

/** When people work. */
export interface CalendarData {
  /** IANA name. */
  timeZone: string;
  /** Shifts of each day of the week, Sunday first. */
  week: readonly (readonly Shift[])[];
  /** Days that are otherwise than their day of the week, by `2026-12-31`: holidays have no shifts. */
  days: ReadonlyMap<string, readonly Shift[]>;
  /** The minutes of one full working day. */
  minutesOfADay: number;
}

/** The stretches of the days of one year, and how much was worked before each of them. Epoch ms and ms. */
interface Year {
  starts: number[];
  ends: number[];
  before: number[];
  /** What was worked before its first stretch, and until the end of its last. */
  from: number;
  to: number;
}

/**
 * Working time: instants in, instants out (epoch ms). All of it rests on one function that never falls, the milliseconds worked up to an
 * instant: a span is its difference, and adding finds the earliest instant at which it has grown enough. So an instant that is due when the
 * doors close stays there. A shift lasts as long as it does in the real world: with clocks put back in it, an hour more.
 */
export class WorkingCalendar {
  readonly minutesOfADay: number;
  private readonly zone: ZoneClock;
  private readonly years = new Map<number, Year>();
  private earliest = NaN;
  private latest = NaN;

  /** Throws a sentence where the calendar never opens. */
  constructor(private readonly data: CalendarData) {
    if (!data.week.some((shifts) => shifts.length > 0))
      throw new Error('a calendar that never opens: give at least one day of the week its hours, such as "mon": ["9:00-18:00"].');
    this.zone = ZoneClock.of(data.timeZone);
    this.minutesOfADay = data.minutesOfADay;
  }

  /** The earliest instant by which so many working milliseconds have passed since `at`; none at all: `at` itself. */
  add(at: number, ms: number): number {
    refuseNegative(ms);
    if (ms === 0) return at;
    const target = this.worked(at) + ms;
    let number = yearOf(at);
    while (this.year(number).to < target) number += 1;
    while (this.year(number).from >= target) number -= 1;
    const { starts, ends, before } = this.year(number);
    const index = lastBelow(before, target);
    return Math.min(starts[index]! + target - before[index]!, ends[index]!);
  }

  /** The latest instant from which so many working milliseconds pass until `at`; none at all: `at` itself. */
  subtract(at: number, ms: number): number {
    refuseNegative(ms);
    if (ms === 0) return at;
    const target = this.worked(at) - ms;
    let number = yearOf(at);
    while (this.year(number).from > target) number -= 1;
    while (this.year(number).to <= target) number += 1;
    const { starts, before } = this.year(number);
    const index = lastBelow(before, target, true);
    return starts[index]! + target - before[index]!;
  }

  /** The working milliseconds between two instants; less than nothing where `to` is before `from`. */
  between(from: number, to: number): number {
    return this.worked(to) - this.worked(from);
  }

  /** Whether it is working time. At the instant of opening it is, at the instant of closing no more. */
  isOpen(at: number): boolean {
    const { year, index } = this.find(at);
    return index >= 0 && at < year.ends[index]!;
  }

  /** `at` itself where it is working time, else the next instant at which it is. */
  nextOpening(at: number): number {
    if (this.isOpen(at)) return at;
    for (let number = yearOf(at) - 1; ; number += 1) {
      const { starts } = this.year(number);
      const next = starts[lastBelow(starts, at) + 1];
      if (next !== undefined) return next;
    }
  }

  /** The stretches of work between two instants, in order; those that touch are one. */
  stretches(from: number, until: number): [start: number, end: number][] {
    const found: [start: number, end: number][] = [];
    for (let number = yearOf(from) - 1; number <= yearOf(until) + 1; number += 1) {
      const { starts, ends } = this.year(number);
      starts.forEach((start, index) => {
        const [begins, closes] = [Math.max(start, from), Math.min(ends[index]!, until)];
        if (begins >= closes) return;
        if (found.at(-1)?.[1] === begins) found.at(-1)![1] = closes;
        else found.push([begins, closes]);
      });
    }
    return found;
  }

  /** Milliseconds worked up to an instant, from an origin of no importance. */
  private worked(at: number): number {
    const { year, index } = this.find(at);
    return index < 0 ? year.from : year.before[index]! + Math.min(at, year.ends[index]!) - year.starts[index]!;
  }

  /** The last stretch that begins at `at` or before it, in the year that has it; -1: none of that year does. */
  private find(at: number): { year: Year; index: number } {
    const number = yearOf(at);
    const year = this.year(number);
    const index = lastBelow(year.starts, at, true);
    if (index >= 0) return { year, index };
    const previous = this.year(number - 1);
    return { year: previous, index: lastBelow(previous.starts, at, true) };
  }

  /** Years are made when they are first asked for, one after the other from the first: each counts on from its neighbour. */
  private year(number: number): Year {
    if (!Number.isFinite(number)) throw new Error('working time was asked for an instant that is none.');
    if (Number.isNaN(this.earliest)) {
      this.earliest = this.latest = number;
      this.years.set(number, this.made(number, 0));
    }
    while (this.latest < number) {
      const { to } = this.years.get(this.latest)!;
      this.latest += 1;
      this.years.set(this.latest, this.made(this.latest, to));
    }
    while (this.earliest > number) {
      const { from } = this.years.get(this.earliest)!;
      this.earliest -= 1;
      const made = this.made(this.earliest, 0);
      this.years.set(this.earliest, this.made(this.earliest, from - made.to));
    }
    return this.years.get(number)!;
  }

  private made(number: number, from: number): Year {
    const year: Year = { starts: [], ends: [], before: [], from, to: from };
    const [first, last] = [Date.UTC(number, 0, 1), Date.UTC(number, 11, 31)];
    let closed = Math.max(...this.stretchesOf(first - DAY).map(([, end]) => end), -Infinity); // a night may reach into the year
    for (let day = first; day <= last; day += DAY)
      for (const [start, end] of this.stretchesOf(day)) {
        const begins = Math.max(start, closed); // a night that reaches into the next day's hours is counted once
        if (end <= begins) continue;
        year.starts.push(begins);
        year.ends.push(end);
        year.before.push(year.to);
        year.to += end - begins;
        closed = end;
      }
    return year;
  }

  private stretchesOf(day: number): [start: number, end: number][] {
    const shifts = this.data.days.get(new Date(day).toISOString().slice(0, 10)) ?? this.data.week[new Date(day).getUTCDay()]!;
    return shifts.map(({ from, to }) => [this.zone.instantOf(day + from * MINUTE), this.zone.instantOf(day + to * MINUTE)]);
  }
}

/** The year whose days may have begun somewhere at an instant: in the east it is the next one half a day before UTC. */
function yearOf(at: number): number {
  return new Date(at + 14 * 60 * MINUTE).getUTCFullYear();
}

function refuseNegative(ms: number): void {
  if (!(ms >= 0)) throw new Error(`working time of ${ms} ms cannot be counted: give a number that is not negative.`);
}

/** The last place whose number is less than `limit`, or also equal to it; -1: none. */
function lastBelow(sorted: readonly number[], limit: number, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const below = orEqual ? sorted[middle]! <= limit : sorted[middle]! < limit;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
