import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import type { Offer } from '#domain/forms/offer.type.js';
import { listOf } from '#domain/forms/wrong-values.rule.js';
import type { Labels } from './labels.js';

const keyOf = (process: string, field: string) => `processes.${process}.fields.${field}`;

/** Whose words a form is shown in, and what it offers. */
export interface FormWords {
  readonly labels: Labels;
  readonly offer: Offer;
}

/** A form with its texts: titles, help, and the names of choices. */
export function labelledForm(process: string, form: FormSchema, { labels, offer: { reasons, people } }: FormWords): Record<string, unknown> {
  const field = ([name, schema]: [string, FieldSchema]) => {
    const key = keyOf(process, name);
    const texts = { title: labels.say(`${key}.label`), ...describe(labels.optional(`${key}.help`)) };
    const list = listOf(schema);
    if (list !== undefined) {
      const choices = Object.entries(reasons[list]?.reasons ?? {});
      return [name, { type: 'string', ...texts, oneOf: choices.map(([code, { label }]) => ({ const: code, title: labels.local(label) })) }];
    }
    if ('person' in schema) {
      const choices = people[schema.person] ?? [];
      return [name, { type: 'string', ...texts, oneOf: choices.map((one) => ({ const: one.id, title: one.name })) }];
    }
    if (!('enum' in schema)) return [name, { ...schema, ...texts }];
    return [name, { type: 'string', ...texts, oneOf: schema.enum.map((choice) => ({ const: choice, title: labels.say(`${key}.choices.${choice}`) })) }];
  };
  return { ...form, properties: Object.fromEntries(Object.entries(form.properties).map(field)) };
}

const describe = (description: string | null) => (description ? { description } : {});
