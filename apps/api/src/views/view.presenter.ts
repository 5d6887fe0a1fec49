import { ROLES } from '#domain/people/role.type.js';
import { filterOf } from '#domain/views/task-filter.rule.js';
import { mayChangeView, mayShareWith } from '#domain/views/view-rights.rule.js';
import type { ViewRecord } from '#domain/views/view.service.js';
import type { Labels } from '../labels/labels.js';
import type { Reader } from '../tasks/answers.js';
import { KINDS } from '../tasks/asked-filter.js';
import type { TaskKindDto, ViewDto, ViewGroupDto } from './views.dto.js';

/** A view in the caller's words. */
export function viewOf(view: ViewRecord, { caller, labels }: Reader): ViewDto {
  const { id, name, owner, sharedWith } = view;
  return {
    id,
    name,
    filter: filterOf({}, view.filter),
    owner,
    sharedWith,
    sharedLabel: sharedWith === null ? null : labels.role(sharedWith),
    mayChange: mayChangeView(caller, view),
  };
}

/** Every kind of task that there is, by its title. */
export function kindsOf(labels: Labels): TaskKindDto[] {
  return KINDS.map(({ process, step }) => ({ process, step, label: labels.task(process, step), processLabel: labels.process(process) }));
}

/** The groups that have tasks. */
export function groupsOf({ caller, labels }: Reader): ViewGroupDto[] {
  return ROLES.filter((role) => role !== 'admin').map((role) => ({ role, label: labels.role(role), mayShare: mayShareWith(caller, role) }));
}
