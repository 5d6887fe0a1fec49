import { isInstant } from '../../time/instant';
import { isDecimal } from './decimal';
import { isBlank, isEmpty, rowsOf, type FieldSchema, type ListSchema } from './form-schema';

/** What is wrong with a value; a key under `form.wrong` in the texts. */
export interface Wrong {
  rule: 'tooShort' | 'tooLong' | 'tooSmall' | 'tooLarge' | 'email' | 'phone' | 'inn' | 'date' | 'when' | 'choice' | 'decimal' | 'number' | 'integer';
  limit?: number;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const INN = /^\s*(\d{10}|\d{12})\s*$/;
/** No number that can be dialled is shorter, digits. */
const SHORTEST_PHONE = 5;

function wrongText(field: FieldSchema, value: string): Wrong | null {
  // The server counts characters, not UTF-16 units.
  const length = [...value].length;
  if (field.minLength !== undefined && length < field.minLength) return { rule: 'tooShort', limit: field.minLength };
  if (field.maxLength !== undefined && length > field.maxLength) return { rule: 'tooLong', limit: field.maxLength };
  if (field.format === 'phone' && value.replaceAll(/\D/g, '').length < SHORTEST_PHONE) return { rule: 'phone' };
  if (field.format === 'inn' && !INN.test(value)) return { rule: 'inn' };
  if (field.format === 'decimal' && !isDecimal(value)) return { rule: 'decimal' };
  if (field.format === 'email' && !EMAIL.test(value)) return { rule: 'email' };
  // Words that no time was made of yet.
  if (field.future) return isInstant(value) ? null : { rule: 'when' };
  if ((field.format === 'date' || field.format === 'date-time') && Number.isNaN(Date.parse(value))) return { rule: 'date' };
  return null;
}

function wrongNumber(field: FieldSchema, value: unknown): Wrong | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { rule: 'number' };
  if (field.type === 'integer' && !Number.isInteger(value)) return { rule: 'integer' };
  if (field.minimum !== undefined && value < field.minimum) return { rule: 'tooSmall', limit: field.minimum };
  if (field.maximum !== undefined && value > field.maximum) return { rule: 'tooLarge', limit: field.maximum };
  return null;
}

/** The few checks that are worth doing while one types; the server judges. An empty value is not wrong here. */
export function wrongValue(field: FieldSchema, value: unknown): Wrong | null {
  if (isEmpty(value) || field.type === 'array') return null; // rows are looked at by `wrongCells`
  if (field.oneOf) return field.oneOf.some((choice) => choice.const === value) ? null : { rule: 'choice' };
  if (field.type === 'string') return typeof value === 'string' ? wrongText(field, value) : { rule: 'choice' };
  return field.type === 'boolean' ? null : wrongNumber(field, value);
}

/** A cell that cannot be sent as it is: `place` in its list, `0.quantity`; `wrong` is null where it is needed and empty. */
export interface WrongCell {
  place: string;
  wrong: Wrong | null;
}

/** What is wrong in the rows of a list. Rows in which nothing was said are not sent, and so lack nothing. */
export function wrongCells({ items }: ListSchema, value: unknown): WrongCell[] {
  return rowsOf(value).flatMap((row, index) =>
    isBlank(row)
      ? []
      : Object.entries(items.properties).flatMap(([name, field]): WrongCell[] => {
          const wrong = wrongValue(field, row[name]);
          if (wrong) return [{ place: `${index}.${name}`, wrong }];
          return items.required?.includes(name) && isEmpty(row[name]) ? [{ place: `${index}.${name}`, wrong: null }] : [];
        }),
  );
}
