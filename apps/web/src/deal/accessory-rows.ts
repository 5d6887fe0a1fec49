import { textOf, type Row } from './list-props';

/** Something that goes with a thing: known to the price lists, or by its name alone. */
export interface Named {
  item: string | null;
  name: string;
}

/** What the client has said to it; null: not asked yet. */
export function answerOf(rows: readonly Row[], one: Named): 'taken' | 'declined' | null {
  const answer = textOf(rows.find((row) => isOf(row, one)) ?? {}, 'answer');
  return answer === 'taken' || answer === 'declined' ? answer : null;
}

/** The list with this answer in it; null takes it out again. One thing is answered once, whatever it goes with. */
export function answerAccessory(rows: readonly Row[], one: Named, answer: 'taken' | 'declined' | null): Row[] {
  const others = rows.filter((row) => !isOf(row, one));
  return answer === null ? others : [...others, { ...(one.item !== null && { item: one.item }), name: one.name, answer }];
}

function isOf(row: Row, { item, name }: Named): boolean {
  return item === null ? textOf(row, 'item') === '' && row['name'] === name : row['item'] === item;
}
