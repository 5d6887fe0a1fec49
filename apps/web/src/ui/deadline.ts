import type { TaskRow } from '../api/types';

export type DeadlineState = TaskRow['deadlineState'];

export interface Deadline {
  openedAt: string;
  warnAt: string | null;
  dueAt: string | null;
}

const MINUTE = 60_000;

/** The server's rule over again, so that the clock of a row goes on between two answers. */
export function stateAt({ warnAt, dueAt }: Deadline, now: number): DeadlineState {
  if (dueAt === null) return 'none';
  if (now >= Date.parse(dueAt)) return 'late';
  return warnAt !== null && now >= Date.parse(warnAt) ? 'soon' : 'calm';
}

/** Share of the time that is used up, in per cent. */
export function shareUsed({ openedAt, dueAt }: Deadline, now: number): number {
  if (dueAt === null) return 0;
  const from = Date.parse(openedAt);
  const share = (now - from) / (Date.parse(dueAt) - from);
  return Number.isFinite(share) ? Math.round(100 * Math.min(1, Math.max(0, share))) : 100;
}

/** Whole minutes between two instants: a minute that has begun is still left, and nothing is late by none. */
export function minutesBetween(now: number, due: number): number {
  return now < due ? Math.ceil((due - now) / MINUTE) : Math.max(1, Math.floor((now - due) / MINUTE));
}
