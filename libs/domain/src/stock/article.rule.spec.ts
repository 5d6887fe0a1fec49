import fc from 'fast-check';
import { articleKey, itemKey, itemWords, sameGoods, typedWords } from './article.rule.js';

const SPACES = ['', ' ', '-', '–', '—', '\u00a0', '_', ' - ', '\u200b'];
const ALIKE: Record<string, string> = { A: 'А', B: 'В', E: 'Е', K: 'К', M: 'М', H: 'Н', O: 'О', P: 'Р', C: 'С', T: 'Т', Y: 'У', X: 'Х' };
const article = fc
  .array(fc.constantFrom(...'ABEKMHOPCTYXSDFGZ0123456789./+'), { minLength: 1, maxLength: 20 })
  .filter((signs) => /[A-Z0-9]/.test(signs.join('')));

describe('an article', () => {
  it('WT-3.1 is the same in any case, with any dashes and spaces, and with letters of the other alphabet that look alike', () => {
    fc.assert(
      fc.property(article, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (signs, chance) => {
        const spelled = signs.map((sign, i) => {
          const other = chance[i * 3]! % 2 ? (ALIKE[sign] ?? sign) : sign;
          return (chance[i * 3 + 1]! % 2 ? other.toLowerCase() : other) + SPACES[chance[i * 3 + 2]! % SPACES.length]!;
        });
        expect(articleKey(spelled.join(''))).toBe(signs.join(''));
      }),
    );
  });

  it('is its own key, whatever is typed, and never longer than a key may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const key = articleKey(text);
        expect(articleKey(key)).toBe(key);
        expect([...key].length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('keeps its leading zeros and the signs that tell two apart; signs alone are none', () => {
    expect(['00123', '123', '1.25', '125', 'A/B', 'AB'].map(articleKey)).toEqual(['00123', '123', '1.25', '125', 'A/B', 'AB']);
    expect(['', '-', ' . ', '№'].map(articleKey)).toEqual(['', '', '', 'NO']);
  });
});

describe('the words of an item', () => {
  it('WT-3.1 are found by their beginnings, from each number in them, and in either alphabet where they have a digit', () => {
    expect(itemWords('SM58-LC', 'Микрофон вокальный')).toEqual(
      ['sm58', '58', 'lc', 'микрофон', 'вокальныи'].map((word) => (word === 'вокальныи' ? 'вокальный' : word)),
    );
    expect(typedWords('микр СМ58 и')).toEqual(['микр', 'cm58']);
    expect(itemWords(null, '动圈话筒')).toEqual(['动圈话筒', '圈话筒', '话筒', '筒']);
    expect(typedWords('筒')).toEqual(['筒']);
  });

  it('are never more than an index row can hold, whatever a supplier writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const words = itemWords(text, text);
        expect(words.length).toBeLessThanOrEqual(40);
        expect(words.every((word) => [...word].length <= 40 && !/\s/.test(word) && word !== '')).toBe(true);
      }),
    );
  });
});

describe('two rows under one article', () => {
  it('are the same goods where their names share a word, or one has none', () => {
    expect(sameGoods('SM58', 'Микрофон Shure SM58', 'SHURE SM58 вокальный')).toBe(true);
    expect(sameGoods('SM58', 'Микрофоны', 'микрофон')).toBe(true);
    expect(sameGoods('SM58', null, 'микрофон')).toBe(true);
    expect(sameGoods('SM58', 'SM58', 'микрофон')).toBe(true);
    expect(sameGoods('1001', 'Микрофон Shure', 'Стойка журавль')).toBe(false);
  });

  it('without an article are known by their names, which are no articles', () => {
    expect(itemKey(null, 'Кабель  XLR, 5 м')).toBe(' кабель xlr 5 м');
    expect(itemKey('-', 'Кабель')).toBe(' кабель');
    expect(itemKey(' ', null).trim()).toBe('');
  });
});
