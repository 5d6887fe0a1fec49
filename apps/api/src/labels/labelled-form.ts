import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import type { Labels } from './labels.js';

const keyOf = (process: string, field: string) => `processes.${process}.fields.${field}`;

/** A form with its texts: titles, help, and the names of choices. */
export function labelledForm(process: string, form: FormSchema, labels: Labels): Record<string, unknown> {
  const field = ([name, schema]: [string, FieldSchema]) => {
    const key = keyOf(process, name);
    const texts = { title: labels.say(`${key}.label`), ...describe(labels.optional(`${key}.help`)) };
    if (!('enum' in schema)) return [name, { ...schema, ...texts }];
    return [name, { type: 'string', ...texts, oneOf: schema.enum.map((choice) => ({ const: choice, title: labels.say(`${key}.choices.${choice}`) })) }];
  };
  return { ...form, properties: Object.fromEntries(Object.entries(form.properties).map(field)) };
}

const describe = (description: string | null) => (description ? { description } : {});
