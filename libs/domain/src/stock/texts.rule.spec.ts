import fc from 'fast-check';
import { dayIn } from './day-text.rule.js';
import { markOf, readDecimal } from './decimal-text.rule.js';
import { readPrice } from './price-text.rule.js';
import { readStock } from './stock-text.rule.js';

const GROUPS = [' ', '\u00a0', '\u202f', "'", '.', ','];
const amount = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }));
const grouped = (whole: number, by: string) => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, by);
const plain = (whole: number, cents: number) => `${whole}.${String(cents).padStart(2, '0')}`;
const same = (read: ReturnType<typeof readDecimal>, value: string) => expect('value' in read && Number(read.value)).toBe(Number(value));

describe('a number', () => {
  it('WT-3.1 with two digits after its comma or point is read whatever groups it', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...GROUPS), fc.constantFrom(',', '.'), ([whole, cents], group, mark) => {
        fc.pre(group !== mark);
        same(readDecimal(`${grouped(whole, group)}${mark}${String(cents).padStart(2, '0')}`), plain(whole, cents));
      }),
    );
  });

  it('WT-3.1 that may be two is never guessed, and is read once its column has told', () => {
    expect(readDecimal('1,250')).toEqual({ wrong: 'ambiguous' });
    expect(readDecimal('1,250', ',')).toEqual({ value: '1.25' });
    expect(readDecimal('1,250', '.')).toEqual({ value: '1250' });
    expect(readDecimal('1.250.000')).toEqual({ value: '1250000' });
    expect(readDecimal('0,125')).toEqual({ value: '0.125' });
    expect(readDecimal('1 250,125')).toEqual({ value: '1250.125' });
    expect(markOf(['1,250', '10,5'])).toBe(',');
    expect(markOf(['1,250', '1.250,00 руб.'])).toBe(',');
    expect(markOf(['1.250.000'])).toBe(',');
    expect(markOf(['1,250', '3', ''])).toBeNull();
    expect(markOf(['10,5', '10.5'])).toBeNull();
  });

  it('is nothing else: words, dates, two numbers, formulas and exponents are no number', () => {
    for (const text of ['', 'десять', '12.12.2026', '1 2', '12 34', '1,2,3', '1e9', '0x10', '=1+1', '١٢', '1..2', '٫5'])
      expect(readDecimal(text)).toEqual({ wrong: 'no-number' });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = readDecimal(text, ',');
        expect('wrong' in read || /^-?\d+(\.\d+)?$/.test(read.value)).toBe(true);
      }),
    );
  });
});

describe('a price', () => {
  const SIGNS = [
    ['₽', 'RUB'],
    ['руб.', 'RUB'],
    ['руб', 'RUB'],
    ['р.', 'RUB'],
    ['RUB', 'RUB'],
    ['$', 'USD'],
    ['USD', 'USD'],
    ['€', 'EUR'],
    ['EUR', 'EUR'],
    ['¥', 'CNY'],
    ['CNY', 'CNY'],
    ['元', 'CNY'],
  ] as const;

  it('WT-3.2 has its currency before it or behind it, with or without a space', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...SIGNS), fc.boolean(), fc.constantFrom('', ' ', '\u00a0'), ([whole, cents], [sign, currency], before, gap) => {
        fc.pre(whole > 0);
        const number = `${grouped(whole, ' ')},${String(cents).padStart(2, '0')}`;
        const read = readPrice(before ? sign + gap + number : number + gap + sign, null);
        expect(read).toMatchObject({ currency });
        expect('amount' in read && Number(read.amount)).toBe(Number(plain(whole, cents)));
      }),
    );
  });

  it.each([
    ['1 250,00 руб.', { amount: '1250', currency: 'RUB' }],
    ['1.250,00', { amount: '1250', currency: null }],
    ['$ 12.50', { amount: '12.5', currency: 'USD' }],
    ['1250,-', { amount: '1250', currency: null }],
    ['12,50 €/шт', { amount: '12.5', currency: 'EUR' }],
    ['12.34567', { amount: '12.3457', currency: null }],
    ['', { none: true }],
    ['-', { none: true }],
    ['0,00', { none: true }],
    ['по запросу', { none: true }],
    ['面议', { none: true }],
    ['5 тугриков', { wrong: 'price-currency' }],
    ['12 у.е.', { wrong: 'price-currency' }],
    ['$5 или 5€', { wrong: 'price-currency' }],
    ['от дилера', { wrong: 'price' }],
    ['1,250', { wrong: 'price-ambiguous' }],
    ['-5', { wrong: 'price-below-zero' }],
    ['99999999999999', { wrong: 'price' }],
    ['12.12.2026', { wrong: 'price' }],
  ])('WT-3.2 "%s" is %j', (text, wanted) => {
    expect(readPrice(text, null)).toEqual(wanted);
  });
});

describe('a word for stock', () => {
  const NEAR = '2026-11-22';
  it.each([
    ['10', 'in-stock 10'],
    ['10 шт.', 'in-stock 10'],
    ['1 000', 'in-stock 1000'],
    ['2,5 м', 'in-stock 2.5'],
    ['>10', 'in-stock 10+'],
    ['более 10 шт', 'in-stock 10+'],
    ['10+', 'in-stock 10+'],
    ['5-10', 'in-stock 5+'],
    ['>0', 'in-stock'],
    ['+', 'in-stock'],
    ['+++', 'in-stock'],
    ['Есть', 'in-stock'],
    ['В НАЛИЧИИ', 'in-stock'],
    ['в наличии: 7 шт', 'in-stock 7'],
    ['有货', 'in-stock'],
    ['In stock', 'in-stock'],
    ['нет', 'none'],
    ['Нет в наличии', 'none'],
    ['0', 'none'],
    ['0,00', 'none'],
    ['-', 'none'],
    ['-3', 'none'],
    ['out of stock', 'none'],
    ['мало', 'low'],
    ['<5', 'low'],
    ['менее 5', 'low'],
    ['под заказ', 'to-order'],
    ['Под заказ 14 дней', 'to-order'],
    ['ожидается 12.12.2026', 'expected 2026-12-12'],
    ['Ожидается 12.12', 'expected 2026-12-12'],
    ['поступление 15 января', 'expected 2027-01-15'],
    ['нет (ожидается 01.12.26)', 'expected 2026-12-01'],
    ['12月5日到货', 'expected 2026-12-05'],
    ['в пути', 'expected'],
    ['2026-12-12', 'expected 2026-12-12'],
    ['', 'unknown'],
    ['уточняйте', 'unknown ?'],
    ['резерв', 'unknown ?'],
    ['нет 5', 'unknown ?'],
    ['есть?', 'unknown ?'],
    ['скоро будет в наличии', 'unknown ?'],
    ['1,250', 'unknown ?'],
    ['≥0', 'unknown ?'],
  ])('WT-3.2, 3.3 "%s" is %s', (text, wanted) => {
    const { state, quantity, atLeast, expectedOn, unclear } = readStock(text, NEAR);
    expect(
      [state, quantity === null ? null : quantity + (atLeast ? '+' : ''), expectedOn, unclear ? '?' : null].filter((part) => part !== null).join(' '),
    ).toBe(wanted);
  });

  it('WT-3.2 that is not understood is never in stock: what is, has a number, a plus, or is one of the known words', () => {
    const words = fc.array(
      fc.constantFrom('нет', 'не', 'в', 'наличии', 'есть', 'склад', 'завтра', 'stock', 'out', 'of', '?', 'был', 'мало', 'под', 'ждём', '有', '无'),
      { maxLength: 4 },
    );
    // One letter is what chance alone comes upon.
    const known = new Set(['есть', 'в наличии', 'есть в наличии', 'stock', '有', 'y']);
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((list) => list.join(' ')),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
        (text) => {
          const says = /[1-9+]|>\s*0/u.test(text.normalize('NFKC')) || known.has(text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase());
          expect(says || readStock(text, NEAR).state !== 'in-stock').toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a day', () => {
  it('that is not in the calendar is none, and one without a year is the next', () => {
    expect(dayIn('31.02.2026', '2026-11-22')).toBeUndefined();
    expect(dayIn('29.02', '2026-11-22')).toBeUndefined();
    expect(dayIn('01.11', '2026-11-22')).toBe('2026-11-01');
    expect(dayIn('01.10', '2026-11-22')).toBe('2027-10-01');
    expect(dayIn('2026年12月12日', '2026-11-22')).toBe('2026-12-12');
    expect(dayIn('Dec 12', '2026-11-22')).toBeUndefined();
    expect(dayIn('тел. 8 900 000-12-12', '2026-11-22')).toBeUndefined();
  });
});
