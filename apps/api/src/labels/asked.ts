import type { StartedRecord } from '#domain/tasks/task.repository.js';
import type { AskedDto } from '../tasks/tasks.dto.js';
import type { Labels } from './labels.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the form asked by which a matter was started by hand, as people read it. */
export function askedOf(started: StartedRecord | null, labels: Labels): AskedDto[] {
  return Object.entries(started?.asked ?? {}).map(([name, value]) => {
    const key = `processes.${started!.process}.fields.${name}`;
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
