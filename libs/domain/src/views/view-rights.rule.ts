import { permissionsOf } from '../people/permission.rule.js';
import type { Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import type { TaskFilter } from './task-filter.type.js';

interface Owned {
  owner: { id: string };
  sharedWith: Role | null;
}

type Who = Pick<Principal, 'id' | 'roles' | 'permissions'>;

/** A view is seen by its owner, by the group that it is shared with, and, where it is shared, by whoever looks after all tasks. */
export function mayReadView(who: Who, { owner, sharedWith }: Owned): boolean {
  return owner.id === who.id || (sharedWith !== null && (who.roles.includes(sharedWith) || looksAfterAll(who)));
}

/** A view is changed by its owner, and, where it is shared, by whoever looks after all tasks. */
export function mayChangeView(who: Who, { owner, sharedWith }: Owned): boolean {
  return owner.id === who.id || (sharedWith !== null && looksAfterAll(who));
}

/** Anybody shares with his own groups; with others whoever looks after all tasks. */
export function mayShareWith(who: Who, role: Role): boolean {
  return who.roles.includes(role) || looksAfterAll(who);
}

/** Everybody's tasks are shown only to those who see them anyway, and shared only with such a group. */
export function seesScope(who: Pick<Who, 'permissions'>, { scope }: Pick<TaskFilter, 'scope'>): boolean {
  return scope !== 'team' || who.permissions.includes('task.read-all');
}

/** Whether everybody of a group sees what a filter asks for. */
export function groupSeesScope(role: Role, filter: Pick<TaskFilter, 'scope'>): boolean {
  return seesScope({ permissions: permissionsOf([role]) }, filter);
}

function looksAfterAll({ permissions }: Pick<Who, 'permissions'>): boolean {
  return permissions.includes('task.read-all');
}
