import type { Role } from '../people/role.type.js';

/** `mine`: what I could do now; `group`: everything of my groups; `team`: all open tasks. */
export const SCOPES = ['mine', 'group', 'team'] as const;

export type Scope = (typeof SCOPES)[number];

/**
 * `urgency`: under the headings late, soon, later, each by its due time; `due`: by the due time alone; `created`: who has waited longest; `client`: by name.
 * The first two are one order of rows, and the page alone tells them apart.
 */
export const SORTS = ['urgency', 'due', 'created', 'client'] as const;

export type Sort = (typeof SORTS)[number];

/** `late`: its due time has passed; `soon`: its time of warning has. */
export const DEADLINES = ['late', 'soon'] as const;

export type DeadlineFilter = (typeof DEADLINES)[number];

/** Which open tasks a list shows, and in which order; what is null or empty asks for nothing. */
export interface TaskFilter {
  scope: Scope;
  /** What was typed. */
  q: string;
  sort: Sort;
  process: string | null;
  /** A task's name in its process. */
  step: string | null;
  deadline: DeadlineFilter | null;
  /** Of this role's queue alone. */
  group: Role | null;
}
