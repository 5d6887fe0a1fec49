import { numbersBeginningWith } from './typed-number.rule.js';

describe('the number of a case, as it is typed', () => {
  it('is read in whatever spelling: with its letter or without, with any dash, a sign, a space', () => {
    for (const typed of ['2431', 'Д-2431', 'д 2431', 'D-2431', '№ 2431', 'Д–2431', ' ２４３１ '])
      expect([typed, numbersBeginningWith(typed)[0]]).toEqual([typed, { from: 2431, to: 2432 }]);
  });

  it('stands for all that begin with it, itself first', () => {
    expect(numbersBeginningWith('24').slice(0, 3)).toEqual([
      { from: 24, to: 25 },
      { from: 240, to: 250 },
      { from: 2400, to: 2500 },
    ]);
    expect(numbersBeginningWith('123456789')).toEqual([{ from: 123_456_789, to: 123_456_790 }]);
  });

  it('is none where words, a phone, a nought before it or nothing was typed', () => {
    for (const typed of ['', 'Ветрова', '8 900 000-14-27', '+79000001427', '89000001427', '000-14', '0', 'Дело-12', '12а'])
      expect([typed, numbersBeginningWith(typed)]).toEqual([typed, []]);
  });
});
