import { haveKopecks, lineTotal, marginOf, marginOfAll, moneyText, totalOf } from './money';

describe('totals of an offer', () => {
  it('WT-2.4 are exact: each line is rounded to the kopeck, then summed', () => {
    expect(lineTotal({ quantity: '3', price: '0.1' }, 'RUB')).toEqual({ amount: '0.30', currency: 'RUB' });
    expect(lineTotal({ quantity: '1.5', price: '0.03' }, 'RUB')?.amount).toBe('0.05'); // 0.045, half away from zero
    const lines = [
      { quantity: '1.5', price: '0.03' },
      { quantity: '1.5', price: '0.03' },
    ];
    expect(totalOf(lines, 'RUB')).toEqual({ sum: { amount: '0.10', currency: 'RUB' }, open: 0 });
    expect(totalOf([{ quantity: '999', price: '999999999999.99' }], 'RUB').sum.amount).toBe('998999999999990.01');
  });

  it('WT-2.4 count a line without a price as open, and never as nothing', () => {
    const lines = [{ quantity: '2', price: '8990' }, { quantity: '1' }, { quantity: 'пять', price: '10' }];
    expect(totalOf(lines, 'RUB')).toEqual({ sum: { amount: '17980.00', currency: 'RUB' }, open: 2 });
    expect(lineTotal({ quantity: '1' }, 'RUB')).toBeNull();
  });

  it('WT-2.4 are written in the reader’s language, with kopecks where their column has any', () => {
    expect(moneyText({ amount: '125000.00', currency: 'RUB' }, 'ru')).toBe('125\u00a0000\u00a0₽');
    expect(moneyText({ amount: '8990.50', currency: 'RUB' }, 'ru')).toBe('8\u00a0990,50\u00a0₽');
    expect(moneyText({ amount: '8990.00', currency: 'RUB' }, 'ru', true)).toBe('8\u00a0990,00\u00a0₽');
    expect(moneyText({ amount: '12.50', currency: 'CNY' }, 'zh')).toBe('¥12.50');
    expect(haveKopecks(['8990.00', null, '10'])).toBe(false);
    expect(haveKopecks(['8990.00', '10.5'])).toBe(true);
  });
});

describe('the margin of an offer', () => {
  const line = { quantity: '4', price: '8990' };

  it('WT-2.4 is what is left after the cost, exact, and its share of the price', () => {
    expect(marginOf(line, { amount: '7200.50', currency: 'RUB' }, 'RUB')).toEqual({ amount: '7158.00', percent: 20 });
    expect(marginOf(line, { amount: '9000', currency: 'RUB' }, 'RUB')).toEqual({ amount: '-40.00', percent: 0 });
  });

  it('WT-2.4 is not made up where the cost is open or in another currency', () => {
    expect(marginOf(line, null, 'RUB')).toEqual({ unknown: 'open' });
    expect(marginOf({ quantity: '4' }, { amount: '1', currency: 'RUB' }, 'RUB')).toEqual({ unknown: 'open' });
    expect(marginOf(line, { amount: '90', currency: 'USD' }, 'RUB')).toEqual({ unknown: 'currency' });
  });

  it('WT-2.4 of the whole offer says of how many lines it is not known', () => {
    const margins = [marginOf(line, { amount: '7192', currency: 'RUB' }, 'RUB'), marginOf(line, { amount: '90', currency: 'USD' }, 'RUB')];
    expect(marginOfAll(margins, ['35960.00', '35960.00'])).toEqual({ margin: { amount: '7192.00', percent: 20 }, open: 1 });
    expect(marginOfAll(margins.slice(1), ['35960.00'])).toEqual({ margin: { unknown: 'currency' }, open: 1 });
  });
});
