import type { Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import type { TaskStatus } from './task.type.js';

interface Seen {
  role: Role;
  assignee: { id: string } | null;
  completedBy?: { id: string } | null;
}

/** A task is seen by its holder, by whoever completed it, by its group, by the head and by the directors. */
export function maySee(principal: Principal, task: Seen): boolean {
  if (principal.permissions.includes('task.read-all')) return true;
  if (!principal.permissions.includes('task.read')) return false;
  return task.assignee?.id === principal.id || task.completedBy?.id === principal.id || principal.roles.includes(task.role);
}

/** A task is completed by its holder, or by anybody of its group while nobody holds it. */
export function mayComplete(principal: Principal, task: Seen & { status: TaskStatus }): boolean {
  return task.status === 'open' && mayAct(principal, task);
}

/** Whether it is this person's to act on, open or not. */
export function mayAct(principal: Principal, task: Seen): boolean {
  if (!principal.permissions.includes('task.complete')) return false;
  return task.assignee ? task.assignee.id === principal.id : principal.roles.includes(task.role);
}
