import { parseDay } from './parse-day';

const ru = { language: 'ru', today: '2026-11-22' };

describe('a day that somebody types', () => {
  it.each([
    ['21 декабря 2026', '2026-12-21'],
    ['21 Декабря 2026 г.', '2026-12-21'],
    ['  5 янв. 2027', '2027-01-05'],
    ['21.12.2026', '2026-12-21'],
    ['01.02.2027', '2027-02-01'],
    ['1.2.27', '2027-02-01'],
    ['21/12/2026', '2026-12-21'],
    ['2026-12-21', '2026-12-21'],
    ['21.12', '2026-12-21'],
    ['21.12.', '2026-12-21'],
    ['22.11', '2026-11-22'],
    ['21.11', '2027-11-21'],
    ['5 марта', '2027-03-05'],
    ['29.02', '2028-02-29'],
  ])('as "%s" is %s', (typed, day) => expect(parseDay(typed, ru)).toBe(day));

  it.each(['', '31.2.2027', '32.12', 'завтра', '12', '5', '2026', '21.13.2026', '29.02.2027'])('as "%s" is none', (typed) =>
    expect(parseDay(typed, ru)).toBeNull(),
  );

  it('is read in the language of the page', () => {
    expect(parseDay('21 December 2026', { ...ru, language: 'en' })).toBe('2026-12-21');
    expect(parseDay('2026年12月21日', { ...ru, language: 'zh' })).toBe('2026-12-21');
    expect(parseDay('12月21日', { ...ru, language: 'zh' })).toBe('2026-12-21');
  });
});
