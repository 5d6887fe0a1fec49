import { briefDue, moment } from './format';

const NOW = Date.parse('2026-11-23T18:00+03:00');
const at = (text: string) => Date.parse(`${text}+03:00`);
const ru = { language: 'ru', timeZone: 'Europe/Moscow' };

describe('a due time', () => {
  it.each([
    ['2026-11-23T19:05', '19:05', '19:05'],
    ['2026-11-24T09:10', 'завтра 09:10', 'завтра 09:10'],
    ['2026-11-25T09:10', '25 нояб', '25 нояб, 09:10'],
    ['2027-01-11T09:10', '11 янв 2027 г', '11 янв 2027 г, 09:10'],
  ])('at %s is told as %s, and with room as %s', (due, short, long) => {
    expect([briefDue(at(due), ru, NOW), moment(at(due), ru, NOW)]).toEqual([short, long]);
  });

  it('of tomorrow is told in each language, by the day of the company and not of the browser', () => {
    const due = at('2026-11-24T00:10');
    expect(['en', 'zh'].map((language) => briefDue(due, { ...ru, language }, NOW))).toEqual(['tomorrow 00:10', '明天 00:10']);
    expect(briefDue(due, { language: 'ru', timeZone: 'Asia/Yekaterinburg' }, NOW)).toBe('завтра 02:10');
    expect(briefDue(due, { language: 'ru', timeZone: 'America/New_York' }, NOW)).toBe('16:10');
  });
});
