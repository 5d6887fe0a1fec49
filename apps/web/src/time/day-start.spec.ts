import { monthAfter, nextDay, startOfDay } from './day-start';

describe('a day of the company', () => {
  it('begins at its own midnight, also where clocks are put forward, and is followed by the next', () => {
    expect(startOfDay('2026-11-22', 'Europe/Moscow')).toBe('2026-11-21T21:00:00.000Z');
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
    expect([nextDay('2026-12-31'), nextDay('2028-02-28')]).toEqual(['2027-01-01', '2028-02-29']);
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
});
