import { answered, answerRows, saidRows, tells } from './answer-rows';

describe('what a supplier answers', () => {
  it('WT-3.6 has one row for each line that he was asked about, and keeps what is typed', () => {
    const typed = [{ line: 3, has: 'no' }];
    expect(answerRows(typed, [{ line: 1 }, { line: 3 }])).toEqual([{ line: 1 }, { line: 3, has: 'no' }]);
    expect(answerRows([], [])).toEqual([]);
  });

  it('WT-3.6 asks only for what goes with the answer', () => {
    expect(['quantity', 'price', 'readyOn', 'reservedUntil'].filter((field) => tells('no', field))).toEqual([]);
    expect(tells('part', 'quantity')).toBe(true);
    expect(tells('expected', 'reservedUntil')).toBe(false);
    expect(tells(undefined, 'price')).toBe(false);
  });

  it('WT-3.6 drops what no longer goes with the answer, and takes all that was asked for a yes', () => {
    const part = { line: 1, has: 'part', quantity: '2', price: '100', currency: 'RUB', reservedUntil: '2026-12-01T12:00:00Z', note: 'звонил сам' };
    expect(answered(part, 'yes', '4')).toMatchObject({ has: 'yes', quantity: '4', price: '100' });
    expect(answered(part, 'no', '4')).toEqual({ line: 1, has: 'no', note: 'звонил сам' });
    expect(answered(part, 'expected', '4')).not.toHaveProperty('reservedUntil');
  });

  it('WT-3.6 sends only what was said, and a currency only with its price', () => {
    const rows = [
      { line: 1 },
      { line: 2, has: 'yes', quantity: '4', currency: 'RUB' },
      { line: 3, has: 'part', quantity: '1', price: '10', currency: 'CNY', readyOn: '' },
    ];
    expect(saidRows(rows)).toEqual([
      { line: 2, has: 'yes', quantity: '4' },
      { line: 3, has: 'part', quantity: '1', price: '10', currency: 'CNY' },
    ]);
  });
});
