import { mentionedIn, mentionOf, partsOf } from './comment-text.rule.js';

const ANNA = '0190d3a0-0000-7000-8000-000000000001';
const BORIS = '0190d3a0-0000-7000-8000-000000000002';

describe('the text of a comment', () => {
  it('is words and people in order, and together they are the text again', () => {
    const text = `${mentionOf(ANNA)}, спросите @ склад: ${mentionOf(BORIS)}${mentionOf(ANNA)}!`;
    const parts = partsOf(text);
    expect(parts).toEqual([{ person: ANNA }, { text: ', спросите @ склад: ' }, { person: BORIS }, { person: ANNA }, { text: '!' }]);
    expect(parts.map((part) => ('person' in part ? mentionOf(part.person) : part.text)).join('')).toBe(text);
    expect(mentionedIn(text)).toEqual([ANNA, BORIS]);
  });

  it('names nobody by a name, by an address, or by half an id', () => {
    for (const text of ['', '@Анна', 'a@example.com', `@${ANNA}`, `@[${ANNA.slice(1)}]`, `@[${ANNA.toUpperCase()}]`]) {
      expect(mentionedIn(text)).toEqual([]);
      expect(partsOf(text)).toEqual(text === '' ? [] : [{ text }]);
    }
  });
});
