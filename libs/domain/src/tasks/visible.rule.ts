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
  return principal.permissions.includes('task.complete') && isTheirs(principal, task);
}

/** Whether it is in one of their queues, whoever holds it: such a person may have lost it to somebody else, and is told so. */
export function isOfGroup(principal: Principal, task: Seen): boolean {
  return principal.roles.includes(task.role);
}

/** A task is taken from the group by anybody of the group; out of a colleague's hands only where it is a talk that goes on now. */
export function mayClaim(principal: Principal, task: Seen & { live?: boolean | undefined }): boolean {
  return principal.permissions.includes('task.claim') && isOfGroup(principal, task) && (task.live === true || isTheirs(principal, task));
}

/** A task is given back to its group by its holder, or by whoever may give it to others. */
export function mayRelease(principal: Principal, task: Seen): boolean {
  return principal.permissions.includes('task.claim') && (task.assignee?.id === principal.id || mayAssign(principal, task));
}

/** A task is given to somebody by those who see it and may. */
export function mayAssign(principal: Principal, task: Seen): boolean {
  return principal.permissions.includes('task.assign') && maySee(principal, task);
}

/** A task is put aside by its holder, and by anybody of its group while nobody holds it: who puts it aside has taken it. */
export function maySnooze(principal: Principal, task: Seen): boolean {
  return principal.permissions.includes('task.claim') && isTheirs(principal, task);
}

function isTheirs(principal: Principal, task: Seen): boolean {
  return task.assignee ? task.assignee.id === principal.id : isOfGroup(principal, task);
}
