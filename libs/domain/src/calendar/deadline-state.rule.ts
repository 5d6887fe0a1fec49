import type { DeadlineState } from '../tasks/task.type.js';

/** What the clock of an open task shows now. At the instant of warning it is `soon`, at the due instant `late`. */
export function deadlineState(now: number, warnAt: number | null, dueAt: number | null): DeadlineState {
  if (dueAt === null) return 'none';
  if (now >= dueAt) return 'late';
  return warnAt !== null && now >= warnAt ? 'soon' : 'calm';
}
