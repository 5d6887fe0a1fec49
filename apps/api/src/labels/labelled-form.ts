import type { FieldSchema, FormSchema } from '#kit/contract/define-task.js';
import type { ReasonLists } from '#domain/forms/reason.type.js';
import { listOf } from '#domain/forms/wrong-values.rule.js';
import type { Labels } from './labels.js';

const keyOf = (process: string, field: string) => `processes.${process}.fields.${field}`;

/** Whose words a form is shown in, and the reasons that it may offer. */
export interface FormWords {
  readonly labels: Labels;
  readonly reasons: ReasonLists;
}

/** A form with its texts: titles, help, and the names of choices. */
export function labelledForm(process: string, form: FormSchema, { labels, reasons }: FormWords): Record<string, unknown> {
  const field = ([name, schema]: [string, FieldSchema]) => {
    const key = keyOf(process, name);
    const texts = { title: labels.say(`${key}.label`), ...describe(labels.optional(`${key}.help`)) };
    const list = listOf(schema);
    if (list !== undefined) {
      const choices = Object.entries(reasons[list]?.reasons ?? {});
      return [name, { type: 'string', ...texts, oneOf: choices.map(([code, { label }]) => ({ const: code, title: labels.local(label) })) }];
    }
    if (!('enum' in schema)) return [name, { ...schema, ...texts }];
    return [name, { type: 'string', ...texts, oneOf: schema.enum.map((choice) => ({ const: choice, title: labels.say(`${key}.choices.${choice}`) })) }];
  };
  return { ...form, properties: Object.fromEntries(Object.entries(form.properties).map(field)) };
}

const describe = (description: string | null) => (description ? { description } : {});
