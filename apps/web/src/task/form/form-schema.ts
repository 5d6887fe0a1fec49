import type { TaskDetail } from '../../api/types';
import { isInstant } from '../../time/instant';

/** What a field of a task's form can say about itself. The form is flat, and the server made its texts. */
export interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean';
  title?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: 'date' | 'date-time' | 'email' | 'phone' | 'inn' | 'uuid';
  /** An instant that is to come. */
  future?: true;
  oneOf?: { const: string | number; title: string }[];
}

export type FormData = Record<string, unknown>;
export type Fields = Record<string, FieldSchema>;

/** The fields of a form, in their order. */
export function fieldsOf({ form }: Pick<TaskDetail, 'form'>): Fields {
  return ((form as { properties?: Fields }).properties ?? {}) as Fields;
}

/** Names of fields that appear only with an outcome which needs them, beside the main one. */
export function asideFields(task: TaskDetail): ReadonlySet<string> {
  const main = new Set(task.outcomes.filter((outcome) => outcome.main).flatMap((outcome) => outcome.requires));
  const others = task.outcomes.filter((outcome) => !outcome.main).flatMap((outcome) => outcome.requires);
  return new Set(others.filter((name) => !main.has(name)));
}

/** A part of the fields, in their order. */
export function pick(fields: Fields, wanted: (name: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What is sent: without fields that were left empty or that the form does not have. */
export function filled(data: FormData, fields: Fields): FormData {
  return Object.fromEntries(Object.entries(data).filter(([name, value]) => name in fields && !isEmpty(value)));
}

/** How a reader's page says what a form does not spell out. */
export interface Sayings {
  yes: string;
  no: string;
  /** An instant, epoch ms. */
  instant: (at: number) => string;
}

/** A value as people read it: the name of the choice, an instant, yes or no as the page says them. */
export function shown(value: unknown, field: FieldSchema | undefined, say: Sayings): string {
  if (field?.format === 'date-time' && isInstant(value)) return say.instant(Date.parse(value));
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  return field?.oneOf?.find((choice) => choice.const === value)?.title ?? String(value);
}
