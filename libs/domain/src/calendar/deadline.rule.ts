import { durationOf } from '#kit/contract/duration.js';
import type { Role } from '../people/role.type.js';
import type { Timing } from '../tasks/task.type.js';
import type { WorkingCalendar } from './working-calendar.rule.js';

/** A row of the pack's deadline table. Both durations are texts (`45 working minutes`), and both working or both elapsed. */
export interface DeadlineRow {
  warn: string;
  due: string;
  escalateTo: Role;
  /** The requirement it comes from. */
  source: string;
}

/** Instants of one task's deadline, epoch ms. */
export interface Deadline {
  warnAt: number;
  dueAt: number;
  escalateTo: Role;
  timing: Timing;
  /** By which row of which pack. */
  rule?: DeadlineSource;
}

/** The row that a deadline comes from, as its event keeps it. */
export interface DeadlineSource {
  warn: string;
  due: string;
  source: string;
  /** Of the pack. */
  version: string;
}

/** Whose time it is: the calendar, and by how much the training divides the pack's durations. */
export interface Pace {
  calendar: WorkingCalendar;
  speed: number;
}

/** How long a duration's text is by a calendar. */
export function lengthOf(text: string, { calendar, speed }: Pace): { working: boolean; ms: number } {
  const { working, ms, days } = durationOf(text);
  return { working, ms: Math.round((ms + days * calendar.minutesOfADay * 60_000) / speed) };
}

/** The instant at which a duration that begins at `from` is over (epoch ms). */
export function instantAfter(text: string, from: number, pace: Pace): number {
  const { working, ms } = lengthOf(text, pace);
  return working ? pace.calendar.add(from, ms) : from + ms;
}

/** The real milliseconds from `from` until a duration is over: what a test or a demo has to let pass. */
export function elapsedOf(text: string, from: number, calendar: WorkingCalendar): number {
  return instantAfter(text, from, { calendar, speed: 1 }) - from;
}

/**
 * The deadline of a task whose clock begins at `from` (epoch ms). An instant that the story has promised is its due instead of the table's,
 * whatever the training; the warning is then as long before it as it is before the table's due, and not before the beginning.
 */
export function deadlineOf(row: DeadlineRow, { from, promised }: { from: number; promised: number | null }, pace: Pace): Deadline {
  const { escalateTo } = row;
  const due = lengthOf(row.due, pace);
  if (promised === null)
    return { warnAt: instantAfter(row.warn, from, pace), dueAt: instantAfter(row.due, from, pace), escalateTo, timing: due.working ? 'working' : 'elapsed' };
  const before = due.ms - lengthOf(row.warn, pace).ms;
  const warnAt = due.working ? pace.calendar.subtract(promised, before) : promised - before;
  return { warnAt: Math.min(Math.max(warnAt, from), promised), dueAt: promised, escalateTo, timing: 'promised' };
}

/**
 * An instant of a clock that stood still from `from` and goes on at `to`: what was left of it then is left of it now, in working time where it
 * was counted so. What had passed already stays as far in the past.
 */
export function movedInstant(
  at: number,
  { from, to }: { from: number; to: number },
  { timing, calendar }: { timing: Timing; calendar: WorkingCalendar },
): number {
  if (timing !== 'working' || at <= from) return at + to - from;
  return calendar.add(to, calendar.between(from, at));
}

/** What is wrong with a row by itself, as the end of a sentence, and the name of the rule: it counts its warning otherwise than its end, or warns after the end. */
export function checkDeadline(row: DeadlineRow, calendar: WorkingCalendar): { rule: 'mixedTime' | 'warnAfterDue'; message: string } | undefined {
  const [warn, due] = [row.warn, row.due].map((text) => lengthOf(text, { calendar, speed: 1 }));
  if (warn!.working !== due!.working)
    return { rule: 'mixedTime', message: `warns after ${row.warn} and is due after ${row.due}: write both in working time, or neither.` };
  return warn!.ms > due!.ms ? { rule: 'warnAfterDue', message: `warns after it is due: write a "warn" of ${row.due} or less.` } : undefined;
}
