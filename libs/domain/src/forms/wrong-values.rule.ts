import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import { phoneOf } from '../clients/phone.rule.js';
import type { ReasonLists } from './reason.type.js';

/** A field whose value cannot be taken, and why, as a key under `rule` of the API's texts. */
export interface WrongValue {
  readonly field: string;
  readonly rule: 'phone' | 'inn' | 'choice' | 'required';
}

/** The field that says the rest where a reason alone says too little. */
export const NOTE = 'note';

const WEIGHTS_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const WEIGHTS_12 = [
  [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
];

/** People write two numbers into one field, and words beside them: one that can be dialled is enough. */
const hasPhone = (text: string) => phoneOf(text) !== null || findPhoneNumbersInText(text, 'RU').length > 0;

/** Ten digits of a company or twelve of a person, the last ones by the rule of the Federal Tax Service. */
function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text)) return false;
  const digits = [...text].map(Number);
  const digit = (weights: readonly number[]) => (weights.reduce((sum, weight, at) => sum + weight * digits[at]!, 0) % 11) % 10;
  if (digits.length === 10) return digit(WEIGHTS_10) === digits[9];
  return WEIGHTS_12.every((weights) => digit(weights) === digits[weights.length]);
}

const FITS: Readonly<Record<'phone' | 'inn', (text: string) => boolean>> = { phone: hasPhone, inn: isInn };

/** The list of reasons that a field chooses from, by its name; undefined where it does not. */
export const listOf = (schema: FieldSchema): string | undefined => ('reasons' in schema ? schema.reasons : undefined);

/**
 * What a JSON Schema cannot know of a form that fits it: phones that cannot be dialled, wrong check digits, reasons that the pack's lists
 * lack (WT-1.7, WT-2.9), and reasons that need a note and have none.
 */
export function wrongValues({ properties }: FormSchema, data: Readonly<Record<string, unknown>>, lists: ReasonLists): WrongValue[] {
  return Object.entries(properties).flatMap(([field, schema]): WrongValue[] => {
    const value = data[field];
    if (typeof value !== 'string') return []; // not there, or refused by the schema
    if ('format' in schema && (schema.format === 'phone' || schema.format === 'inn'))
      return FITS[schema.format](value.trim()) ? [] : [{ field, rule: schema.format }];
    const list = listOf(schema);
    if (list === undefined) return [];
    const reasons = lists[list]?.reasons ?? {};
    if (!Object.hasOwn(reasons, value)) return [{ field, rule: 'choice' }];
    return reasons[value]!.needsNote && String(data[NOTE] ?? '').trim() === '' ? [{ field: NOTE, rule: 'required' }] : [];
  });
}
