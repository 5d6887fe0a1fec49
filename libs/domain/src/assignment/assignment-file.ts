import { advice } from '../packs/did-you-mean.rule.js';
import type { JsonFile } from '../packs/placed-json.js';
import { schemaCheck } from '../packs/schema-check.js';
import { ROLES, type Role } from '../people/role.type.js';
import { WAYS, type AssignmentRow } from './assignment.type.js';

/** `assignment.json` of a pack. */
interface AssignmentFile {
  /** By `<process>.<task>`. */
  readonly tasks?: Readonly<Record<string, AssignmentRow>>;
  /** Duties of the day (ALL-4), by name, each with the role whose people may be put on it. */
  readonly duties?: Readonly<Record<string, { readonly role: Role; readonly source: string }>>;
}

const TEXT = { type: 'string', format: 'text' };

const check = schemaCheck<AssignmentFile>({
  type: 'object',
  additionalProperties: false,
  properties: {
    tasks: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['ways', 'source'],
        properties: {
          ways: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: WAYS } },
          skill: TEXT,
          duty: TEXT,
          shared: { const: true },
          source: TEXT,
        },
      },
    },
    duties: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: false, required: ['role', 'source'], properties: { role: { enum: ROLES }, source: TEXT } },
    },
  },
});

/** Who gets which task, and which duties of the day there are, as a pack says. */
export interface AssignmentTable {
  readonly rows: ReadonlyMap<string, AssignmentRow>;
  /** Each with the role whose people may be put on it. */
  readonly duties: ReadonlyMap<string, Role>;
}

/** A pack without the file: every task lies with its group. */
export const NO_ASSIGNMENTS: AssignmentTable = { rows: new Map(), duties: new Map() };

/** Reads `assignment.json`. */
export function readAssignment(file: JsonFile): AssignmentTable | undefined {
  const about = check(file);
  if (!about) return undefined;
  const duties = new Map(Object.entries(about.duties ?? {}).map(([name, { role }]) => [name, role]));
  const rows = Object.entries(about.tasks ?? {});
  for (const [task, { ways, skill, duty }] of rows) {
    const tell = (name: string, message: string) => file.tell(['tasks', task, name], `"${task}": ${message}`);
    if (!/^[^.]+\.[^.]+$/.test(task)) file.tell(['tasks', task], `"${task}": name it by process and task, such as "contact.contactClient".`);
    if (!ways.includes('by-skill') && skill !== undefined)
      tell('skill', '"skill" is asked for by "by-skill" only: add it to the ways, or leave the skill out.');
    if (ways.includes('on-duty') !== (duty !== undefined)) tell('duty', '"on-duty" and "duty" belong together: write both, or neither.');
    if (duty !== undefined && !duties.has(duty)) tell('duty', `there is no duty "${duty}" among the "duties" of this file; ${advice(duty, duties.keys())}`);
  }
  return { rows: new Map(rows), duties };
}
