import { offerChanges } from './offer-changes';

const told = [
  { line: 1, name: 'Радиосистема', quantity: '4', price: '8990.00', readyOn: '2026-11-25' },
  { line: 2, name: 'Стойка', quantity: '2', price: '1200', readyOn: '2026-11-25' },
  { name: 'Доставка', quantity: '1', price: '500' },
];

describe('what differs from the last version of an offer', () => {
  it('WT-2.4 names each price, quantity and day that is another, and what was added or taken away', () => {
    const now = [
      { line: 1, name: 'Радиосистема', quantity: '4', price: '8500', readyOn: '2026-12-01' },
      { line: 2, name: 'Стойка', quantity: '3', price: '1200', readyOn: '2026-11-25' },
      { name: 'Кабель', quantity: '1' },
    ];
    expect(offerChanges(told, now)).toEqual([
      { name: 'Радиосистема', kind: 'price', before: '8990.00', now: '8500' },
      { name: 'Радиосистема', kind: 'readyOn', before: '2026-11-25', now: '2026-12-01' },
      { name: 'Стойка', kind: 'quantity', before: '2', now: '3' },
      { name: 'Кабель', kind: 'added' },
      { name: 'Доставка', kind: 'removed' },
    ]);
  });

  it('WT-2.4 finds no difference in the same numbers written otherwise', () => {
    expect(offerChanges(told, [{ ...told[0]!, price: '8990', quantity: '4.0' }, told[1]!, told[2]!])).toEqual([]);
  });

  it('WT-2.4 tells a price that is no longer known', () => {
    expect(offerChanges(told.slice(0, 1), [{ ...told[0]!, price: undefined }])).toEqual([
      { name: 'Радиосистема', kind: 'price', before: '8990.00', now: null },
    ]);
  });
});
