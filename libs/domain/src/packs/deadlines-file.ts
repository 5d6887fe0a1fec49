import type { DeadlineRow } from '../calendar/deadline.rule.js';
import { ROLES } from '../people/role.type.js';
import type { JsonFile } from './placed-json.js';
import { schemaCheck } from './schema-check.js';

/** Minutes: nothing waits for longer than a year. */
const LONGEST = 366 * 24 * 60;
const MINUTES = { type: 'integer', minimum: 0, maximum: LONGEST };
const NAME = { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][A-Za-z0-9]*$' };

/** A deadline as a pack keeps it: with the requirement that it comes from. */
export interface DeadlineFileRow extends DeadlineRow {
  readonly source: string;
}

const checkDeadlines = schemaCheck<Record<string, DeadlineFileRow>>({
  type: 'object',
  propertyNames: NAME,
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['warn', 'due', 'escalateTo', 'source'],
    properties: { warn: MINUTES, due: MINUTES, escalateTo: { enum: ROLES }, source: { type: 'string', format: 'text' } },
  },
});

/** Reads `deadlines.json`: by `<process>.<task>`, when a task is due and who hears of it when it is late. */
export function readDeadlines(file: JsonFile): ReadonlyMap<string, DeadlineFileRow> | undefined {
  const rows = checkDeadlines(file);
  for (const [task, { warn, due }] of Object.entries(rows ?? {}))
    if (warn > due) file.tell([task, 'warn'], `"${task}" warns after it is due: write a "warn" of ${due} or less.`, 'warnAfterDue');
  return rows && new Map(Object.entries(rows));
}

/** A timer of a story. */
export interface TimerFileRow {
  /** A part of a minute is a fraction. */
  readonly minutes: number;
  readonly source: string;
}

const checkTimers = schemaCheck<Record<string, TimerFileRow>>({
  type: 'object',
  propertyNames: NAME,
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['minutes', 'source'],
    properties: { minutes: { type: 'number', minimum: 0, maximum: LONGEST }, source: { type: 'string', format: 'text' } },
  },
});

/** Reads `timers.json`: by `<process>.<timer>`, how long a story sleeps. */
export function readTimers(file: JsonFile): ReadonlyMap<string, TimerFileRow> | undefined {
  const rows = checkTimers(file);
  return rows && new Map(Object.entries(rows));
}
