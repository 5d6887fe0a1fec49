import { notesByKind, notesText } from './notes';

const note = (row: number, code: string) => ({ row, sheet: 'Лист1', code, reason: `Строка ${row}` });

describe('the rows of a list that were not simply taken', () => {
  const list = { rejected: [note(3, 'duplicate'), note(4, 'price'), note(5, 'conflict'), note(6, 'nameless')], unclear: [note(9, 'stock-unclear')] };

  it('WT-3.1 are told apart: refused, contradicting, unclear, twice', () => {
    const { refused, conflict, unclear, duplicate } = notesByKind(list);
    expect([refused, conflict, unclear, duplicate].map((notes) => notes.map(({ row }) => row))).toEqual([[4, 6], [5], [9], [3]]);
  });

  it('WT-3.1 can be copied with sheet, row and reason', () => expect(notesText(notesByKind(list).refused)).toBe('Лист1\t4\tСтрока 4\nЛист1\t6\tСтрока 6'));
});
