import { dayAt, type Place } from '../time/format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A task that is late may be put aside for a day only: the server's rule over again. */
const LONGEST_WHEN_LATE = DAY;
const MORNING = 9;

export interface SnoozeTime {
  /** A key under `when` in the texts. */
  name: 'fiveMinutes' | 'quarter' | 'hour' | 'threeHours' | 'tomorrow';
  at: number;
}

/** The quick times that the server would take: none is after the due time. */
export function snoozeTimes({ dueAt, now, place }: { dueAt: number | null; now: number; place: Place }): SnoozeTime[] {
  const latest = dueAt === null ? Number.POSITIVE_INFINITY : now < dueAt ? dueAt : now + LONGEST_WHEN_LATE;
  const times: SnoozeTime[] = [
    { name: 'fiveMinutes', at: now + 5 * MINUTE },
    { name: 'quarter', at: now + 15 * MINUTE },
    { name: 'hour', at: now + HOUR },
    { name: 'threeHours', at: now + 3 * HOUR },
    { name: 'tomorrow', at: dayAt(now, place, { days: 1, hour: MORNING }) },
  ];
  return times.filter(({ at }) => at <= latest);
}
