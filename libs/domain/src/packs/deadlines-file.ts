import { checkDeadline, type DeadlineRow } from '../calendar/deadline.rule.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import { ROLES } from '../people/role.type.js';
import type { JsonFile } from './placed-json.js';
import { schemaCheck } from './schema-check.js';

const DURATION = { duration: true };
const NAME = { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][A-Za-z0-9]*$' };

const check = schemaCheck<Record<string, DeadlineRow>>({
  type: 'object',
  propertyNames: NAME,
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['warn', 'due', 'escalateTo', 'source'],
    properties: { warn: DURATION, due: DURATION, escalateTo: { enum: ROLES }, source: { type: 'string', format: 'text' } },
  },
});

/** Reads `deadlines.json`: by `<process>.<task>`, when a task is due and who hears of it when it is late. */
export function readDeadlines(file: JsonFile, calendar: WorkingCalendar | undefined): ReadonlyMap<string, DeadlineRow> | undefined {
  const rows = Object.entries(check(file) ?? {});
  // Only a calendar knows how long a working day is; without one the pack is refused anyhow.
  for (const [task, row] of calendar ? rows : []) {
    const wrong = checkDeadline(row, calendar!);
    if (wrong) file.tell([task, 'warn'], `"${task}" ${wrong.message}`, wrong.rule);
  }
  return new Map(rows);
}

/** A timer of a story. */
export interface TimerFileRow {
  /** A duration, such as `2 working days`. */
  readonly after: string;
  readonly source: string;
}

const checkTimers = schemaCheck<Record<string, TimerFileRow>>({
  type: 'object',
  propertyNames: NAME,
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['after', 'source'],
    properties: { after: DURATION, source: { type: 'string', format: 'text' } },
  },
});

/** Reads `timers.json`: by `<process>.<timer>`, how long a story sleeps. */
export function readTimers(file: JsonFile): ReadonlyMap<string, TimerFileRow> | undefined {
  const rows = checkTimers(file);
  return rows && new Map(Object.entries(rows));
}
