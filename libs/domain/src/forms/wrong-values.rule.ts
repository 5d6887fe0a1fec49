import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import { isInn } from '../clients/inn.rule.js';
import { phonesOf } from '../clients/phone.rule.js';
import { cellsOf } from './cells.rule.js';
import type { Offer } from './offer.type.js';

/** A field whose value cannot be taken, and why, as a key under `rule` of the API's texts. Of a row its place is told: `items.0.quantity`. */
export interface WrongValue {
  readonly field: string;
  readonly rule: 'phone' | 'inn' | 'choice' | 'required' | 'person' | 'supplier' | 'past';
}

const FITS: Readonly<Record<'phone' | 'inn', (text: string) => boolean>> = { phone: (text) => phonesOf(text).length > 0, inn: isInn };

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';

/** The list of reasons that a field chooses from, by its name; undefined where it does not. */
export const listOf = (schema: FieldSchema): string | undefined => ('reasons' in schema ? schema.reasons : undefined);

/** A click takes a moment: "in a minute" must not be refused because it took one. Milliseconds. */
const GRACE = 60_000;

/** What a form is judged by beside its schema: what it offered, and the time of the judgement (epoch ms). */
export interface Judging extends Offer {
  readonly now: number;
}

/**
 * What a JSON Schema cannot know of a form that fits it: promised times that are over, phones that cannot be dialled, wrong check digits, reasons that the pack's lists
 * lack (WT-1.7, WT-2.9), reasons that need a note and have none, people who are not here or have another role, and suppliers that the company has not.
 */
export function wrongValues(form: FormSchema, data: Readonly<Record<string, unknown>>, { reasons: lists, people, suppliers, now }: Judging): WrongValue[] {
  return cellsOf(form, data).flatMap(({ path: field, schema, value, note }): WrongValue[] => {
    if (typeof value !== 'string') return []; // not there, or refused by the schema
    if ('format' in schema && (schema.format === 'phone' || schema.format === 'inn'))
      return FITS[schema.format](value.trim()) ? [] : [{ field, rule: schema.format }];
    if ('future' in schema && schema.future) return Date.parse(value) > now - GRACE ? [] : [{ field, rule: 'past' }];
    if ('person' in schema) return people[schema.person]?.some(({ id }) => id === value) ? [] : [{ field, rule: 'person' }];
    if ('supplier' in schema) return suppliers.some(({ id }) => id === value) ? [] : [{ field, rule: 'supplier' }];
    const list = listOf(schema);
    if (list === undefined) return [];
    const reasons = lists[list]?.reasons ?? {};
    if (!Object.hasOwn(reasons, value)) return [{ field, rule: 'choice' }];
    return reasons[value]!.needsNote && isBlank(note.value) ? [{ field: note.path, rule: 'required' }] : [];
  });
}
