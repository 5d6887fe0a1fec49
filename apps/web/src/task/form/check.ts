import { isInstant } from '../../time/instant';
import { isEmpty, type FieldSchema } from './form-schema';

/** What is wrong with a value; a key under `form.wrong` in the texts. */
export interface Wrong {
  rule: 'tooShort' | 'tooLong' | 'tooSmall' | 'tooLarge' | 'email' | 'phone' | 'inn' | 'date' | 'when' | 'choice' | 'number' | 'integer';
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
  if (isEmpty(value)) return null;
  if (field.oneOf) return field.oneOf.some((choice) => choice.const === value) ? null : { rule: 'choice' };
  if (field.type === 'string') return typeof value === 'string' ? wrongText(field, value) : { rule: 'choice' };
  return field.type === 'boolean' ? null : wrongNumber(field, value);
}
