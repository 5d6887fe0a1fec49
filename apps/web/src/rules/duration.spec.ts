import { durationOf, durationText } from './duration';

describe('a duration of a pack', () => {
  it('is taken apart and put together again', () => {
    for (const text of ['5 working minutes', '1 working day', '48 hours', '1 minute', '1.5 hours']) expect(durationText(durationOf(text)!)).toBe(text);
    for (const text of ['soon', '', '5', '5 weeks', 12, null]) expect(durationOf(text)).toBeNull();
  });
});
