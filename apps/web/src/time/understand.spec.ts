import { understand, type Setting, type Understood } from './understand';

const MOSCOW = 'Europe/Moscow';
/** Friday, 20 November 2026, 11:45 in Moscow. */
const NOW = Date.parse('2026-11-20T11:45+03:00');

const setting: Setting = { language: 'ru', now: NOW, zone: MOSCOW, hours: [], until: 0 };

/** `2026-11-21 10:00` on the wall of a zone. */
function wall(at: number, zone = MOSCOW): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at);
}

function told(understood: Understood, zone = MOSCOW): string {
  if (understood.kind === 'certain') return wall(understood.at, zone);
  if (understood.kind === 'choose') return `${understood.why}: ${understood.answers.map((at) => wall(at, zone)).join(' | ')}`;
  return understood.kind;
}

const say = (text: string, change: Partial<Setting> = {}) => told(understand(text, { ...setting, ...change }), change.zone);

describe('what a secretary types on the telephone, on a Friday at 11:45', () => {
  it.each([
    ['через 20 минут', '2026-11-20 12:05'],
    ['минут через 20', '2026-11-20 12:05'],
    ['через двадцать минут', '2026-11-20 12:05'],
    ['20 мин', '2026-11-20 12:05'],
    ['через полчаса', '2026-11-20 12:15'],
    ['через час', '2026-11-20 12:45'],
    ['через полтора часа', '2026-11-20 13:15'],
    ['через 2 ч', '2026-11-20 13:45'],
    ['часа через два', '2026-11-20 13:45'],
    ['через 2 часа 30 минут', '2026-11-20 14:15'],
    ['завтра в 10', '2026-11-21 10:00'],
    ['Завтра, в 10 утра', '2026-11-21 10:00'],
    ['завтра 10:30', '2026-11-21 10:30'],
    ['завтра к десяти', '2026-11-21 10:00'],
    ['завтра в 15', '2026-11-21 15:00'],
    ['завтра в 3', '2026-11-21 15:00'],
    ['завтра в 3 часа дня', '2026-11-21 15:00'],
    ['завтра в 2 дня', '2026-11-21 14:00'],
    ['через 2 дня', '2026-11-22 10:00'],
    ['через день', '2026-11-22 10:00'],
    ['завтра 9.30', '2026-11-21 09:30'],
    ['завтра в 10.05', '2026-11-21 10:05'],
    ['через 1,5 часа', '2026-11-20 13:15'],
    ['10 декабря к 12 часам', '2026-12-10 12:00'],
    ['завтра с трёх до пяти', '2026-11-21 15:00'],
    ['завтра в 7 вечера', '2026-11-21 19:00'],
    ['завтра вечером в 7', '2026-11-21 19:00'],
    ['в девять утра завтра', '2026-11-21 09:00'],
    ['завтра в полдень', '2026-11-21 12:00'],
    ['завтра в полтретьего', '2026-11-21 14:30'],
    ['завтра в половине третьего', '2026-11-21 14:30'],
    ['завтра без пятнадцати три', '2026-11-21 14:45'],
    ['завтра в час', '2026-11-21 13:00'],
    ['послезавтра утром', '2026-11-22 10:00'],
    ['завтра с утра', '2026-11-21 10:00'],
    ['завтра после обеда', '2026-11-21 14:00'],
    ['завтра до обеда', '2026-11-21 11:00'],
    ['завтра в обед', '2026-11-21 13:00'],
    ['завтра с 10 до 12', '2026-11-21 10:00'],
    ['завтра после 15', '2026-11-21 15:00'],
    ['в понедельник после обеда', '2026-11-23 14:00'],
    ['во вторник к 11', '2026-11-24 11:00'],
    ['в пн в 10', '2026-11-23 10:00'],
    ['в следующий понедельник в 12', '2026-11-23 12:00'],
    ['25 ноября', '2026-11-25 10:00'],
    ['25 ноября в 15:30', '2026-11-25 15:30'],
    ['25 ноября 2026, 15:30', '2026-11-25 15:30'],
    ['25.11 в 10', '2026-11-25 10:00'],
    ['25.11.2026 14:00', '2026-11-25 14:00'],
    ['к пятому декабря', '2026-12-05 10:00'],
    ['двадцать пятого ноября в 12', '2026-11-25 12:00'],
    ['5 числа в 11', '2026-12-05 11:00'],
    ['1 декабря утром', '2026-12-01 10:00'],
    ['через неделю', '2026-11-27 10:00'],
    ['через 3 дня в 12', '2026-11-23 12:00'],
    ['через месяц', '2026-12-20 10:00'],
    ['31 декабря в 23:30', '2026-12-31 23:30'],
    ['1 января в 10', '2027-01-01 10:00'],
    ['29 февраля в 12', '2028-02-29 12:00'],
    ['вечером', '2026-11-20 18:00'],
    ['утром', '2026-11-21 10:00'],
    ['в 15', '2026-11-20 15:00'],
    ['в 3', '2026-11-20 15:00'],
    ['сегодня в 16:20', '2026-11-20 16:20'],
    ['сегодня', '2026-11-20 13:00'],
    ['в конце недели в 12', '2026-11-20 12:00'],
    ['завтра в 10 по поводу пульта', '2026-11-21 10:00'],
  ])('«%s» is %s', (text, wanted) => expect(say(text)).toBe(wanted));

  it.each([
    ['in 20 minutes', '2026-11-20 12:05'],
    ['in half an hour', '2026-11-20 12:15'],
    ['in an hour and a half', '2026-11-20 13:15'],
    ['in 2 hours', '2026-11-20 13:45'],
    ['tomorrow 10am', '2026-11-21 10:00'],
    ['tomorrow at 3', '2026-11-21 15:00'],
    ['tomorrow at half past two', '2026-11-21 14:30'],
    ['tomorrow at quarter to 4 pm', '2026-11-21 15:45'],
    ['the day after tomorrow', '2026-11-22 10:00'],
    ['Monday afternoon', '2026-11-23 14:00'],
    ['on Monday after lunch', '2026-11-23 14:00'],
    ['25 November', '2026-11-25 10:00'],
    ['Nov 25 at 3:30pm', '2026-11-25 15:30'],
    ['25/11 at noon', '2026-11-25 12:00'],
    ['2026-11-25 10:00', '2026-11-25 10:00'],
    ['tonight at 8', '2026-11-20 20:00'],
    ['tomorrow between 2 and 4', '2026-11-21 14:00'],
    ['in a week', '2026-11-27 10:00'],
  ])('"%s" is %s', (text, wanted) => expect(say(text, { language: 'en' })).toBe(wanted));

  it.each([
    ['20分钟后', '2026-11-20 12:05'],
    ['半小时后', '2026-11-20 12:15'],
    ['两个小时以后', '2026-11-20 13:45'],
    ['一个半小时后', '2026-11-20 13:15'],
    ['明天上午10点', '2026-11-21 10:00'],
    ['明天下午三点', '2026-11-21 15:00'],
    ['明早9点', '2026-11-21 09:00'],
    ['今晚8点', '2026-11-20 20:00'],
    ['下午3点半', '2026-11-20 15:30'],
    ['后天', '2026-11-22 10:00'],
    ['周一下午', '2026-11-23 14:00'],
    ['下周三上午', '2026-11-25 10:00'],
    ['11月25日', '2026-11-25 10:00'],
    ['11月25号下午3点', '2026-11-25 15:00'],
    ['一周后', '2026-11-27 10:00'],
    ['礼拜二十点', '2026-11-24 10:00'],
  ])('%s is %s', (text, wanted) => expect(say(text, { language: 'zh' })).toBe(wanted));

  it.each([
    ['в 10', 'passed: 2026-11-21 10:00 | 2026-11-20 22:00'],
    ['сегодня в 11', 'passed: 2026-11-21 11:00 | 2026-11-20 23:00'],
    ['в 10 утра', 'passed: 2026-11-21 10:00'],
    ['сегодня утром', 'passed: 2026-11-21 09:00 | 2026-11-21 10:00 | 2026-11-21 11:00'],
    ['в пятницу в 12', 'several: 2026-11-20 12:00 | 2026-11-27 12:00'],
    ['в пятницу', 'several: 2026-11-20 12:00 | 2026-11-27 10:00'],
    ['завтра или послезавтра в 10', 'several: 2026-11-21 10:00 | 2026-11-22 10:00'],
    ['на следующей неделе', 'several: 2026-11-23 10:00 | 2026-11-24 10:00 | 2026-11-25 10:00 | 2026-11-26 10:00 | 2026-11-27 10:00'],
  ])('«%s» asks: %s', (text, wanted) => expect(say(text)).toBe(wanted));

  it.each([
    '',
    'как вернётся из отпуска',
    'когда-нибудь',
    'в декабре',
    'через час-полтора',
    'ночью',
    'завтра в 10 и в 12',
    'завтра в 25',
    '45 минут назад',
    'вчера в 10',
    'через',
    '31 ноября',
    '99.99',
  ])('«%s» is no time', (text) => expect(['none', 'past']).toContain(understand(text, setting).kind));

  it('a day that has gone by is told from words that are no day', () => {
    expect(understand('10.11.2026 в 12', setting)).toEqual({ kind: 'past' });
    expect(understand('как вернётся', setting)).toEqual({ kind: 'none' });
  });

  it('offers the hours of a part of the day', () => {
    const { finer } = understand('в понедельник после обеда', setting) as Understood & { kind: 'certain' };
    expect(finer.map((at) => wall(at).slice(11))).toEqual(['13:00', '14:00', '15:00', '16:00']);
    expect(understand('завтра в 15', setting)).toMatchObject({ finer: [] });
  });
});

describe('whose clock', () => {
  it('reckons by the client’s: tomorrow at 12 in Perm is 10:00 in Moscow', () => {
    const understood = understand('завтра в 12', { ...setting, zone: 'Asia/Yekaterinburg' });
    expect(told(understood)).toBe('2026-11-21 10:00');
  });

  it('where it is tomorrow already, «завтра» is the day after', () => {
    const late = Date.parse('2026-11-20T22:30+03:00');
    expect(say('завтра в 10', { now: late, zone: 'Asia/Vladivostok' })).toBe('2026-11-22 10:00');
    expect(say('сегодня в 10', { now: late, zone: 'Asia/Vladivostok' })).toBe('2026-11-21 10:00');
  });

  it.each([
    ['in 3 hours', '2026-03-29 04:30'], // the clock jumps from 2:00 to 3:00
    ['tomorrow 9am', '2026-03-30 09:00'],
    ['at 2:30', '2026-03-29 14:30'],
    ['2:30 am', '2026-03-29 03:00'], // a time that is skipped is the moment of the change
  ])('in the night in which clocks go forward "%s" is %s', (text, wanted) => {
    expect(say(text, { language: 'en', now: Date.parse('2026-03-29T00:30+01:00'), zone: 'Europe/Berlin' })).toBe(wanted);
  });

  it('in the night in which they go back an hour that comes twice is its first coming, and a span is as long as it really is', () => {
    const change = { language: 'en', now: Date.parse('2026-10-25T00:30+02:00'), zone: 'Europe/Berlin' };
    const twice = understand('2:30 am', { ...setting, ...change }) as Understood & { kind: 'certain' };
    expect(new Date(twice.at).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(say('in 4 hours', change)).toBe('2026-10-25 03:30');
  });

  it('midnight, and the end of the year', () => {
    const eve = Date.parse('2026-12-31T23:50+03:00');
    expect(say('через 20 минут', { now: eve })).toBe('2027-01-01 00:10');
    expect(say('завтра в 10', { now: eve })).toBe('2027-01-01 10:00');
    expect(say('в 0:30', { now: eve })).toBe('passed: 2027-01-01 00:30');
    expect(say('завтра в полночь', { now: NOW })).toBe('2026-11-22 00:00');
  });
});

describe('outside of our hours', () => {
  const day = (date: string) => [Date.parse(`${date}T09:00+03:00`), Date.parse(`${date}T20:00+03:00`)] as const;
  const hours = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25'].map(day);
  const open = { hours, until: Date.parse('2026-11-26T00:00+03:00') };

  it('asks: at the next opening, or at that time all the same', () => {
    expect(say('завтра в 10', open)).toBe('closed: 2026-11-23 09:00 | 2026-11-21 10:00');
    expect(say('во вторник в 8 утра', { ...open, zone: 'Asia/Yekaterinburg' })).toBe('closed: 2026-11-24 11:00 | 2026-11-24 08:00');
    expect(say('через 20 минут', { ...open, now: Date.parse('2026-11-20T19:50+03:00') })).toBe('closed: 2026-11-23 09:00 | 2026-11-20 20:10');
  });

  it('does not ask where we work, or where nobody has said', () => {
    expect(say('в понедельник в 10', open)).toBe('2026-11-23 10:00');
    expect(say('26 ноября в 3 ночи', open)).toBe('2026-11-26 03:00');
  });

  it('reads «в 7» as the half of the day in which we work, and shows the other', () => {
    const understood = understand('во вторник в 7', { ...setting, ...open });
    expect(understood).toEqual({
      kind: 'certain',
      at: Date.parse('2026-11-24T19:00+03:00'),
      finer: [Date.parse('2026-11-24T07:00+03:00'), Date.parse('2026-11-24T19:00+03:00')],
    });
  });

  it('of a part of the day it takes an hour in which we work', () => {
    const understood = understand('в понедельник утром', { ...setting, ...open, zone: 'Asia/Yekaterinburg' }) as Understood & { kind: 'certain' };
    expect(understood.at).toBe(Date.parse('2026-11-23T11:00+05:00'));
    expect(understood.finer).toEqual([]);
  });
});
