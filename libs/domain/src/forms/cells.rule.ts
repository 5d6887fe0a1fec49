import type { FieldSchema, FlatField, FormSchema, ListField } from '#kit/contract/define-task.js';

/** The field that says the rest where a reason alone says too little; in a row the row's own, where it has one. */
export const NOTE = 'note';

/** One value of a form, of its own field or of a field of a row: `city`, `items.0.quantity`. */
export interface Cell {
  readonly path: string;
  readonly schema: FlatField;
  readonly value: unknown;
  /** The note that belongs to it. */
  readonly note: { readonly path: string; readonly value: unknown };
}

type Values = Readonly<Record<string, unknown>>;

export const isList = (schema: FieldSchema): schema is ListField => schema.type === 'array';

const isRow = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a list; what is no row is left out, for a draft is checked by nobody. */
export const rowsOf = (value: unknown): Values[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** Every field of a form that holds one value, those of its rows too. */
export function flatFieldsOf({ properties }: FormSchema): FlatField[] {
  return Object.values(properties).flatMap((schema) => (isList(schema) ? Object.values(schema.items.properties) : [schema]));
}

/** Every value that these answers could have, in the order of the form, row by row. */
export function cellsOf({ properties }: FormSchema, data: Values): Cell[] {
  const note = { path: NOTE, value: data[NOTE] };
  return Object.entries(properties).flatMap(([field, schema]) => {
    if (!isList(schema)) return [{ path: field, schema, value: data[field], note }];
    const rows = Array.isArray(data[field]) ? (data[field] as unknown[]) : [];
    return rows.flatMap((row, index) => (isRow(row) ? cellsOfRow(schema, row, { place: `${field}.${index}`, note }) : []));
  });
}

function cellsOfRow({ items: { properties } }: ListField, row: Values, { place, note }: { place: string; note: Cell['note'] }): Cell[] {
  const own = Object.hasOwn(properties, NOTE) ? { path: `${place}.${NOTE}`, value: row[NOTE] } : note;
  return Object.entries(properties).map(([field, schema]) => ({ path: `${place}.${field}`, schema, value: row[field], note: own }));
}
