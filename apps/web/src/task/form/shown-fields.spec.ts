import { shownFields } from './shown-fields';

const text = { type: 'string' } as const;
const list = (widget?: string) => ({ type: 'array' as const, items: { properties: {} }, maxItems: 20, ...(widget && { widget }) });

describe('what of a form is shown', () => {
  it('WT-2.1 answers accessories beneath the goods that they go with; a form without goods has them in a table', () => {
    expect(Object.keys(shownFields({ items: list('items'), accessories: list(), note: text }))).toEqual(['items', 'note']);
    expect(Object.keys(shownFields({ accessories: list(), note: text }))).toEqual(['accessories', 'note']);
  });

  it('WT-3.6 lets nobody type an id', () => {
    expect(Object.keys(shownFields({ query: { ...text, format: 'uuid' }, note: text }))).toEqual(['note']);
  });
});
