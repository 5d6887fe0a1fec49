import type { Permission } from './permission.rule.js';
import type { Role } from './role.type.js';

export type Language = 'ru' | 'en' | 'zh';

/** Who calls: a person with a session, or a program with a token. */
export interface Principal {
  kind: 'person' | 'token';
  id: string;
  organisation: string;
  name: string;
  roles: readonly Role[];
  permissions: readonly Permission[];
}

/** How audit, events and answers name the caller. */
export function actorOf(principal: Principal): string {
  return `${principal.kind}:${principal.id}`;
}

/** Whose inbox rows the caller reads: their own and those of their groups. */
export function principalsOf(principal: Principal): string[] {
  return [`person:${principal.id}`, ...principal.roles.map((role) => `role:${role}`)];
}
