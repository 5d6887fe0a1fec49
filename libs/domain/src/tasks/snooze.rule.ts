/** Three times show that the matter is stuck: then it has to be done, or passed on. */
export const MOST_SNOOZES = 3;

/** A week: what waits longer is a hold of the whole case, with clocks that stand still; a task put aside goes on ticking. Milliseconds. */
export const LONGEST_SNOOZE = 7 * 24 * 3_600_000;

/** A task that is late already may be put aside for a day only, so that it is looked at every day. Milliseconds. */
export const LONGEST_SNOOZE_WHEN_LATE = 24 * 3_600_000;

const DAY = 24 * 3_600_000;

interface Snoozed {
  dueAt: Date | null;
  snoozes: number;
}

/** The text that tells what is wrong, with what it counts. */
export interface SnoozeTrouble {
  rule: 'snoozedOften' | 'past' | 'afterDue' | 'tooFar';
  params: Record<string, number>;
}

/**
 * What is wrong with putting a task aside until then, or undefined. It may not hide a task beyond its due time: a deadline that was kept out of
 * sight is one that was broken without anybody deciding so.
 */
export function snoozeTrouble({ dueAt, snoozes }: Snoozed, until: number, now: number): SnoozeTrouble | undefined {
  const wrong = (rule: SnoozeTrouble['rule'], params: Record<string, number> = {}) => ({ rule, params });
  if (snoozes >= MOST_SNOOZES) return wrong('snoozedOften', { count: MOST_SNOOZES });
  if (!(until > now)) return wrong('past'); // also what is no number
  const due = dueAt?.getTime() ?? Infinity;
  const longest = now < due ? LONGEST_SNOOZE : LONGEST_SNOOZE_WHEN_LATE;
  if (now < due && until > due) return wrong('afterDue');
  return until - now > longest ? wrong('tooFar', { count: longest / DAY }) : undefined;
}
