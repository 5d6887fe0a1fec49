import { wrongCells } from './check';
import { filled, isEmpty, shown, type Fields, type ListSchema } from './form-schema';

const GOODS: ListSchema = {
  type: 'array',
  maxItems: 5,
  items: {
    properties: {
      name: { type: 'string', maxLength: 10 },
      quantity: { type: 'string', format: 'decimal' },
      unit: { type: 'string', oneOf: [{ const: 'piece', title: 'шт.' }] },
      supplier: { type: 'string', supplier: true, named: [{ id: 'one', name: 'Пример' }] },
      exact: { type: 'boolean' },
    },
    required: ['name', 'quantity'],
  },
};
const FIELDS: Fields = { note: { type: 'string' }, goods: GOODS };
const SAY = { yes: 'да', no: 'нет', instant: String, decimal: (text: string) => `${text}!` };

describe('a list of a form', () => {
  it('is empty where nothing was said in any of its rows', () => {
    for (const rows of [[], [{}], [{ name: ' ', quantity: null, exact: false }], ['junk', null]]) expect(isEmpty(rows)).toBe(true);
    for (const row of [{ name: 'a' }, { exact: true }]) expect(isEmpty([{}, row])).toBe(false);
  });

  it('is sent without empty rows and cells, and without cells that the row has not', () => {
    const goods = [{}, { name: 'Пульт', quantity: '', unit: null, price: '1' }, { exact: false }];
    expect(filled({ note: '', goods }, FIELDS)).toEqual({ goods: [{ name: 'Пульт' }] });
    expect(filled({ goods: [{}] }, FIELDS)).toEqual({});
  });

  it('is told cell by cell what is wrong, and what a row lacks in which something was said', () => {
    const rows = [{}, { name: 'Пульт', quantity: 'много', unit: 'mile' }, { quantity: '1' }, { name: 'Очень длинное', quantity: '2.5' }];
    expect(wrongCells(GOODS, rows)).toEqual([
      { place: '1.quantity', wrong: { rule: 'decimal' } },
      { place: '1.unit', wrong: { rule: 'choice' } },
      { place: '2.name', wrong: null },
      { place: '3.name', wrong: { rule: 'tooLong', limit: 10 } },
    ]);
  });

  it('is read row by row: choices and suppliers by name, amounts as the language has them', () => {
    const rows = [{ supplier: 'one', name: 'Пульт', quantity: '2', unit: 'piece', exact: true }, {}, { name: 'Стойка', supplier: 'gone' }];
    expect(shown(rows, GOODS, SAY)).toBe('Пульт · 2! · шт. · Пример · да\nСтойка · —');
  });
});
