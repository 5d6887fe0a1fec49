import { deadlineState } from '#domain/calendar/deadline-state.rule.js';
import type { TaskRow } from '../api/types';

export type DeadlineState = TaskRow['deadlineState'];

export interface Deadline {
  openedAt: string;
  warnAt: string | null;
  dueAt: string | null;
  /** The due time is one that was promised. */
  promised?: boolean;
}

const MINUTE = 60_000;

/** By the server's own rule, so that the clock of a row goes on between two answers. */
export function stateAt({ warnAt, dueAt }: Deadline, now: number): DeadlineState {
  return deadlineState(now, warnAt === null ? null : Date.parse(warnAt), dueAt === null ? null : Date.parse(dueAt));
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
