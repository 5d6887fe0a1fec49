import { digitsOf, isBegun, isWhole, samePhone, typedPart } from './phone';

describe('a number on a call', () => {
  it('WT-1.4 is the same in every spelling', () => {
    for (const spelling of ['+7 900 000-31-08', '8 (900) 000-31-08', '89000003108', '900 000 31 08', '7 900 0003108']) {
      expect(digitsOf(spelling)).toBe('79000003108');
      expect(samePhone(spelling, '+79000003108')).toBe(true);
    }
    expect([samePhone('8 900', '+7 900'), samePhone('', null), samePhone('+79000003109', '+79000003108')]).toEqual([false, false, false]);
  });

  it('is looked for from the third digit on, and is whole with the eleventh', () => {
    expect([isBegun('+7 9'), isBegun('900'), isWhole('900 000 31 0'), isWhole('900 000 31 08'), isWhole(undefined)]).toEqual([false, true, false, true, false]);
  });

  it('shows how much of it was typed', () => {
    const written = '+7 900 000-31-08';
    expect(written.slice(0, typedPart(written, '8 (900) 000-31'))).toBe('+7 900 000-31');
    expect([typedPart(written, '+7 901'), typedPart(written, '')]).toEqual([0, 0]);
  });
});
