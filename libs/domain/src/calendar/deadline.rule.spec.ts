import fc from 'fast-check';
import { deadlineState } from './deadline-state.rule.js';
import { deadlineOf } from './deadline.rule.js';

const ROW = { warn: 5, due: 10, escalateTo: 'head', source: 'WT-1.2' } as const;

describe('a deadline', () => {
  it('is the opening plus the minutes of the table, and escalates to whom the table says', () => {
    expect(deadlineOf(ROW, 1_000)).toEqual({ warnAt: 301_000, dueAt: 601_000, escalateTo: 'head' });
    expect(deadlineOf(ROW, 1_000, 60)).toEqual({ warnAt: 6_000, dueAt: 11_000, escalateTo: 'head' });
  });

  it('never warns after it is due, never is before the opening, moves with the opening, and shrinks as the training runs faster', () => {
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
    const instants = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(fc.tuple(minutes, minutes), instants, fc.integer({ min: 1, max: 10_000 }), (pair, openedAt, speed) => {
        const [warn, due] = [Math.min(...pair), Math.max(...pair)];
        const row = { ...ROW, warn, due };
        const deadline = deadlineOf(row, openedAt, speed);
        expect(deadline.warnAt).toBeGreaterThanOrEqual(openedAt);
        expect(deadline.dueAt).toBeGreaterThanOrEqual(deadline.warnAt);
        expect(Number.isInteger(deadline.dueAt) && Number.isInteger(deadline.warnAt)).toBe(true);
        expect(deadlineOf(row, openedAt + 7, speed).dueAt).toBe(deadline.dueAt + 7);
        expect(deadline.dueAt).toBeLessThanOrEqual(deadlineOf(row, openedAt).dueAt);
      }),
    );
  });
});

describe('the state of a clock', () => {
  it.each([
    [0, 'calm'],
    [9, 'calm'],
    [10, 'soon'],
    [19, 'soon'],
    [20, 'late'],
    [1_000, 'late'],
  ])('at %i, with a warning at 10 and the end at 20, is %s', (now, state) => expect(deadlineState(now, 10, 20)).toBe(state));

  it('is none without an end, and knows only calm and late without a warning', () => {
    expect(deadlineState(5, null, null)).toBe('none');
    expect(deadlineState(5, 1, null)).toBe('none');
    expect([deadlineState(19, null, 20), deadlineState(20, null, 20)]).toEqual(['calm', 'late']);
  });

  it('never goes back as time goes on', () => {
    const order = ['calm', 'soon', 'late'];
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), ([a, b, warn, more]) => {
        const at = (now: number) => order.indexOf(deadlineState(now, warn!, warn! + more!));
        expect(at(Math.min(a!, b!))).toBeLessThanOrEqual(at(Math.max(a!, b!)));
      }),
    );
  });
});
