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
}

/** `none`: nothing had a time there. `running`: there is time left. `kept`: done in time. `late`: it was not, or is not. */
export type VisitState = 'none' | 'running' | 'kept' | 'late';

/** One stay of an instance in a step. */
export interface StepVisit extends Omit<StepEntry, 'at'> {
  from: number;
  /** Null: it is there now. */
  to: number | null;
  /** How long its tasks were given, ms: the longest of them; null: nothing had a time. */
  norm: number | null;
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
}

/**
 * Which steps each instance was in, how long, and against which norm. A task belongs to the step in which it opened: the norm of a stay is the time that its
 * task was given, so that nights, holds and promised instants count on both sides alike.
 */
export function visitsOf({ entries, tasks, ends, now }: Told): StepVisit[] {
  const tasksOf = grouped(tasks, ({ instance }) => instance);
  return [...grouped(entries, ({ instance }) => instance)].flatMap(([instance, own]) =>
    own.map(({ step, at: from }, index) => {
      const to = own[index + 1]?.at ?? ends.get(instance) ?? null;
      const last = index === own.length - 1;
      const done = (tasksOf.get(instance) ?? []).filter(({ openedAt }) => openedAt >= from && (last || openedAt < own[index + 1]!.at));
      return { instance, step, from, to, tasks: done.length, ...against(done, now) };
    }),
  );
}

function against(tasks: readonly StepTask[], now: number): Pick<StepVisit, 'norm' | 'state'> {
  const timed = tasks.flatMap(({ openedAt, dueAt, closedAt }) => (dueAt === null ? [] : [{ openedAt, dueAt, closedAt }]));
  if (timed.length === 0) return { norm: null, state: 'none' };
  const norm = Math.max(...timed.map(({ openedAt, dueAt }) => dueAt - openedAt));
  if (timed.some(({ dueAt, closedAt }) => (closedAt ?? now) > dueAt)) return { norm, state: 'late' };
  return { norm, state: timed.some(({ closedAt }) => closedAt === null) ? 'running' : 'kept' };
}
