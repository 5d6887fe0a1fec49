import { PERMISSIONS, PERMISSIONS_OF, permissionsOf, TOKEN_SCOPES } from './permission.rule.js';
import { ROLES, type Role } from './role.type.js';

describe('permissions', () => {
  it('are known for every role, and only such as there are', () => {
    expect(Object.keys(PERMISSIONS_OF).toSorted()).toEqual([...ROLES].toSorted());
    for (const role of ROLES) for (const permission of PERMISSIONS_OF[role]) expect(PERMISSIONS).toContain(permission);
    expect(PERMISSIONS.filter((permission) => !ROLES.some((role) => PERMISSIONS_OF[role].includes(permission)))).toEqual([]);
  });

  it('let everybody read cases and know themselves, only head and directors see all tasks and give them to others, and the administrator do no business', () => {
    for (const role of ROLES) expect(PERMISSIONS_OF[role]).toEqual(expect.arrayContaining(['case.read', 'self.read', 'stream.read', 'command.read']));
    expect(ROLES.filter((role) => PERMISSIONS_OF[role].includes('task.read-all'))).toEqual(['head', 'director']);
    expect(ROLES.filter((role) => PERMISSIONS_OF[role].includes('request.record'))).toEqual(['secretary', 'manager', 'head']);
    expect(ROLES.filter((role) => PERMISSIONS_OF[role].includes('client.edit'))).toEqual(['secretary', 'manager', 'head']);
    expect(ROLES.filter((role) => PERMISSIONS_OF[role].includes('client.merge'))).toEqual(['secretary', 'manager', 'head', 'director']);
    expect(ROLES.filter((role) => PERMISSIONS_OF[role].includes('task.assign'))).toEqual(['head', 'director']);
    for (const permission of ['task.complete', 'task.claim', 'task.comment'] as const)
      expect(ROLES.filter((role) => !PERMISSIONS_OF[role].includes(permission))).toEqual(['admin']);
  });

  it('of several roles are those of all of them, each once; of none, and of a role that there is not, none', () => {
    const both = permissionsOf(['driver', 'head']);
    expect(new Set(both)).toEqual(new Set([...PERMISSIONS_OF.driver, ...PERMISSIONS_OF.head]));
    expect(both).toHaveLength(new Set(both).size);
    expect(permissionsOf([])).toEqual([]);
    expect(permissionsOf(['owner' as Role])).toEqual([]);
  });

  it('of a token are never what a person alone does', () => {
    expect(TOKEN_SCOPES).toEqual(['request.record', 'message.deliver']);
  });
});
