import { isInn } from './inn.rule.js';

const RIGHT = ['5900000147', '7700000009', '590000001439', '770000000082'];

describe('an INN', () => {
  it.each(RIGHT)('WT-1.8 %s has the check digits that the tax service gives it', (inn) => expect(isInn(inn)).toBe(true));

  it('WT-1.8 with any one digit changed is none', () => {
    for (const inn of RIGHT) {
      for (let place = 0; place < inn.length; place++) {
        const wrong = [...inn].map((digit, i) => (i === place ? String((Number(digit) + 1) % 10) : digit)).join('');
        expect([wrong, isInn(wrong)]).toEqual([wrong, false]);
      }
    }
  });

  it.each(['', '590000014', '59000001471', '5900000147 ', '5900000147a', '0000000000', '000000000000', '５９００００００１４７', '-590000014'])(
    '"%s" is none',
    (text) => expect(isInn(text)).toBe(false),
  );
});
