import type { Labels } from './labels.js';

const GRAMMAR = /^(\d+(?:\.\d+)?) (working )?(second|minute|hour|day)s?$/;

/** A duration of a pack in the caller's language: «10 рабочих минут»; what is none stays as it is. */
export function durationText(text: string, labels: Labels): string {
  const [, count, working, unit] = GRAMMAR.exec(text) ?? [];
  return count === undefined ? text : labels.say(`duration.${working ? 'working' : 'elapsed'}.${unit}`, { count: Number(count) });
}
