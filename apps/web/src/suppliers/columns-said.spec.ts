import type { MappingQuestion } from '../api/types';
import { columnLetter, fieldAt, guessedColumns, movedColumns, understood, withField } from './columns-said';

const QUESTION: MappingQuestion = {
  sheet: 'Лист1',
  sheets: [{ name: 'Лист1', hidden: false }],
  headerRow: 1,
  doubts: ['price', 'stock'],
  changed: true,
  before: [
    { field: 'article', index: 0, header: 'артикул' },
    { field: 'price', index: 1, header: 'цена' },
    { field: 'stock', index: 2, header: 'остаток' },
  ],
  columns: [
    { index: 0, header: 'Артикул', guess: 'article', by: 'kept' },
    { index: 1, header: 'Группа', guess: null, by: null },
    { index: 2, header: 'Цена, USD', guess: 'price', by: 'header', currency: 'USD', decimal: ',' },
  ],
  sample: [['DM-1', 'Свет', '1,250']],
};

describe('the columns of a file, as somebody says them', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [199, 'GR'],
  ])('are called as in a spreadsheet: %i is %s', (index, letter) => expect(columnLetter(index)).toBe(letter));

  it('WT-3.1 begin as they are guessed', () => {
    expect(guessedColumns(QUESTION)).toEqual({ article: 0, price: 2 });
    expect(fieldAt({ article: 0, price: 2 }, 2)).toBe('price');
    expect(fieldAt({ article: 0 }, 2)).toBeNull();
  });

  it('WT-3.1 are one thing each, and each thing is one column', () => {
    expect(withField({ article: 0, price: 2 }, 1, 'price')).toEqual({ article: 0, price: 1 });
    expect(withField({ article: 0, price: 2 }, 2, 'stock')).toEqual({ article: 0, stock: 2 });
    expect(withField({ article: 0, price: 2 }, 2, null)).toEqual({ article: 0 });
  });

  it('WT-3.1 that moved are shown with where they were and where they may be now', () =>
    expect(movedColumns(QUESTION)).toEqual([
      { field: 'price', was: { index: 1, header: 'цена' }, now: { index: 2, header: 'Цена, USD' } },
      { field: 'stock', was: { index: 2, header: 'остаток' }, now: null },
    ]));

  it('WT-3.1 are shown as they will be understood: what the whole column tells counts, and what somebody says counts more', () => {
    const [rouble, day] = ['RUB', '2026-11-22'] as const;
    const said = { columns: { article: 0, price: 2 }, decimal: null, currency: null };
    expect(understood(QUESTION, said, { currency: rouble, day })).toMatchObject([{ price: { amount: '1.25', currency: 'USD' } }]);
    expect(understood(QUESTION, { ...said, decimal: '.' }, { currency: rouble, day })).toMatchObject([{ price: { amount: '1250' } }]);
    expect(understood(QUESTION, { ...said, columns: { article: 0 } }, { currency: rouble, day })).toMatchObject([{ price: null, wrong: null }]);
  });
});
