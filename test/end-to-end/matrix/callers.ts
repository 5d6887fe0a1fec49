import { permissionsOf, TOKEN_SCOPES, type Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import type { Caller } from './row.js';
import { TOKENS, type TokenName } from './tokens.js';
import type { World } from './world.js';

const LOGIN: Readonly<Record<Role, string>> = {
  secretary: 'secretary1',
  manager: 'manager1',
  head: 'head',
  director: 'director1',
  accountant: 'accountant',
  driver: 'driver',
  quality: 'quality',
  admin: 'admin',
};

/** Everybody whom the matrix asks: holder and candidate of a task, each other role, people without a role or without an account, another company, programs, nobody. */
export function callersOf(world: () => World): Caller[] {
  const person = (name: string, login: string | (() => string), roles: readonly Role[], own = true): Caller => ({
    name,
    ours: own,
    get principal(): Principal {
      const id = world().idOf(typeof login === 'string' ? login : login());
      return { kind: 'person', id, organisation: 'any', name, roles, permissions: permissionsOf(roles) };
    },
    headers: async () => (await world().person(typeof login === 'string' ? login : login())).headers,
  });
  const nobody = (name: string, headers: () => Promise<Record<string, string>>): Caller => ({ name, principal: null, ours: false, headers });
  return [
    nobody('nobody', () => Promise.resolve({})),
    nobody('a session that was ended', () => Promise.resolve(world().ended)),
    nobody('a session of somebody who has left', () => Promise.resolve(world().left)),
    ...ROLES.map((role) => person(role === 'secretary' ? 'the secretary who holds' : `our ${role}`, LOGIN[role], [role])),
    person('the secretary who could', 'secretary2', ['secretary']),
    person('our person without a role', 'bare', []),
    ...(['secretary', 'manager', 'director', 'admin'] as const).map((role) =>
      person(`the ${role} of another company`, () => world().stranger.login(role), [role], false),
    ),
    ...(Object.keys(TOKENS) as TokenName[]).map((name) => token(name, world)),
  ];
}

function token(name: TokenName, world: () => World): Caller {
  const { scopes, ours, revoked }: { scopes: readonly Permission[]; ours: boolean; revoked: boolean } = TOKENS[name];
  const permissions = scopes.filter((scope) => TOKEN_SCOPES.includes(scope));
  return {
    name: `the ${name} token`,
    ours,
    principal: revoked ? null : { kind: 'token', id: name, organisation: 'any', name, roles: [], permissions },
    headers: () => Promise.resolve({ authorization: `Bearer ${world().token(name)}` }),
  };
}
