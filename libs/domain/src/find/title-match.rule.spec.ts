import { isTitleMeant } from './title-match.rule.js';

describe('a title, while one types', () => {
  it('is meant where each typed word begins one of its words, whatever their case and order', () => {
    for (const typed of ['позв', 'КЛИЕНТУ позвонить', 'по кли']) expect([typed, isTitleMeant(typed, 'Позвонить клиенту')]).toEqual([typed, true]);
    expect(isTitleMeant('отчет', 'Сдать отчёт')).toBe(true);
  });

  it('is not meant by a letter, by nothing, and by words that it has not', () => {
    for (const typed of ['', 'п', ' - ', 'вонить', 'позвонить врачу']) expect([typed, isTitleMeant(typed, 'Позвонить клиенту')]).toEqual([typed, false]);
  });
});
