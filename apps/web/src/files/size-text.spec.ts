import { sizeText } from './size-text';

describe('the size of a file', () => {
  it.each([
    [1, '1 kB'],
    [117_600, '118 kB'],
    [2_400_000, '2.4 MB'],
    [26_214_400, '26.2 MB'],
  ])('of %i bytes is %s', (bytes, text) => expect(sizeText(bytes, 'en')).toBe(text));

  it('is told in the language of the page', () => expect(sizeText(2_400_000, 'ru').replaceAll('\u00a0', ' ')).toBe('2,4 МБ'));
});
