import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import type { StartedRecord } from '#domain/tasks/task.repository.js';
import type { AskedDto } from '../tasks/tasks.dto.js';
import type { Labels } from './labels.js';

/** PostgreSQL keeps the members of an object in an order of its own; people read them as the form has them. */
const ORDER = new Map((CONTRACTS as readonly ProcessDefinition[]).map(({ name, start }) => [name, Object.keys(start?.form.properties ?? {})]));

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the form asked by which a matter was started by hand, as people read it. */
export function askedOf(started: StartedRecord | null, labels: Labels): AskedDto[] {
  if (!started) return [];
  const order = ORDER.get(started.process) ?? [];
  const place = ([name]: [string, unknown]) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(started.asked).toSorted((a, b) => place(a) - place(b));
  return entries.map(([name, value]) => {
    const key = `processes.${started.process}.fields.${name}`;
    return { name, label: labels.optional(`${key}.label`) ?? name, value: textOf(value, key, labels) };
  });
}

function textOf(value: unknown, key: string, labels: Labels): string {
  if (typeof value === 'boolean') return labels.say(value ? 'asked.yes' : 'asked.no');
  if (typeof value === 'number') return new Intl.NumberFormat(labels.language).format(value);
  const text = String(value);
  // A day has no zone: it is the same day everywhere.
  if (DAY.test(text)) return new Intl.DateTimeFormat(labels.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text));
  return labels.optional(`${key}.choices.${text.replaceAll('.', '')}`) ?? text;
}
