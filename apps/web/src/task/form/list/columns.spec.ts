import type { Fields } from '../form-schema';
import { isShort, templateOf, widthOf } from './columns';

const FIELDS: Fields = {
  name: { type: 'string' },
  price: { type: 'string', format: 'decimal' },
  supplier: { type: 'string', supplier: true },
  exact: { type: 'boolean' },
};

describe('the columns of a list', () => {
  it('are a table only where each has the width that it is read in', () => {
    expect(templateOf(FIELDS)).toBe('minmax(136px, 3fr) minmax(104px, 0.5fr) minmax(132px, 2fr) 56px 32px');
    expect(widthOf(FIELDS)).toBe(136 + 104 + 132 + 56 + 32 + 4 * 8);
  });

  it('stand side by side in a card where their values are short', () => {
    expect(Object.entries(FIELDS).flatMap(([name, field]) => (isShort(field) ? [name] : []))).toEqual(['price', 'exact']);
  });
});
