import type { RequestRecord } from '#domain/tasks/task.repository.js';
import { Texts } from '../texts/texts.js';
import { gistOf } from './labels.js';

const request = (change: Partial<RequestRecord>): RequestRecord => ({
  id: '',
  number: '1',
  channel: 'site',
  kind: 'request',
  text: null,
  items: [],
  city: null,
  neededBy: null,
  urgent: false,
  receivedAt: '',
  ...change,
});

describe('the gist of a request', () => {
  const texts = new Texts();

  it('is its first item and how many more there are, in each language', () => {
    const items = [
      { name: 'Пульт', quantity: 1 },
      { name: 'Стойка', quantity: 2 },
      { name: 'Кабель', quantity: 3 },
    ];
    expect(gistOf(request({ items }), texts.in('ru'))).toBe('Пульт × 1 и ещё 2');
    expect(gistOf(request({ items }), texts.in('en'))).toBe('Пульт × 1 and 2 more');
    expect(gistOf(request({ items: items.slice(0, 1) }), texts.in('zh'))).toBe('Пульт × 1');
  });

  it('is never cut through a character, wherever the cut falls', () => {
    for (const text of ['👩‍👩‍👧‍👦'.repeat(40), `я${'🎤'.repeat(100)}`, `яя${'🎤'.repeat(100)}`, 'é'.repeat(300)]) {
      const gist = gistOf(request({ text }), texts.in('ru'))!;
      expect([gist.isWellFormed(), gist.length <= 141, text.startsWith(gist.slice(0, -1))]).toEqual([true, true, true]);
    }
  });

  it('is null where nothing was said', () => {
    expect(gistOf(request({ text: '  ' }), texts.in('ru'))).toBeNull();
    expect(gistOf(null, texts.in('ru'))).toBeNull();
  });
});
