import type { Role } from '../people/role.type.js';

/** A row of the pack's deadline table. Durations are elapsed minutes; working time comes with the calendar. */
export interface DeadlineRow {
  warn: number;
  due: number;
  escalateTo: Role;
  /** The requirement it comes from. */
  source: string;
}

/** Instants of one task's deadline, epoch ms. */
export interface Deadline {
  warnAt: number;
  dueAt: number;
  escalateTo: Role;
}

/** The deadline of a task that opened at `openedAt` (epoch ms). `speed` divides the durations (training); stored times are real. */
export function deadlineOf(row: DeadlineRow, openedAt: number, speed = 1): Deadline {
  const minutes = (n: number) => Math.round((n * 60_000) / speed);
  return { warnAt: openedAt + minutes(row.warn), dueAt: openedAt + minutes(row.due), escalateTo: row.escalateTo };
}
