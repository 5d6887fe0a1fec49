import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { ListField } from '#kit/contract/define-task.js';
import { isList, rowsOf } from '#domain/forms/cells.rule.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import type { StartedRecord } from '#domain/tasks/task.repository.js';
import type { AskedDto } from '../tasks/tasks.dto.js';
import type { Labels } from './labels.js';

/** PostgreSQL keeps the members of an object in an order of its own; people read them as the form has them. */
const FORMS = new Map((CONTRACTS as readonly ProcessDefinition[]).map(({ name, start }) => [name, start?.form.properties ?? {}]));

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the form asked by which a matter was started by hand, as people read it. */
export function askedOf(started: StartedRecord | null, labels: Labels): AskedDto[] {
  if (!started) return [];
  const fields = FORMS.get(started.process) ?? {};
  return inOrder(started.asked, Object.keys(fields)).map(([name, value]) => {
    const key = `processes.${started.process}.fields.${name}`;
    const schema = fields[name];
    const text = schema && isList(schema) ? rowsText(schema, value, { key, labels }) : textOf(value, key, labels);
    return { name, label: labels.optional(`${key}.label`) ?? name, value: text };
  });
}

function inOrder(values: object, order: readonly string[]): [string, unknown][] {
  const place = ([name]: [string, unknown]) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(values).toSorted((a, b) => place(a) - place(b));
}

/** A row in a line, its values side by side. */
function rowsText({ items }: ListField, value: unknown, { key, labels }: { key: string; labels: Labels }): string {
  const order = Object.keys(items.properties);
  const line = (row: object) => inOrder(row, order).map(([name, cell]) => textOf(cell, `${key}.fields.${name}`, labels));
  return rowsOf(value)
    .map((row) => line(row).join(' · '))
    .join('\n');
}

function textOf(value: unknown, key: string, labels: Labels): string {
  if (typeof value === 'boolean') return labels.say(value ? 'asked.yes' : 'asked.no');
  if (typeof value === 'number') return new Intl.NumberFormat(labels.language).format(value);
  const text = String(value);
  // A day has no zone: it is the same day everywhere.
  if (DAY.test(text)) return new Intl.DateTimeFormat(labels.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text));
  return labels.optional(`${key}.choices.${text.replaceAll('.', '')}`) ?? text;
}
