import type { FieldSchema, TaskDefinition } from '#kit/contract/define-task.js';
import { advice } from '../packs/did-you-mean.rule.js';
import type { ReasonLists } from '../forms/reason.type.js';
import { listOf } from '../forms/wrong-values.rule.js';
import type { JsonFile, Way } from '../packs/placed-json.js';
import { exitsOf, fieldSpokenOf, placeholdersOf } from './read-script.js';
import type { Script } from './script.type.js';

/** What a script is held against: the task that it is for, and the pack's lists of reasons. */
export interface ScriptGround {
  readonly task: TaskDefinition;
  readonly reasons: ReasonLists;
}

/** Holds a script against the task that it is for: its fields, the values that they allow, and its outcomes. */
export function checkScript(file: JsonFile, script: Script, { task: { form, outcomes }, reasons }: ScriptGround): void {
  const fields = Object.keys(form.properties);
  const known = (field: string, way: Way) => {
    if (!fields.includes(field)) file.tell(way, `the form of the task has no field "${field}"; ${advice(field, fields)}`);
    return fields.includes(field);
  };
  for (const { placeholder, way } of placeholdersOf(script)) {
    const field = fieldSpokenOf(placeholder);
    if (field !== undefined) known(field, way);
  }
  for (const [name, step] of Object.entries(script.steps)) {
    step.ask?.forEach((field, index) => known(field, ['steps', name, 'ask', index]));
    step.answers?.forEach(({ fill = {} }, index) => {
      for (const [field, value] of Object.entries(fill)) {
        const way = ['steps', name, 'answers', index, 'fill', field];
        const problem = known(field, way) ? misfit(form.properties[field]!, value, reasons) : undefined;
        if (problem) file.tell(way, `the field "${field}" cannot be ${JSON.stringify(value)}: ${problem}`);
      }
    });
    for (const { exit, way } of exitsOf(name, step))
      if (exit.end !== undefined && !Object.hasOwn(outcomes, exit.end))
        file.tell([...way, 'end'], `the task has no outcome "${exit.end}"; ${advice(exit.end, Object.keys(outcomes))}`);
  }
}

/** Why a field of a form can never hold a value. */
function misfit(schema: FieldSchema, value: string | number | boolean, lists: ReasonLists): string | undefined {
  const list = listOf(schema);
  if (list !== undefined) {
    const codes = Object.keys(lists[list]?.reasons ?? {});
    return codes.includes(String(value)) ? undefined : advice(String(value), codes);
  }
  if (schema.type === 'array') return 'a list is filled by hand: take it out of the script.';
  if ('enum' in schema) return schema.enum.includes(String(value)) ? undefined : advice(String(value), schema.enum);
  const type = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[schema.type];
  if (typeof value !== type) return `a ${schema.type} is wanted.`;
  if (typeof value === 'string' && 'maxLength' in schema && value.length > (schema.maxLength ?? Infinity))
    return `it is longer than ${schema.maxLength} characters.`;
  if (typeof value === 'number' && schema.type !== 'string' && schema.type !== 'boolean') {
    if (schema.type === 'integer' && !Number.isInteger(value)) return 'a whole number is wanted.';
    if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)) return 'it is outside of its limits.';
  }
  return undefined;
}
