import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import { isInn } from '../clients/inn.rule.js';
import { phonesOf } from '../clients/phone.rule.js';
import type { ReasonLists } from './reason.type.js';

/** A field whose value cannot be taken, and why, as a key under `rule` of the API's texts. */
export interface WrongValue {
  readonly field: string;
  readonly rule: 'phone' | 'inn' | 'choice' | 'required' | 'person';
}

/** The field that says the rest where a reason alone says too little. */
export const NOTE = 'note';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FITS: Readonly<Record<'phone' | 'inn', (text: string) => boolean>> = { phone: (text) => phonesOf(text).length > 0, inn: isInn };

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
    if ('person' in schema) return UUID.test(value) ? [] : [{ field, rule: 'person' }];
    const list = listOf(schema);
    if (list === undefined) return [];
    const reasons = lists[list]?.reasons ?? {};
    if (!Object.hasOwn(reasons, value)) return [{ field, rule: 'choice' }];
    return reasons[value]!.needsNote && String(data[NOTE] ?? '').trim() === '' ? [{ field: NOTE, rule: 'required' }] : [];
  });
}
