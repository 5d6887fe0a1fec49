import { isRoundTheClock, minutesOf, shiftsOf, shiftsText, WEEK, weeksOf } from './week';

describe('hours of a week', () => {
  it('are typed as one likes, and read back the same', () => {
    expect(shiftsOf(' 9:00 – 13:00;14.00—18:00, ')).toEqual(['9:00-13:00', '14:00-18:00']);
    expect(shiftsOf('')).toEqual([]);
    expect(shiftsText(['9:00-13:00', '14:00-18:00'])).toBe('9:00–13:00, 14:00–18:00');
    expect([minutesOf('9:00-13:30'), minutesOf('22:00-6:00'), minutesOf('0:00-24:00')]).toEqual([
      { from: 540, to: 810 },
      { from: 1320, to: 1440 },
      { from: 0, to: 1440 },
    ]);
  });

  it('never close only where no day does', () => {
    const always = Object.fromEntries(WEEK.map((day) => [day, ['0:00-24:00']]));
    expect([isRoundTheClock(always), isRoundTheClock({ ...always, sun: [] }), isRoundTheClock({})]).toEqual([true, false, false]);
  });

  it('of a month stand in rows from Monday to Sunday', () => {
    const days = Array.from({ length: 30 }, (_, i) => ({ date: `2026-11-${String(i + 1).padStart(2, '0')}` }));
    const weeks = weeksOf(days);
    expect([weeks.length, weeks[0]!.map((day) => day?.date.slice(-2) ?? ''), weeks[5]!.map((day) => day?.date.slice(-2) ?? '')]).toEqual([
      6,
      ['', '', '', '', '', '', '01'],
      ['30', '', '', '', '', '', ''],
    ]);
    expect(weeksOf([])).toEqual([]);
  });
});
