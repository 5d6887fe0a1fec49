import { decimalText, isDecimal, readDecimal } from './decimal';

describe('an amount', () => {
  it.each([
    ['ru', '1 250,00', '1250.00'],
    ['ru', '1250.5', '1250.5'],
    ['ru', '1\u00a0250,50', '1250.50'],
    ['ru', '1 250', '1250'],
    ['ru', '1,250', '1.250'],
    ['en', '1,250', '1250'],
    ['en', '1,25', '1.25'],
    ['zh', '1,250,000.5', '1250000.5'],
    ['ru', '1.250.000,5', '1250000.5'],
    ['ru', '1.250.000', '1250000'],
    ['ru', ',5', '0.5'],
    ['ru', '2,', '2'],
    ['ru', '007', '7'],
    ['ru', '0', '0'],
    ['ru', '１２', '12'],
    ['ru', '999999999999999,9999', '999999999999999.9999'],
  ])('typed in %s as "%s" is kept as %s', (language, typed, kept) => expect(readDecimal(typed, language)).toBe(kept));

  it.each(['много', '1,2,3', '-5', '1e3', '12 шт.', '1.25.0', ','])('that is no number stays as it was typed, and is wrong: "%s"', (typed) => {
    expect([readDecimal(typed, 'ru'), isDecimal(readDecimal(typed, 'ru'))]).toEqual([typed, false]);
  });

  it.each(['0', '0.0000', '1.00001', '1000000000000000', '01', '1.', '.5', ''])('cannot be sent as "%s"', (text) => expect(isDecimal(text)).toBe(false));

  it('is shown with the language’s own signs, and to the last digit', () => {
    expect(decimalText('1234567.50', 'ru')).toBe('1\u00a0234\u00a0567,50');
    expect(decimalText('1234567.50', 'en')).toBe('1,234,567.50');
    expect(decimalText('999999999999999.9999', 'ru')).toBe('999\u00a0999\u00a0999\u00a0999\u00a0999,9999');
    expect(decimalText('много', 'ru')).toBe('много');
  });

  it('is the same after it was shown and read again', () => {
    for (const language of ['ru', 'en', 'zh'])
      for (const text of ['1250', '1250.5', '0.001', '1.250', '1000000.25']) expect(readDecimal(decimalText(text, language), language)).toBe(text);
  });
});
