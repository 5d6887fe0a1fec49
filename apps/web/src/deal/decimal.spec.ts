import { compareDecimals, isDecimal, leftOf, shownDecimal } from './decimal';

describe('decimals of a deal', () => {
  it('WT-2.4 are shown in the reader’s language, and what is no number as it was typed', () => {
    expect(shownDecimal('1250.5', 'ru')).toBe('1\u00a0250,5');
    expect(shownDecimal('1250.50', 'en')).toBe('1,250.5');
    expect(shownDecimal('7990.5', 'ru', 'price')).toBe('7\u00a0990,50');
    expect(shownDecimal('7990.00', 'ru', 'price')).toBe('7\u00a0990');
    expect(shownDecimal('пять', 'ru')).toBe('пять');
    expect(shownDecimal(undefined, 'ru')).toBe('');
    // More digits than a float has.
    expect(shownDecimal('999999999999999.9999', 'en')).toBe('999,999,999,999,999.9999');
  });

  it('WT-3.6 are compared as numbers, not as texts', () => {
    expect(compareDecimals('10', '9.5')).toBeGreaterThan(0);
    expect(compareDecimals('4.0', '4')).toBe(0);
    expect(isDecimal('4.0')).toBe(true);
    expect(isDecimal(4)).toBe(false);
  });

  it('WT-3.6 leave what nobody keeps yet, and never less than nothing', () => {
    expect(leftOf('4', '1.5')).toBe('2.5');
    expect(leftOf('0.3', '0.1')).toBe('0.2');
    expect(leftOf('2', '3')).toBe('0');
  });
});
