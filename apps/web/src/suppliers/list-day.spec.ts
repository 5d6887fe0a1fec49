import { listDay } from './list-day';

const MOSCOW = { language: 'ru', timeZone: 'Europe/Moscow' };
const NOW = Date.parse('2026-11-22T15:34:00Z');

describe('the day of a list', () => {
  it.each([
    ['2026-11-21T21:00:00Z', { day: '21 нояб', ago: 'вчера' }],
    ['2026-11-22T15:00:00Z', { day: '22 нояб', ago: 'сегодня' }],
    ['2026-11-21T21:00:01Z', { day: '22 нояб', ago: 'сегодня' }],
    ['2026-10-28T21:00:00Z', { day: '28 окт', ago: '25 дней назад' }],
  ])('WT-3.2 is told as people say it, of the day that ended at %s', (at, told) => expect(listDay(Date.parse(at), MOSCOW, NOW)).toEqual(told));
});
