import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import { visitsOf, type StepEntry, type StepTask } from './step-visits.rule.js';

const MINUTE = 60_000;
/** Open in every even minute. */
const HALF = {
  between: (from: number, to: number) =>
    Array.from({ length: Math.round((to - from) / MINUTE) }, (_, i) => from / MINUTE + i).filter((minute) => minute % 2 === 0).length * MINUTE,
  isOpen: (at: number) => (at / MINUTE) % 2 === 0,
} as unknown as WorkingCalendar;
const entry = (step: string, at: number, instance = 'a'): StepEntry => ({ instance, step, at: at * MINUTE });
const task = (openedAt: number, [dueAt, closedAt]: [number | null, number | null], instance = 'a'): StepTask => ({
  instance,
  openedAt: openedAt * MINUTE,
  dueAt: dueAt === null ? null : dueAt * MINUTE,
  closedAt: closedAt === null ? null : closedAt * MINUTE,
  working: false,
});
const visits = (told: { entries: StepEntry[]; tasks?: StepTask[]; ends?: [string, number][]; now?: number }) =>
  visitsOf({
    entries: told.entries,
    tasks: told.tasks ?? [],
    ends: new Map((told.ends ?? []).map(([id, at]) => [id, at * MINUTE])),
    now: (told.now ?? 100) * MINUTE,
    calendar: HALF,
  });

describe('the stays of a process in its steps', () => {
  it('last until the next step, and the last one until the process ends', () => {
    expect(visits({ entries: [entry('received', 0), entry('calling', 0), entry('ended', 4)], ends: [['a', 4]] })).toMatchObject([
      { step: 'received', from: 0, to: 0 },
      { step: 'calling', from: 0, to: 4 * MINUTE },
      { step: 'ended', from: 4 * MINUTE, to: 4 * MINUTE },
    ]);
  });

  it('are still going on while the process runs', () => {
    expect(visits({ entries: [entry('calling', 1)] })).toMatchObject([{ step: 'calling', to: null, norm: null, state: 'none' }]);
  });

  it.each([
    ['kept where their task was done in time', task(0, [10, 4]), 'kept'],
    ['late where it was done too late', task(0, [10, 11]), 'late'],
    ['late where its time is over and nobody has done it', task(0, [10, null]), 'late'],
    ['running while there is time', task(0, [200, null]), 'running'],
    ['of no state where it had no time', task(0, [null, 5]), 'none'],
  ])('are %s', (_what, one, state) => {
    expect(visits({ entries: [entry('calling', 0)], tasks: [one] })[0]).toMatchObject({ state, tasks: 1, norm: one.dueAt });
  });

  it('take a task that opened with the step, not with the one before that ended at the same instant', () => {
    const [first, second] = visits({ entries: [entry('calling', 0), entry('waiting', 5)], tasks: [task(0, [10, 5]), task(5, [65, null])], now: 6 });
    expect([first, second]).toMatchObject([
      { step: 'calling', tasks: 1, norm: 10 * MINUTE, state: 'kept' },
      { step: 'waiting', tasks: 1, norm: 60 * MINUTE, state: 'running' },
    ]);
  });

  it('come again where a step comes again, each with its own time', () => {
    const again = visits({
      entries: [entry('calling', 0), entry('redialling', 2), entry('calling', 32)],
      tasks: [task(0, [10, 2]), task(32, [42, null])],
      now: 50,
    });
    expect(again.map(({ step, state }) => [step, state])).toEqual([
      ['calling', 'kept'],
      ['redialling', 'none'],
      ['calling', 'late'],
    ]);
  });

  it('are measured in working time, as their task was given it', () => {
    const one = { ...task(0, [10, null]), working: true };
    expect(visits({ entries: [entry('calling', 0)], tasks: [one], now: 6 })[0]).toMatchObject({ took: 3 * MINUTE, norm: 5 * MINUTE, counting: true });
    expect(visits({ entries: [entry('calling', 0)], tasks: [one], now: 7 })[0]).toMatchObject({ counting: false });
    expect(visits({ entries: [entry('calling', 0)], tasks: [task(0, [10, null])], now: 7 })[0]).toMatchObject({
      took: 7 * MINUTE,
      norm: 10 * MINUTE,
      counting: true,
    });
  });

  it('of one process know nothing of the tasks of another', () => {
    const [a, b] = visits({ entries: [entry('calling', 0, 'a'), entry('contacting', 0, 'b')], tasks: [task(1, [10, null], 'b')], now: 5 });
    expect([a!.tasks, b!.tasks]).toEqual([0, 1]);
  });
});
