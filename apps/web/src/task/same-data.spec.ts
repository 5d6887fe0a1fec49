import { sameData } from './same-data';

describe('what was sent and what is kept', () => {
  it('say the same in any order of names, and with nothing for null', () => {
    expect(sameData({ city: 'Пермь', kind: null, place: { step: 2, at: [1, { a: 1 }] } }, { place: { at: [1, { a: 1 }], step: 2 }, city: 'Пермь' })).toBe(true);
  });

  it('do not say the same where one letter, one entry or one kind is another', () => {
    expect(sameData({ city: 'Пермь' }, { city: 'Перм' })).toBe(false);
    expect(sameData({ at: [1] }, { at: [1, 2] })).toBe(false);
    expect(sameData({ n: 1 }, { n: '1' })).toBe(false);
    expect(sameData({ a: {} }, { a: [] })).toBe(false);
    expect(sameData(null, {})).toBe(false);
  });
});
