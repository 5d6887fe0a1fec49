import type { FieldSchema, Fields } from '../form-schema';

/** How a column is laid out: so many pixels at least, and its share of what is left over. */
interface Column {
  least: number;
  share: number;
}

const GAP = 8;
/** What stands after the cells: the button that takes the row out. */
const END = 32;

/** The width that a value of this kind needs to be read. */
export function columnOf(field: FieldSchema): Column {
  if (field.supplier) return { least: 132, share: 2 };
  if (field.oneOf) return { least: 96, share: 1 };
  if (field.type === 'boolean') return { least: 56, share: 0 };
  if (field.type !== 'string') return { least: 88, share: 0.5 };
  if (field.format === 'decimal') return { least: 104, share: 0.5 };
  if (field.future) return { least: 240, share: 2 };
  return { least: 136, share: field.format === undefined ? 3 : 1 };
}

/** The columns of a table with these fields, as CSS has them. */
export function templateOf(fields: Fields): string {
  const columns = Object.values(fields).map(columnOf);
  return [...columns.map(({ least, share }) => (share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`)), `${END}px`].join(' ');
}

/** So wide must the place be for a table, px; where it is narrower each row is a card. */
export function widthOf(fields: Fields): number {
  const columns = Object.values(fields).map(columnOf);
  return columns.reduce((sum, { least }) => sum + least + GAP, END);
}

/** Whether a value is short enough to stand beside another one in a card. */
export function isShort(field: FieldSchema): boolean {
  return !field.supplier && !field.future && (field.type !== 'string' || field.format !== undefined || field.oneOf !== undefined);
}
