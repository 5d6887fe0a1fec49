import type { TaskDetail } from '../../api/types';
import { isInstant } from '../../time/instant';

/** What a field of a task's form can say about itself: it holds one value, or rows of values. The server made its texts. */
export interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  title?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: 'date' | 'date-time' | 'email' | 'phone' | 'inn' | 'uuid' | 'decimal';
  /** An instant that is to come. */
  future?: true;
  oneOf?: { const: string | number; title: string }[];
  /** A supplier, by his id; `named`: those whose names are known already. */
  supplier?: true;
  named?: { id: string; name: string }[];
  /** Of a list: its rows, how many there may be, who edits it, and what it says while it is empty and on its button. */
  items?: RowSchema;
  maxItems?: number;
  widget?: string;
  empty?: string;
  add?: string;
}

/** The fields of a row, and which of them must be filled. */
export interface RowSchema {
  properties: Fields;
  required?: readonly string[];
}

/** A field that holds rows. */
export type ListSchema = FieldSchema & { type: 'array'; items: RowSchema; maxItems: number };

/** One row of a list. */
export type Row = Record<string, unknown>;

export type FormData = Record<string, unknown>;
export type Fields = Record<string, FieldSchema>;

/** The fields of a form, in their order. */
export function fieldsOf({ form }: Pick<TaskDetail, 'form'>): Fields {
  return ((form as { properties?: Fields }).properties ?? {}) as Fields;
}

/** Names of fields that appear only with an outcome which needs them, beside the main one. */
export function asideFields(task: TaskDetail): ReadonlySet<string> {
  const main = new Set(task.outcomes.filter((outcome) => outcome.main).flatMap((outcome) => outcome.requires));
  const others = task.outcomes.filter((outcome) => !outcome.main).flatMap((outcome) => outcome.requires);
  return new Set(others.filter((name) => !main.has(name)));
}

/** A part of the fields, in their order. */
export function pick(fields: Fields, wanted: (name: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
}

export function isList(field: FieldSchema | undefined): field is ListSchema {
  return field?.type === 'array';
}

/** The rows of a list; a draft may hold anything. */
export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.map((row: unknown) => (typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Row) : {})) : [];
}

/** Nothing was said in this row: a tick that was taken back says nothing. */
export function isBlank(row: Row): boolean {
  return Object.values(row).every((value) => isEmpty(value) || value === false);
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return rowsOf(value).every(isBlank);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What is sent: without fields that were left empty or that the form does not have, and without rows in which nothing was said. */
export function filled(data: FormData, fields: Fields): FormData {
  const sent = (value: unknown, field: FieldSchema) =>
    isList(field)
      ? rowsOf(value)
          .filter((row) => !isBlank(row))
          .map((row) => filled(row, field.items.properties))
      : value;
  return Object.fromEntries(Object.entries(data).flatMap(([name, value]) => (name in fields && !isEmpty(value) ? [[name, sent(value, fields[name]!)]] : [])));
}

/** How a reader's page says what a form does not spell out. */
export interface Sayings {
  yes: string;
  no: string;
  /** An instant, epoch ms. */
  instant: (at: number) => string;
  /** A decimal text with the language's own signs. */
  decimal: (text: string) => string;
}

/** A value as people read it: the name of the choice, an instant, an amount, yes or no as the page says them; of a list a line per row. */
export function shown(value: unknown, field: FieldSchema | undefined, say: Sayings): string {
  if (isList(field))
    return filledRows(value)
      .map((row) => shownCells(row, field, say).join(' · '))
      .join('\n');
  if (field?.format === 'decimal') return say.decimal(String(value));
  if (field?.supplier) return field.named?.find(({ id }) => id === value)?.name ?? '—';
  if (field?.format === 'date-time' && isInstant(value)) return say.instant(Date.parse(value));
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  return field?.oneOf?.find((choice) => choice.const === value)?.title ?? String(value);
}

/** The rows in which something was said. */
export function filledRows(value: unknown): Row[] {
  return rowsOf(value).filter((row) => !isBlank(row));
}

function shownCells(row: Row, { items }: ListSchema, say: Sayings): string[] {
  return Object.entries(items.properties).flatMap(([name, field]) => (isEmpty(row[name]) ? [] : [shown(row[name], field, say)]));
}
