import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import { grouped } from '../lists/grouped.rule.js';

/** That an instance came to a step. Instants are epoch ms. */
export interface StepEntry {
  instance: string;
  step: string;
  at: number;
}

/** A task of an instance: its time, and when it was over. */
export interface StepTask {
  instance: string;
  openedAt: number;
  dueAt: number | null;
  closedAt: number | null;
  /** Its time was counted in working time. */
  working: boolean;
}

/** `none`: nothing had a time there. `running`: there is time left. `kept`: done in time. `late`: it was not, or is not. */
export type VisitState = 'none' | 'running' | 'kept' | 'late';

/** One stay of an instance in a step. */
export interface StepVisit extends Omit<StepEntry, 'at'> {
  from: number;
  /** Null: it is there now. */
  to: number | null;
  /** How long it has lasted, and how long its tasks were given, the longest of them, ms: in working time where that is how they were given. Null: nothing had a time. */
  took: number;
  norm: number | null;
  /** Its time goes on at this moment. */
  counting: boolean;
  state: VisitState;
  /** How many tasks were done in it. */
  tasks: number;
}

interface Told {
  /** In the order in which they happened. */
  entries: readonly StepEntry[];
  tasks: readonly StepTask[];
  /** When each instance ended; one that runs has none. */
  ends: ReadonlyMap<string, number>;
  now: number;
  calendar: WorkingCalendar;
}

/**
 * Which steps each instance was in, how long, and against which norm. A task belongs to the step in which it opened: the norm of a stay is the time that its
 * task was given.
 */
export function visitsOf({ entries, tasks, ends, now, calendar }: Told): StepVisit[] {
  const tasksOf = grouped(tasks, ({ instance }) => instance);
  return [...grouped(entries, ({ instance }) => instance)].flatMap(([instance, own]) =>
    own.map(({ step, at: from }, index) => {
      const to = own[index + 1]?.at ?? ends.get(instance) ?? null;
      const last = index === own.length - 1;
      const done = (tasksOf.get(instance) ?? []).filter(({ openedAt }) => openedAt >= from && (last || openedAt < own[index + 1]!.at));
      const timed = done.flatMap(({ dueAt, ...task }) => (dueAt === null ? [] : [{ ...task, dueAt }]));
      const working = timed.some((task) => task.working);
      const measure = (start: number, end: number) => (working ? calendar.between(start, Math.max(start, end)) : Math.max(0, end - start));
      const counting = to === null && (!working || calendar.isOpen(now));
      return { instance, step, from, to, tasks: done.length, took: measure(from, to ?? now), counting, ...against(timed, { now, measure }) };
    }),
  );
}

type Timed = StepTask & { dueAt: number };

function against(timed: readonly Timed[], { now, measure }: { now: number; measure: (from: number, to: number) => number }): Pick<StepVisit, 'norm' | 'state'> {
  if (timed.length === 0) return { norm: null, state: 'none' };
  const norm = Math.max(...timed.map(({ openedAt, dueAt }) => measure(openedAt, dueAt)));
  if (timed.some(({ dueAt, closedAt }) => (closedAt ?? now) > dueAt)) return { norm, state: 'late' };
  return { norm, state: timed.some(({ closedAt }) => closedAt === null) ? 'running' : 'kept' };
}
