import { durationOf, looksLikeDuration, type DurationText } from './duration.js';

describe('a duration', () => {
  it.each<[DurationText, ReturnType<typeof durationOf>]>([
    ['45 minutes', { working: false, ms: 2_700_000, days: 0 }],
    ['1 minute', { working: false, ms: 60_000, days: 0 }],
    ['0.3 seconds', { working: false, ms: 300, days: 0 }],
    ['48 hours', { working: false, ms: 172_800_000, days: 0 }],
    ['2 days', { working: false, ms: 172_800_000, days: 0 }],
    ['10 working minutes', { working: true, ms: 600_000, days: 0 }],
    ['2 working hours', { working: true, ms: 7_200_000, days: 0 }],
    ['1 working day', { working: true, ms: 0, days: 1 }],
    ['0.5 working days', { working: true, ms: 0, days: 0.5 }],
    ['0 minutes', { working: false, ms: 0, days: 0 }],
  ])('of %s is %j', (text, duration) => {
    expect(durationOf(text)).toEqual(duration);
    expect(looksLikeDuration(text)).toBe(true);
  });

  it.each(['', 'soon', '10', 'ten minutes', '-1 minutes', '1e3 minutes', '5 min', '2 weeks', '1 working  day', '1 Day', ' 1 day', '1 day ', 'Infinity days'])(
    'is not "%s", and the sentence tells how one is written',
    (text) => {
      expect(() => durationOf(text)).toThrow(`"${text}" is no duration: write a number and seconds, minutes, hours or days`);
    },
  );

  it.each(['367 days', '367 working days', '9999999 hours'])('of %s is too long', (text) => expect(() => durationOf(text)).toThrow('366 days at most'));

  it('is not mistaken for the name of a timer', () => {
    expect([looksLikeDuration('limit'), looksLikeDuration('3rd working day'), looksLikeDuration('-1 day')]).toEqual([false, true, true]);
  });
});
