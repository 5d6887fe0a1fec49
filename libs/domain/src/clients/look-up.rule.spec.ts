import { lookUpOf, wordsOf, type Span } from './look-up.rule.js';

const froms = (typed: string) =>
  Object.fromEntries((Object.entries(lookUpOf(typed)) as [string, Span[]][]).map(([name, spans]) => [name, spans.map(({ from }) => from)]));

describe('the words of a name', () => {
  it('are lower case, with «ё» as «е», each once, whatever stands between them', () => {
    expect(wordsOf('ООО «Тёплый-Дом», ТЁПЛЫЙ  дом №5')).toEqual(['ооо', 'теплый', 'дом', 'no5']);
    expect(wordsOf('北京 Ｓound')).toEqual(['北京', 'sound']);
    expect(wordsOf('')).toEqual([]);
  });

  it('of 300 letters, of a tag and of SQL are a few words', () => {
    expect(wordsOf('я'.repeat(300))).toEqual(['я'.repeat(60)]);
    expect(wordsOf(Array.from({ length: 300 }, (_, i) => `n${i}`).join(' '))).toHaveLength(20);
    expect(wordsOf(`<b>Robert</b>'); DROP TABLE client; --`)).toEqual(['b', 'robert', 'drop', 'table', 'client']);
  });
});

describe('what was typed', () => {
  it.each(['8912345', '+7 912 345', '7912345', '8 (912) 34-5', '912345'])('WT-1.4 "%s" may be the beginning of one number', (typed) => {
    expect(froms(typed)['phones']).toContain('+7912345');
  });

  it('may be the last digits of a phone, and digits alone an INN', () => {
    expect(froms('4567')).toMatchObject({ tails: ['7654'], inns: ['4567'], words: [], emails: [] });
    expect(froms('45-67')).toMatchObject({ tails: ['7654'], inns: [] });
    expect(froms('456')).toMatchObject({ tails: [], inns: [] });
  });

  it('may be a number of elsewhere, an e-mail, or words of a name in any order, the longest looked for first', () => {
    expect(froms('+86138')).toMatchObject({ phones: ['+86138'] });
    expect(froms('Anna@Exa')).toMatchObject({ emails: ['anna@exa'], phones: [] });
    expect(froms('п ИванОв')).toMatchObject({ words: ['иванов', 'п'] });
  });

  it.each(['', ' ', '8', 'я', '%', '...', '+'])('"%s" is too little to look for', (typed) => {
    expect(Object.values(froms(typed)).flat()).toEqual([]);
  });
});
