import fc from 'fast-check';
import { currencyIn } from './currency.rule.js';
import { Money } from './money.rule.js';

const of = (amount: string, currency = 'RUB') => Money.of(amount, currency);
const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const text = (value: number) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;

describe('money', () => {
  it('is added and multiplied exactly, as a count of coins is', () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 1_000 }), (a, b, count) => {
        expect(
          of(text(a))
            .plus(of(text(b)))
            .compare(of(text(a + b))),
        ).toBe(0);
        expect(
          of(text(a))
            .times(String(count))
            .compare(of(text(a * count))),
        ).toBe(0);
      }),
    );
    expect(of('0.1').plus(of('0.2')).toJSON()).toEqual({ amount: '0.30', currency: 'RUB' });
  });

  it('is rounded to the smallest coin, halves away from zero, and only when asked', () => {
    expect(['1.005', '1.0049', '-1.005', '2.5'].map((amount) => of(amount).rounded().toJSON().amount)).toEqual(['1.01', '1.00', '-1.01', '2.50']);
    expect(of('0.3333').times('3').toJSON().amount).toBe('0.9999');
  });

  it('of two currencies is not put together, and nonsense is no money', () => {
    expect(() => of('1').plus(of('1', 'USD'))).toThrow('USD and RUB cannot be put together');
    for (const amount of ['', '1,5', '1e3', 'NaN', ' 1']) expect(() => of(amount)).toThrow('is no amount');
    expect(() => of('1', 'ABC')).toThrow('is no known currency');
    expect(() => of('1').times('two')).toThrow('is no quantity');
  });
});

describe('a currency', () => {
  it('is found by sign or word, and not inside of another word', () => {
    expect(['Цена, USD', 'Цена (руб.)', '单价（元）', 'Price €', 'размер', 'Цена'].map((one) => currencyIn(one)?.currency)).toEqual([
      'USD',
      'RUB',
      'CNY',
      'EUR',
      undefined,
      undefined,
    ]);
    expect(currencyIn('5 бел. руб.')?.currency).toBe('BYN');
    expect(currencyIn('$ или €')).toBeUndefined();
  });
});
