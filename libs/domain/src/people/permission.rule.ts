import { ROLES, type Role } from './role.type.js';

/** Everything that one may be allowed to do over HTTP. */
export const PERMISSIONS = [
  'request.record',
  'case.read',
  'task.read',
  'task.read-all',
  'task.complete',
  /** Take a task of one's group, give it back, put it aside, be handed the next one. */
  'task.claim',
  /** Give a task to somebody, or take it back for the group. */
  'task.assign',
  'task.comment',
  /** Lay a file beside a task or a case, and take one's own away. */
  'file.add',
  'command.read',
  'stream.read',
  'self.read',
  /** Hold, resume and cancel a case. */
  'case.steer',
  'case.correct',
  /** Write into the history of a case. */
  'case.note',
  /** Demo only: move a case's clock. */
  'case.clock',
  'message.deliver',
  /** Write down who a client is, and who speaks for him. */
  'client.edit',
  /** Say that two clients are one, and take it back. */
  'client.merge',
  /** Start a process by hand; which ones is said by their contracts. */
  'process.start',
  'incident.manage',
  /** Read and change what the organisation sets over its pack. */
  'settings.edit',
  /** Read who did what, and take it along as a file. */
  'audit.read',
  /** Say when one is away; of others with `people.manage`. */
  'absence.plan',
  'roster.read',
  /** See to which manager a client can be put through: who is here, and how much each has. */
  'manager.read',
  /** See who is here, put people on duty, hand over what somebody has. */
  'people.manage',
  /** Say who may come in and as what: invite, change, disable, make one-time links, end sessions. */
  'account.manage',
  /** Make and revoke the tokens of programs. */
  'token.manage',
  /** Write down suppliers, and load their price lists. */
  'supplier.manage',
  /** Look up what suppliers have, at which price. */
  'stock.read',
  /** See in a deal what its goods cost the company, and what is earned. */
  'margin.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const STAFF = [
  'case.read',
  'case.note',
  'task.read',
  'task.complete',
  'task.claim',
  'task.comment',
  'file.add',
  'command.read',
  'stream.read',
  'self.read',
  'case.clock',
  'absence.plan',
  'roster.read',
  'process.start',
] as const;

/** Whoever speaks with clients writes down what they say. */
const TALKS = ['request.record', 'case.correct', 'message.deliver', 'client.edit', 'client.merge', 'manager.read', 'stock.read'] as const;

/** Who may do what: the one table of roles and permissions; the tests read it. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  secretary: [...STAFF, ...TALKS],
  manager: [...STAFF, ...TALKS, 'case.steer', 'supplier.manage', 'margin.read'],
  head: [
    ...STAFF,
    ...TALKS,
    'case.steer',
    'task.read-all',
    'task.assign',
    'incident.manage',
    'settings.edit',
    'people.manage',
    'supplier.manage',
    'margin.read',
  ],
  director: [
    ...STAFF,
    'client.merge',
    'case.steer',
    'task.read-all',
    'task.assign',
    'incident.manage',
    'people.manage',
    'stock.read',
    'margin.read',
    'audit.read',
  ],
  accountant: [...STAFF, 'margin.read'],
  driver: STAFF,
  quality: STAFF,
  admin: [
    'case.read',
    'command.read',
    'stream.read',
    'self.read',
    'case.clock',
    'process.start',
    'incident.manage',
    'settings.edit',
    'audit.read',
    'account.manage',
    'token.manage',
    'supplier.manage',
    'stock.read',
  ],
};

/** What an API token may be allowed: never what a person alone does. */
export const TOKEN_SCOPES: readonly Permission[] = ['request.record', 'message.deliver'];

/** The roles whose people may do something. */
export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => PERMISSIONS_OF[role].includes(permission));
}

/** The permissions of somebody with these roles. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => PERMISSIONS_OF[role] ?? []))];
}
