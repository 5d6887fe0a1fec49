import { hourOf } from './hour';

describe('a time of day that is typed', () => {
  it.each([
    ['20:00', '20:00'],
    ['8:30', '08:30'],
    ['8.05', '08:05'],
    ['830', '08:30'],
    ['2030', '20:30'],
    ['20', '20:00'],
    [' 7 ', '07:00'],
    ['0:00', '00:00'],
  ])('is taken as it is meant: %s', (text, hour) => {
    expect(hourOf(text)).toBe(hour);
  });

  it.each(['', '24:00', '20:60', 'восемь', '8 вечера', '-1', '12345', '999'])('is none where it is %j', (text) => {
    expect(hourOf(text)).toBeNull();
  });
});
