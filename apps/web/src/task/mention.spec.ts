import { mentionOf } from '#domain/tasks/comment-text.rule.js';
import { askedBefore, asSent, fitting, namedIn, withName } from './mention';

const ID = (n: number) => `0190d3a0-0000-7000-8000-00000000000${n}`;
const ANNA = { id: ID(1), name: 'Анна Ким' };
const ANNA_LONG = { id: ID(2), name: 'Анна Кимова' };
const SAME = { id: ID(3), name: 'Анна Ким' };
const FEDOR = { id: ID(4), name: 'Фёдор Ильич-Громыхайло' };

const asked = (text: string) => askedBefore(text.replace('|', ''), text.indexOf('|'));

describe('a name that is typed', () => {
  it('begins with its sign at the beginning of a word, and goes on over one space', () => {
    expect(asked('@|')).toEqual({ at: 0, typed: '' });
    expect(asked('Спросите @анн|у')).toEqual({ at: 9, typed: 'анн' });
    expect(asked('(@Анна Ки|')).toEqual({ at: 1, typed: 'Анна Ки' });
    expect(asked('да\n@王|')).toEqual({ at: 3, typed: '王' });
  });

  it('is none in an address, after a second space, and after the caret', () => {
    for (const text of ['a@example|', '@Анна Ким спросите|', 'Анна|@', '@Анна\n|']) expect(asked(text)).toBeNull();
  });

  it('fits whoever has a word that begins so, with ё as е, in any case', () => {
    const people = [ANNA, FEDOR];
    expect(fitting(people, '')).toEqual(people);
    for (const typed of ['ФЕД', 'ильич', 'громы', 'ильич-гро', 'фёдор ил']) expect(fitting(people, typed)).toEqual([FEDOR]);
    expect(fitting(people, 'нна')).toEqual([]);
  });

  it('is replaced by the whole name, and one goes on behind it', () => {
    const change = (text: string) => {
      const { text: now, caret } = withName(text.replace('|', ''), asked(text)!, ANNA);
      return `${now.slice(0, caret)}|${now.slice(caret)}`;
    };
    expect(change('Спросите @ан|')).toBe('Спросите @Анна Ким |');
    expect(change('@ан|, да')).toBe('@Анна Ким|, да');
  });
});

describe('a comment that is sent', () => {
  it('names those who were chosen by their ids, and leaves all else as it was typed', () => {
    expect(asSent('@Анна Ким, скажите @Фёдор Ильич-Громыхайло и @Глеб', [ANNA, FEDOR])).toBe(`${mentionOf(ANNA.id)}, скажите ${mentionOf(FEDOR.id)} и @Глеб`);
    expect(asSent('@Анна Кимова и @Анна Ким', [ANNA, ANNA_LONG])).toBe(`${mentionOf(ANNA_LONG.id)} и ${mentionOf(ANNA.id)}`);
  });

  it('means each of two with one name, in the order in which they were chosen', () => {
    expect(asSent('@Анна Ким и @Анна Ким', [SAME, ANNA])).toBe(`${mentionOf(SAME.id)} и ${mentionOf(ANNA.id)}`);
    expect(asSent('@Анна Ким и @Анна Ким', [ANNA])).toBe(`${mentionOf(ANNA.id)} и ${mentionOf(ANNA.id)}`);
  });

  it('names nobody whose name was changed by hand', () => {
    expect(asSent('@Анна Кимы', [ANNA])).toBe('@Анна Кимы');
    expect(namedIn('@Анна К', [ANNA, FEDOR])).toEqual([]);
    expect(namedIn('@Анна Ким: да, @Анна Ким', [ANNA, FEDOR])).toEqual([ANNA]);
  });
});
