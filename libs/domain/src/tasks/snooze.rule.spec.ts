import { LONGEST_SNOOZE, LONGEST_SNOOZE_WHEN_LATE, MOST_SNOOZES, snoozeTrouble } from './snooze.rule.js';

const NOW = Date.UTC(2026, 10, 24, 8, 0);
const HOUR = 3_600_000;
const due = (inHours: number | null, snoozes = 0) => ({ dueAt: inHours === null ? null : new Date(NOW + inHours * HOUR), snoozes });
const rule = (task: ReturnType<typeof due>, until: number) => snoozeTrouble(task, until, NOW)?.rule;

describe('putting a task aside', () => {
  it.each([
    ['to the past, to now, and to no time at all', due(null), [NOW - 1, NOW, NaN], 'past'],
    ['to an instant later than it is due', due(5), [NOW + 5 * HOUR + 1, NOW + 100 * HOUR], 'afterDue'],
    ['for more than a week', due(null), [NOW + LONGEST_SNOOZE + 1, Infinity], 'tooFar'],
    ['for more than a day once it is late', due(-1), [NOW + LONGEST_SNOOZE_WHEN_LATE + 1, NOW + LONGEST_SNOOZE], 'tooFar'],
    ['for more than a day at the very instant it is due', due(0), [NOW + LONGEST_SNOOZE_WHEN_LATE + 1], 'tooFar'],
    ['a fourth time', due(null, MOST_SNOOZES), [NOW + HOUR], 'snoozedOften'],
  ])('is refused %s', (_what, task, instants, wanted) => {
    for (const until of instants) expect(rule(task, until)).toBe(wanted);
  });

  it.each([
    ['to the instant it is due', due(5), NOW + 5 * HOUR],
    ['for a week, where it is due later or never', due(null), NOW + LONGEST_SNOOZE],
    ['for a week, where it is due later', due(24 * 30), NOW + LONGEST_SNOOZE],
    ['for a day once it is late', due(-100), NOW + LONGEST_SNOOZE_WHEN_LATE],
    ['a third time, for a millisecond', due(5, MOST_SNOOZES - 1), NOW + 1],
  ])('is fine %s', (_what, task, until) => {
    expect(snoozeTrouble(task, until, NOW)).toBeUndefined();
  });

  it('says how much is allowed', () => {
    expect(snoozeTrouble(due(null), NOW + 30 * 24 * HOUR, NOW)).toEqual({ rule: 'tooFar', params: { count: 7 } });
    expect(snoozeTrouble(due(-1), NOW + 30 * 24 * HOUR, NOW)).toEqual({ rule: 'tooFar', params: { count: 1 } });
  });
});
