import type { FieldSchema, FlatField, FormSchema, ListField } from '#kit/contract/define-task.js';
import type { Offer } from '#domain/forms/offer.type.js';
import { isList } from '#domain/forms/cells.rule.js';
import { listOf } from '#domain/forms/wrong-values.rule.js';
import type { Labels } from './labels.js';

/** Whose words a form is shown in, and what it offers. */
export interface FormWords {
  readonly labels: Labels;
  readonly offer: Offer;
}

/**
 * A form with its texts: titles, help, and the names of choices; of a list also those of its rows' fields, what its empty state says (`empty`) and its button
 * (`add`). A field for a supplier has the names of those it holds as `named`.
 */
export function labelledForm(process: string, form: FormSchema, words: FormWords): Record<string, unknown> {
  return { ...form, properties: labelled(form.properties, `processes.${process}`, words) };
}

function labelled(properties: Readonly<Record<string, FieldSchema>>, above: string, words: FormWords): Record<string, unknown> {
  const field = ([name, schema]: [string, FieldSchema]) => {
    const key = `${above}.fields.${name}`;
    const texts = { title: words.labels.say(`${key}.label`), ...withText('description', words.labels.optional(`${key}.help`)) };
    return [name, { ...(isList(schema) ? listParts(schema, key, words) : flatParts(schema, key, words)), ...texts }];
  };
  return Object.fromEntries(Object.entries(properties).map(field)) as Record<string, unknown>;
}

function listParts(schema: ListField, key: string, words: FormWords): Record<string, unknown> {
  const { labels } = words;
  const items = { ...schema.items, properties: labelled(schema.items.properties, key, words) };
  return { ...schema, items, ...withText('empty', labels.optional(`${key}.empty`)), ...withText('add', labels.optional(`${key}.add`)) };
}

/** Choices are told as `oneOf`, whatever they come from. */
function flatParts(schema: FlatField, key: string, { labels, offer: { reasons, people, suppliers } }: FormWords): Record<string, unknown> {
  const list = listOf(schema);
  if (list !== undefined) {
    const choices = Object.entries(reasons[list]?.reasons ?? {});
    return { type: 'string', oneOf: choices.map(([code, { label }]) => ({ const: code, title: labels.local(label) })) };
  }
  if ('person' in schema) return { type: 'string', oneOf: (people[schema.person] ?? []).map((one) => ({ const: one.id, title: one.name })) };
  if ('supplier' in schema) return { ...schema, named: suppliers };
  if (!('enum' in schema)) return schema;
  return { type: 'string', oneOf: schema.enum.map((choice) => ({ const: choice, title: labels.say(`${key}.choices.${choice}`) })) };
}

const withText = (name: string, text: string | null) => (text ? { [name]: text } : {});
